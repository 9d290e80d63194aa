import type { RegisterLine } from '../../src/api/registers.ts';
import { londonMinutes } from '../../src/domain/calendar/london.ts';
import { dayText } from '../../src/rules/life-cycle/figures/days.ts';
import { csv } from './csv.ts';

const heading = [
  'No.',
  'Day (London)',
  'Time (London)',
  'Kind',
  'Child',
  'NHS number',
  'By',
  'Role',
  'What, and to whom',
  'Detail',
  'Outcome',
  'Purpose',
  'Lawful basis',
  'Consent',
  'Told about it',
  'Reference',
];

const two = (n: number): string => String(n).padStart(2, '0');

function timeOf(at: string): string {
  const minutes = londonMinutes(Date.parse(at));
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Lines of the register as a table for a spreadsheet. */
export const linesAsCsv = (lines: readonly RegisterLine[]): string =>
  csv([
    heading,
    ...lines.map((line) => [
      line.number,
      dayText(Date.parse(line.at)),
      timeOf(line.at),
      line.kind,
      line.child?.name,
      line.child?.nhsNumber,
      line.by?.name,
      line.by?.role,
      line.what,
      line.detail,
      line.outcome,
      line.purpose,
      line.basis.join('; '),
      line.consent,
      line.informed,
      line.reference,
    ]),
  ]);
