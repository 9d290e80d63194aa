import { checkCodeSet } from '../../../rules/validate/code-set.ts';
import { codeSetDraft } from '../../../text/code-set.ts';
import { keyOf, type Row } from './rows.ts';

/** What was made of pasted lines: codes that may be added, and the lines that may not, with why. */
export interface Pasted {
  readonly rows: readonly Row[];
  readonly left: readonly { readonly line: string; readonly why: string }[];
}

/** Columns of a table, "code |words|" as SNOMED CT writes it, or a code and then its words. */
function partsOf(line: string): readonly (string | undefined)[] {
  const cells = line.includes('\t') ? line.split('\t') : line.split('|');
  if (cells.length > 1) return cells.map((cell) => cell.trim());
  const [, code, display] = /^"?([^\s,;"]+)"?[\s,;]*(.*)$/.exec(line) ?? [];
  return [code, display?.replace(/^"(.*)"$/, '$1').trim()];
}

function rowOf(line: string, system: string, source: string): Row {
  const [code = '', display = '', own = ''] = partsOf(line);
  const found = own === '' ? source : own;
  return {
    system,
    code,
    ...(display === '' ? {} : { display }),
    ...(found === '' ? {} : { source: found }),
  };
}

/** Reads pasted lines as codes of one system. `there`: codes that the draft has already. */
export function readPasted(
  text: string,
  {
    system,
    source,
    there,
  }: { readonly system: string; readonly source: string; readonly there: ReadonlySet<string> },
): Pasted {
  const seen = new Set(there);
  const rows: Row[] = [];
  const left: { line: string; why: string }[] = [];
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trim();
    if (line === '') continue;
    const row = rowOf(line, system, source.trim());
    const checked = checkCodeSet({ id: 'one', title: 'One', concepts: [row] }, []);
    const [problem] = checked.ok ? [] : checked.failure;
    if (problem !== undefined) left.push({ line, why: `${problem.message} ${problem.fix}` });
    else if (seen.has(keyOf(row))) left.push({ line, why: `${row.code} ${codeSetDraft.there}` });
    else {
      seen.add(keyOf(row));
      rows.push(row);
    }
  }
  return { rows, left };
}
