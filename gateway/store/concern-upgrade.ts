import * as v from 'valibot';

/** What was ticked to go before pieces went one by one. */
const OldItem = v.picklist(['marks', 'facts', 'words', 'voice', 'from-record', 'opinion', 'household']);
type OldItem = v.InferOutput<typeof OldItem>;

const oldAdvice = v.optional(v.string());

/** The parts of a copy of the first shape that are written otherwise now; all else is taken over as it is. */
const OldCopy = v.looseObject({
  concern: v.looseObject({
    marks: v.array(v.looseObject({ id: v.string() })),
    ticks: v.array(v.string()),
    accounts: v.array(v.unknown()),
    fromRecord: v.array(v.unknown()),
    household: v.optional(v.string()),
    communication: v.optional(v.string()),
    barriers: v.optional(v.string()),
    advised: v.optional(v.string()),
    decision: v.variant('share', [
      v.looseObject({ share: v.literal(true), items: v.array(OldItem), advice: oldAdvice }),
      v.looseObject({ share: v.literal(false), advice: oldAdvice }),
    ]),
  }),
});
type OldConcern = v.InferOutput<typeof OldCopy>['concern'];

const oldNotes = ['household', 'communication', 'barriers', 'advised'] as const;

/** A copy in today's shape. One that has its shape written in it is today's. */
export function upgraded(opened: unknown): unknown {
  if (typeof opened !== 'object' || opened === null || 'shape' in opened) return opened;
  const { concern, ...copy } = v.parse(OldCopy, opened);
  return { ...copy, shape: 2, concern: concernOf(concern) };
}

function concernOf(old: OldConcern): Record<string, unknown> {
  const { decision, household, communication, barriers, advised, ...same } = old;
  const words = { household, communication, barriers, advised };
  const notes = Object.fromEntries(
    oldNotes.flatMap((id) => (words[id]?.trim() ? [[id, words[id].trim()]] : [])),
  );
  const { advice, ...decided } = decision;
  const { items, ...kept } = { items: [], ...decided };
  return {
    ...same,
    harms: [],
    notes,
    people: [],
    contacts: [],
    details: [],
    decision: {
      ...kept,
      ...(advice?.trim() ? { advice: { from: 'Not recorded', words: advice.trim() } } : {}),
      ...(decision.share
        ? // It was sent by being written to the record.
          { route: 'within-record-system', goes: goesOf(decision.items, old, notes) }
        : // No basis was asked for then. A list of none is told apart from a list that was read.
          { basis: { listVersion: 'none', chosen: recordedThen } }),
    },
  };
}

// The footing on which a health record is kept at all; a decision that was not to share named none of its own.
const recordedThen = [
  { id: 'not-recorded', part: 'article-6', citation: 'Not recorded', title: 'Not recorded' },
  { id: 'not-recorded', part: 'article-9', citation: 'Not recorded', title: 'Not recorded' },
];

function goesOf(
  items: readonly OldItem[],
  { marks, ticks, accounts, fromRecord }: OldConcern,
  notes: Readonly<Record<string, string>>,
): readonly string[] {
  const pieces: Readonly<Record<OldItem, readonly string[]>> = {
    marks: marks.map(({ id }) => `mark:${id}`),
    // Communication, barriers and advice were for the record only: they never went.
    facts: ['facts', ...ticks.map((tick) => `tick:${tick}`)],
    words: accounts.map((_, i) => `account:${i}`),
    voice: ['voice'],
    'from-record': fromRecord.map((_, i) => `record:${i}`),
    opinion: ['opinion'],
    household: 'household' in notes ? ['note:household'] : [],
  };
  const goes = items.flatMap((item) => pieces[item]);
  // What was ticked may have held nothing; then what went was the concern's own being there.
  return goes.length === 0 ? ['facts'] : goes;
}
