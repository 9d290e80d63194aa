import { londonDay } from '../../domain/calendar/london.ts';
import type { ClinicalEvent, When } from '../../domain/record.ts';
import type { RecordIndex } from '../record-index.ts';
import type { Missing, Outcome } from '../rule.ts';
import type { Body, Row } from './row.ts';
import { oneOfKind, withArticle } from './words.ts';

const newestEnd = (events: readonly ClinicalEvent[]): number =>
  events.reduce((latest, { when }) => Math.max(latest, when?.to ?? Infinity), -Infinity);

const surelyDated = (event: ClinicalEvent): event is ClinicalEvent & { when: When } =>
  event.when !== undefined;

/** Events that are surely, by the calendar, after everything in the other list. */
function surelyAfter(
  events: readonly ClinicalEvent[],
  others: readonly ClinicalEvent[],
): ClinicalEvent | undefined {
  const last = newestEnd(others);
  if (last === Infinity) return undefined;
  const lastDay = last === -Infinity ? -Infinity : londonDay(last);
  return events.filter(surelyDated).find(({ when }) => londonDay(when.from) > lastDay);
}

function evaluateLatest({ start, end }: Body<'latest'>, record: RecordIndex): Outcome {
  const starts = record.ofKind(start);
  const ends = record.ofKind(end);
  const notRead = [...record.notRead(start), ...record.notRead(end)];
  if (notRead.length > 0)
    return { truth: 'unknown', evidence: [...starts.slice(0, 1), ...ends.slice(0, 1)], missing: notRead };
  if (starts.length === 0) return { truth: 'no', evidence: ends.slice(0, 1), missing: [] };
  if (ends.length === 0) return { truth: 'yes', evidence: starts.slice(0, 1), missing: [] };
  const current = surelyAfter(starts, ends);
  if (current !== undefined) return { truth: 'yes', evidence: [current], missing: [] };
  const ended = surelyAfter(ends, starts);
  if (ended !== undefined) return { truth: 'no', evidence: [ended], missing: [] };
  const unclear = [...starts.slice(0, 1), ...ends.slice(0, 1)];
  const missing = unclear.map(({ kind, when }): Missing => ({
    kind: 'date',
    eventKind: kind,
    ...(when && { text: when.text }),
  }));
  return { truth: 'unknown', evidence: unclear, missing };
}

/** A start with no later end: the way a plan is current in a record that keeps both codes. */
export const latest: Row<'latest'> = {
  fields: {
    start: { type: 'event-kind', required: true },
    end: { type: 'event-kind', required: true },
  },
  evaluate: evaluateLatest,
  say: ({ start, end }, words) =>
    `${withArticle(oneOfKind(start, words))} with no later ${oneOfKind(end, words)}`,
  reads: ({ start, end }) => [{ kind: start }, { kind: end }],
};
