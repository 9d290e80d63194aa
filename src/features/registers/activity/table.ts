import type { Activity, ActivityCount } from '../../../api/registers.ts';
import type * as v from 'valibot';

type Row = Activity['rows'][number];
export type Measure = Row['measure'];
export type By = Row['by'];
export type Count = v.InferOutput<typeof ActivityCount>;

/** One line of the table: a month, and of what its numbers are. */
export interface ActivityLine {
  readonly month: string;
  readonly value: string;
  /** What is absent was not counted, which is not 0. */
  readonly counts: ReadonlyMap<Measure, Count>;
}

/** Newest month first; within a month as the gateway names its values. */
export function linesBy(rows: readonly Row[], by: By): readonly ActivityLine[] {
  const lines = new Map<string, { month: string; value: string; counts: Map<Measure, Count> }>();
  for (const row of rows.filter((one) => one.by === by)) {
    const key = `${row.month} ${row.value}`;
    const line = lines.get(key) ?? { month: row.month, value: row.value, counts: new Map<Measure, Count>() };
    line.counts.set(row.measure, row.count);
    lines.set(key, line);
  }
  return [...lines.values()].toSorted(
    (a, b) => b.month.localeCompare(a.month) || a.value.localeCompare(b.value),
  );
}

const order: readonly Measure[] = [
  'look-ups',
  'concerns',
  'shared',
  'not-shared',
  'answered-in-time',
  'answered-late',
  'no-answer-yet',
];

/** Measures that any line has, in the order of what happens to a concern. */
export const measuresOf = (lines: readonly ActivityLine[]): readonly Measure[] =>
  order.filter((measure) => lines.some(({ counts }) => counts.has(measure)));
