import { moveDay, parseDuration } from '../../domain/calendar/duration.ts';
import { londonDay, londonInstant } from '../../domain/calendar/london.ts';
import type { ClinicalEvent } from '../../domain/record.ts';
import type { RecordIndex } from '../record-index.ts';
import type { GapEnd, Missing, Outcome } from '../rule.ts';
import type { VocabularyIndex } from '../vocabulary.ts';
import type { Body, Row } from './row.ts';
import { durationInWords, oneOfKind } from './words.ts';

/** When an end of the gap was: `from` and `to` in milliseconds, or what is missing. */
type Point =
  { readonly from: number; readonly to: number; readonly events: readonly ClinicalEvent[] } | Missing;

function pointOf(end: GapEnd, record: RecordIndex): Point {
  if (end === 'birth')
    return record.born === undefined
      ? { kind: 'birth-date' }
      : { from: londonInstant(record.born.from), to: londonInstant(record.born.to + 1) - 1, events: [] };
  const notRead = record.notRead(end.kind)[0];
  if (notRead !== undefined) return notRead;
  const found = record.ofKind(end.kind);
  const times = found.map((event) => (end.point === 'recorded' ? event.recorded : event.when));
  if (times.length === 0 || times.some((time) => time === undefined))
    return { kind: 'date', eventKind: end.kind };
  const known = times.filter((time) => time !== undefined);
  const newest = known.reduce((a, b) => (b.to > a.to ? b : a));
  // Several may be the newest: it was then no earlier than the latest beginning among them.
  return {
    from: Math.max(...known.map(({ from }) => from)),
    to: newest.to,
    events: found.filter((event) => (end.point === 'recorded' ? event.recorded : event.when) === newest),
  };
}

/**
 * Each event's own two dates, of those that may be the newest, when both ends of the gap are the same kind. Several may
 * be while the date of one is not known to the day.
 */
function sameEvent(
  from: GapEnd,
  to: GapEnd,
  record: RecordIndex,
): readonly (readonly [Point, Point])[] | undefined {
  if (from === 'birth' || to === 'birth' || from.kind !== to.kind) return undefined;
  const found = record.ofKind(from.kind);
  if (found.length === 0 || record.notRead(from.kind).length > 0) return undefined;
  const latest = Math.max(...found.map(({ when }) => when?.from ?? -Infinity));
  const newest = found.filter(({ when }) => (when?.to ?? Infinity) >= latest);
  return newest.map((event) => {
    const point = (end: Exclude<GapEnd, 'birth'>): Point => {
      const time = end.point === 'recorded' ? event.recorded : event.when;
      return time === undefined
        ? { kind: 'date', eventKind: end.kind }
        : { from: time.from, to: time.to, events: [event] };
    };
    return [point(from), point(to)];
  });
}

/** Whether a time is surely later than another by more than a duration; days are counted by the calendar. */
function surelyMore(earlier: number, later: number, duration: string): boolean {
  const parts = parseDuration(duration) ?? { months: 0, days: 0, hours: 0 };
  if (parts.months === 0 && parts.days === 0) return later - earlier > parts.hours * 3_600_000;
  return londonDay(later) > moveDay(londonDay(earlier), parts, 1);
}

const unclearDates = (evidence: readonly ClinicalEvent[]): readonly Missing[] =>
  evidence.map(({ kind, when }): Missing => ({
    kind: 'date',
    eventKind: kind,
    ...(when && { text: when.text }),
  }));

function between(a: Point, b: Point, longerThan: string): Outcome {
  if ('kind' in a || 'kind' in b)
    return { truth: 'unknown', evidence: [], missing: [a, b].filter((point) => 'kind' in point) };
  const evidence = [...new Set([...a.events, ...b.events])];
  if (surelyMore(a.to, b.from, longerThan)) return { truth: 'yes', evidence, missing: [] };
  if (!surelyMore(a.from, b.to, longerThan)) return { truth: 'no', evidence, missing: [] };
  const missing = unclearDates(evidence);
  return { truth: 'unknown', evidence, missing: missing.length > 0 ? missing : [{ kind: 'birth-date' }] };
}

function evaluateGap({ from, to, longerThan }: Body<'gap'>, record: RecordIndex): Outcome {
  const pairs = sameEvent(from, to, record) ?? [[pointOf(from, record), pointOf(to, record)] as const];
  const [first, ...others] = pairs.map(([a, b]) => between(a, b, longerThan));
  if (first === undefined) return { truth: 'unknown', evidence: [], missing: [] };
  if (others.length === 0) return first;
  const evidence = [...new Set([first, ...others].flatMap((one) => one.evidence))];
  if (first.truth !== 'unknown' && others.every(({ truth }) => truth === first.truth))
    return { truth: first.truth, evidence, missing: [] };
  // Whichever is the newest decides, and nobody knows which it is.
  return {
    truth: 'unknown',
    evidence,
    missing: evidence.length > 0 ? unclearDates(evidence) : first.missing,
  };
}

const endInWords = (end: GapEnd, words: VocabularyIndex): string => {
  if (end === 'birth') return 'birth';
  const newest = `the newest ${oneOfKind(end.kind, words)}`;
  return end.point === 'recorded' ? `the day ${newest} was recorded` : newest;
};

/** Time between two events, or between birth and one. */
export const gap: Row<'gap'> = {
  fields: {
    from: { type: 'gap-end', required: true },
    to: { type: 'gap-end', required: true },
    longerThan: { type: 'duration', required: true },
  },
  evaluate: evaluateGap,
  say: ({ from, to, longerThan }, words) =>
    `more than ${durationInWords(longerThan)} from ${endInWords(from, words)} to ${endInWords(to, words)}`,
  reads: ({ from, to }) => [from, to].flatMap((end) => (end === 'birth' ? [] : [{ kind: end.kind }])),
};
