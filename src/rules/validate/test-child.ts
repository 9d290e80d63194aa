import * as v from 'valibot';
import { whenOf } from '../../domain/calendar/partial-date.ts';
import type { CpisStatus } from '../../domain/cpis.ts';
import type { ClinicalEvent, Coverage, CoverageGap } from '../../domain/record.ts';
import { fail, succeed, type Result } from '../../domain/result.ts';
import type { RecordInput } from '../rule.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { fromIssues, type Problem } from './problem.ts';

const Coded = v.object({ system: v.string(), code: v.string(), display: v.exactOptional(v.string()) });
const Readable = v.pipe(
  v.string(),
  v.check((text) => whenOf(text) !== undefined, 'Give a date or a time such as "2026-11-20" or "2026-11".'),
);
const Gap = v.picklist([
  'loading',
  'not-permitted',
  'not-shared',
  'unavailable',
  'pages-missing',
  'odd-entries',
  'too-old',
]);

const CpisWord = v.picklist(['none', 'not-checked']);
const Plans = v.array(
  v.strictObject({
    kind: v.picklist(['child-protection', 'looked-after', 'unborn-child-protection']),
    status: v.picklist(['current', 'ended']),
    start: v.exactOptional(v.string()),
    end: v.exactOptional(v.string()),
    authority: v.string(),
  }),
);

/** A test child: a record as short as the test needs. What is not written is: read, and empty; CP-IS has no record. */
const TestChildrenFile = v.array(
  v.strictObject({
    id: v.string(),
    title: v.string(),
    now: v.pipe(v.string(), v.isoTimestamp('Give a time such as "2026-11-20T10:42:00Z".')),
    birthDate: v.exactOptional(v.string()),
    events: v.exactOptional(
      v.array(
        v.strictObject({
          kind: v.string(),
          when: v.exactOptional(Readable),
          recorded: v.exactOptional(Readable),
          place: v.exactOptional(v.string()),
          codes: v.exactOptional(v.array(Coded)),
          site: v.exactOptional(v.array(Coded)),
          siteText: v.exactOptional(v.string()),
          value: v.exactOptional(v.object({ amount: v.number(), unit: v.exactOptional(v.string()) })),
        }),
      ),
    ),
    /** By resource type: why it was not read. */
    notRead: v.exactOptional(v.record(v.string(), Gap)),
    cpis: v.exactOptional(v.lazy((said) => (Array.isArray(said) ? Plans : CpisWord))),
    links: v.exactOptional(
      v.array(
        v.strictObject({ relationship: v.exactOptional(v.string()), birthDate: v.exactOptional(v.string()) }),
      ),
    ),
    answers: v.exactOptional(v.record(v.string(), v.picklist(['yes', 'no', 'not-sure']))),
  }),
);
type Written = v.InferOutput<typeof TestChildrenFile>[number];

/** A child that rules are tested on, as a record. */
export interface TestChild {
  readonly id: string;
  readonly title: string;
  readonly record: RecordInput;
}

function eventOf(written: NonNullable<Written['events']>[number], position: number): ClinicalEvent {
  const { when: whenText, recorded: recordedText, codes = [], ...rest } = written;
  const when = whenText === undefined ? undefined : whenOf(whenText);
  const recorded = recordedText === undefined ? undefined : whenOf(recordedText);
  return {
    ...rest,
    codes,
    title: written.kind,
    sources: [`Test/${position + 1}`],
    ...(when !== undefined && { when }),
    ...(recorded !== undefined && { recorded }),
  };
}

function cpisOf({ cpis = 'none', now }: Written): CpisStatus {
  const check = {
    askedAt: now,
    answeredAt: now,
    kind: 'unscheduled',
    setting: 'A&E',
    by: { name: 'P. SAMPLE' },
    notified: 'yes',
  } as const;
  if (cpis === 'not-checked') return { state: 'not-checked' };
  if (cpis === 'none') return { state: 'none', check };
  const plans = cpis.map((plan) => ({ ...plan, phones: {} }));
  return { state: 'found', plans, history: { state: 'not-offered' }, check };
}

function recordOf(written: Written, resources: readonly string[]): RecordInput {
  const { now, events = [], notRead = {}, links = [], answers = {}, birthDate } = written;
  const coverage = (resource: string): Coverage => {
    const why: CoverageGap | undefined = notRead[resource];
    return why === undefined ? { state: 'complete', asOf: now } : { state: 'incomplete', why, asOf: now };
  };
  return {
    events: events.map(eventOf),
    coverage: Object.fromEntries(resources.map((resource) => [resource, coverage(resource)])),
    links: {
      people: links.map((person, i) => ({ ...person, source: `RelatedPerson/${i + 1}` })),
      coverage: coverage('RelatedPerson'),
    },
    ...(birthDate !== undefined && { birthDate }),
    cpis: cpisOf(written),
    answers: Object.entries(answers).map(([id, answer]) => ({ id, answer, encounter: 'visit', at: now })),
    encounter: 'visit',
    now,
  };
}

/** Test children from the JSON of one file, or everything that is wrong with it. */
export function parseTestChildren(
  json: unknown,
  { eventKinds }: Vocabulary,
): Result<readonly TestChild[], readonly Problem[]> {
  const read = v.safeParse(TestChildrenFile, json);
  if (!read.success) return fail(fromIssues(read.issues));
  const resources = [...new Set(eventKinds.flatMap(({ from }) => from.map(({ resource }) => resource)))];
  const unknown = read.output.flatMap(({ events = [] }, i) =>
    events
      .filter(({ kind }) => !eventKinds.some(({ id }) => id === kind))
      .map(({ kind }) => ({
        path: `[${i}].events`,
        message: `“${kind}” is nothing that this record system is read for.`,
        fix: 'Choose one from the list. Your IT team can add to it.',
      })),
  );
  if (unknown.length > 0) return fail(unknown);
  return succeed(
    read.output.map((child) => ({ id: child.id, title: child.title, record: recordOf(child, resources) })),
  );
}
