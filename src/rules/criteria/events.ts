import { londonDay, type Day } from '../../domain/calendar/london.ts';
import type { ClinicalEvent } from '../../domain/record.ts';
import type { RecordIndex } from '../record-index.ts';
import type { EventsCriterion, Missing, Outcome } from '../rule.ts';
import type { VocabularyIndex } from '../vocabulary.ts';
import { fewestDays, fewestEvents, fewestValues, mostDays, mostEvents, mostValues } from './distinct.ts';
import { matchingEvents, windowStart } from './matching.ts';
import type { Row } from './row.ts';
import { agesInWords, codeSetInWords, durationInWords, manyOfKind, oneOfKind, withArticle } from './words.ts';

function fewest(events: readonly ClinicalEvent[], distinct: EventsCriterion['distinct']): number {
  switch (distinct) {
    case 'day':
      return fewestDays(events);
    case 'encounter':
      return fewestValues(events.map(({ encounter }) => encounter));
    case 'place':
      return fewestValues(events.map(({ place }) => place));
    case undefined:
      return fewestEvents(events);
  }
}

function most(
  events: readonly ClinicalEvent[],
  distinct: EventsCriterion['distinct'],
  first: Day,
  last: Day,
): number {
  switch (distinct) {
    case 'day':
      return mostDays(events, first, last);
    case 'encounter':
      return mostValues(events.map(({ encounter }) => encounter));
    case 'place':
      return mostValues(events.map(({ place }) => place));
    case undefined:
      return mostEvents(events);
  }
}

/** Yes as soon as enough surely count, even when the record is incomplete; no only when it is complete. */
function evaluateEvents(body: EventsCriterion, record: RecordIndex): Outcome {
  const wanted = body.atLeast ?? 1;
  const { sure, possible, missing } = matchingEvents(body, record);
  if (fewest(sure, body.distinct) >= wanted) return { truth: 'yes', evidence: sure, missing: [] };
  const first = body.within === undefined ? -Infinity : londonDay(windowStart(body.within, record));
  const enoughPossible = most(possible, body.distinct, first, record.today) >= wanted;
  const notRead = record.notRead(body.kind);
  if (!enoughPossible && notRead.length === 0) return { truth: 'no', evidence: [], missing: [] };
  const coarse = (missing.length > 0 ? [] : possible)
    .filter(({ when }) => when === undefined || londonDay(when.from) !== londonDay(when.to))
    .map(({ kind, when }): Missing => ({ kind: 'date', eventKind: kind, ...(when && { text: when.text }) }));
  const unclear = [...missing, ...coarse];
  // Enough only if places or visits that nobody recorded were different ones.
  if (enoughPossible && unclear.length === 0) unclear.push({ kind: 'date', eventKind: body.kind });
  return { truth: 'unknown', evidence: possible, missing: [...(enoughPossible ? unclear : []), ...notRead] };
}

const distinctInWords = {
  day: ' on different days',
  encounter: ' in different visits',
  place: ' at different places',
} as const;

function narrowed(body: Omit<EventsCriterion, 'kind'>, words: VocabularyIndex): string {
  return [
    body.codes === undefined ? '' : ` recorded as ${codeSetInWords(body.codes, words)}`,
    body.sites === undefined ? '' : ` of the ${codeSetInWords(body.sites, words)}`,
    body.atAge === undefined ? '' : ` at an age ${agesInWords(body.atAge)}`,
    body.notNear === undefined
      ? ''
      : ` with no ${oneOfKind(body.notNear.kind, words)} within ${durationInWords(body.notNear.within)} of it`,
    body.distinct === undefined ? '' : distinctInWords[body.distinct],
    body.within === undefined ? '' : ` in the last ${durationInWords(body.within)}`,
  ].join('');
}

const narrowing = {
  kind: { type: 'event-kind', required: true },
  codes: { type: 'code-set' },
  sites: { type: 'code-set' },
  within: { type: 'duration' },
  atAge: { type: 'ages' },
  notNear: { type: 'near' },
} as const;

const reads = ({ kind, within, notNear }: Pick<EventsCriterion, 'kind' | 'within' | 'notNear'>) => [
  { kind, ...(within !== undefined && { within }) },
  // Without a limit: it may lie before the window.
  ...(notNear === undefined ? [] : [{ kind: notNear.kind }]),
];

export const events: Row<'events'> = {
  fields: {
    ...narrowing,
    atLeast: { type: 'count', max: 1000 },
    distinct: { type: 'one-of', of: ['day', 'encounter', 'place'] },
  },
  evaluate: evaluateEvents,
  say: (body, words) => {
    const wanted = body.atLeast ?? 1;
    const what =
      wanted === 1
        ? withArticle(oneOfKind(body.kind, words))
        : `${wanted} or more ${manyOfKind(body.kind, words)}`;
    return what + narrowed(body, words);
  },
  reads,
};

export const absent: Row<'absent'> = {
  fields: narrowing,
  evaluate: (body, record) => {
    const found = evaluateEvents({ ...body, atLeast: 1 }, record);
    const truth = found.truth === 'unknown' ? 'unknown' : found.truth === 'yes' ? 'no' : 'yes';
    return { ...found, truth };
  },
  say: (body, words) => `no ${oneOfKind(body.kind, words)}${narrowed(body, words)}`,
  reads,
};
