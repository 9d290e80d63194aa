import { whenOf } from '../../domain/calendar/partial-date.ts';
import type { ClinicalEvent } from '../../domain/record.ts';
import { indexRecord } from '../record-index.ts';
import type { Criterion, Missing, RecordInput } from '../rule.ts';
import { evaluateTree } from '../tree.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** The moment at which the tests evaluate. */
export const now = '2026-11-20T10:42:00Z';
const kind = (id: string, resource: string) => ({
  id,
  one: id,
  many: `${id}s`,
  from: [{ resource, when: 'x' }],
});
/** Four kinds, three code sets. */
export const vocabulary: Vocabulary = {
  eventKinds: [
    kind('visit', 'Encounter'),
    kind('bruise', 'Condition'),
    kind('end', 'Condition'),
    kind('weight', 'Observation'),
  ],
  codeSets: [
    {
      id: 'ear',
      version: '1.0.0',
      title: 'Ear',
      concepts: [
        { system: 's', code: 'ear' },
        { system: 'urn:safelight:site-text', code: 'ear' },
      ],
    },
    {
      id: 'inside-ear',
      version: '1.0.0',
      title: 'Inside the ear',
      concepts: [{ system: 'urn:safelight:site-text', code: 'inside-ear', display: 'inside ear' }],
    },
    { id: 'bad', version: '1.0.0', title: 'Bad', concepts: [{ system: 's', code: 'bad' }] },
  ],
};

let made = 0;
/** An event of a kind; each has its own source. */
export const event = (of: string, when?: string, more: Partial<ClinicalEvent> = {}): ClinicalEvent => {
  const date = when === undefined ? undefined : whenOf(when);
  made += 1;
  return { kind: of, codes: [], title: of, sources: [`X/${made}`], ...(date && { when: date }), ...more };
};
export const complete = { state: 'complete', asOf: now } as const;
export const lost = { state: 'incomplete', why: 'pages-missing', asOf: now } as const;
/** A record in which everything was read and nobody was born. */
export const unborn = (events: readonly ClinicalEvent[] = []): RecordInput => ({
  events,
  coverage: { Encounter: complete, Condition: complete, Observation: complete },
  links: { people: [], coverage: complete },
  cpis: { state: 'not-checked' },
  answers: [],
  encounter: 'today',
  now,
});

/** The same of a child born on 14 January 2025, unless told otherwise. */
export const record = (events: readonly ClinicalEvent[], more: Partial<RecordInput> = {}): RecordInput => ({
  ...unborn(events),
  birthDate: '2025-01-14',
  ...more,
});

/** Pages of everything are missing. */
export const gaps: Partial<RecordInput> = {
  coverage: { Encounter: lost, Condition: lost, Observation: lost },
};
/** The answer of a criterion on a record. */
export const truth = (criterion: Criterion, input: RecordInput) =>
  evaluateTree(criterion, indexRecord(input, vocabulary)).outcome.truth;

/** What a criterion answers on a record, with its evidence and what it lacks. */
export const outcome = (criterion: Criterion, input: RecordInput) =>
  evaluateTree(criterion, indexRecord(input, vocabulary)).outcome;
export const nothing = { evidence: [], missing: [] };
/** Pages of a resource are missing. */
export const notRead = (eventKind: string, resource: string): Missing => ({
  kind: 'data',
  eventKind,
  resource,
  why: 'pages-missing',
});
/** A date is missing or too coarse. */
export const noDate = (eventKind: string, text?: string): Missing => ({
  kind: 'date',
  eventKind,
  ...(text !== undefined && { text }),
});
/** When an event was written down. */
export const recordedOn = (text: string) => {
  const recorded = whenOf(text);
  return recorded === undefined ? {} : { recorded };
};
