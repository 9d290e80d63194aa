/** What a spreadsheet would take for a formula. */
const formula = /^[\s]*[=+\-@\t\r|%]/;

/**
 * One cell as RFC 4180 has it. What a spreadsheet would compute is made plain text by an apostrophe before it; other
 * values are as they are.
 */
function cell(value: string | number | undefined): string {
  const text = value === undefined ? '' : String(value);
  const plain = typeof value === 'string' && formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** Rows as CSV: UTF-8 with a byte order mark, so that spreadsheets read names as they are written; CRLF between rows. */
export const csv = (rows: readonly (readonly (string | number | undefined)[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
