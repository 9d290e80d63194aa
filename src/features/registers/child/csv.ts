import type { AccessReport } from '../../../api/registers.ts';
import { dayOfEntry, kindWords, register, registerEntry, timeOfEntry } from '../../../text/register.ts';
import { consentWords } from '../parts/line-words.ts';

/** A cell: what a spreadsheet would take for a formula is made plain text. */
const cell = (text: string): string => {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
};

type Line = AccessReport['lines'][number];
const { columns } = register;
const { fields } = registerEntry;

const parts: readonly (readonly [string, (line: Line) => string])[] = [
  [columns.number, ({ number }) => String(number)],
  [columns.when, ({ at }) => `${dayOfEntry(at)} ${timeOfEntry(at)}`],
  [columns.kind, ({ kind }) => kindWords[kind]],
  [columns.by, ({ by }) => by?.name ?? register.bySystem],
  ['Role', ({ by }) => by?.role ?? ''],
  [columns.what, ({ what, detail }) => [what, detail].filter((part) => part !== undefined).join('. ')],
  [fields.outcome, ({ outcome }) => registerEntry.outcomes[outcome]],
  [fields.purpose, ({ purpose }) => purpose ?? register.notSaid],
  [columns.basis, ({ basis }) => (basis.length === 0 ? register.notSaid : basis.join('; '))],
  [columns.consent, consentWords],
  [fields.informed, ({ informed }) => informed ?? register.notSaid],
  [fields.reference, ({ reference }) => reference ?? ''],
];

/** The report for a spreadsheet: comma-separated, UTF-8 with its mark, one line for each entry. */
export const csvOf = ({ lines }: AccessReport): string =>
  `\uFEFF${[parts.map(([name]) => name), ...lines.map((line) => parts.map(([, of]) => of(line)))]
    .map((line) => `${line.map(cell).join(',')}\r\n`)
    .join('')}`;
