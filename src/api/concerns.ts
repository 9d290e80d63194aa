import * as v from 'valibot';

const instant = v.pipe(v.string(), v.isoTimestamp());
export const said = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max));

const BankHolidays = v.picklist(['counted', 'not-known']);
export const InRecord = v.picklist(['owed', 'written', 'not-writable']);

/** Where a concern stands and which time limits run; computed by the gateway when it is asked. */
export const standing = {
  stage: v.picklist([
    'to-send',
    'written-copy-owed',
    'waiting',
    'acknowledged',
    'decided',
    'closed',
    'not-shared',
    'to-review',
  ]),
  clocks: v.array(
    v.object({
      what: v.picklist(['send', 'written-copy', 'answer', 'police', 'review']),
      dueAt: v.string(),
      bankHolidays: BankHolidays,
      state: v.picklist(['running', 'overdue', 'kept', 'kept-late']),
    }),
  ),
};

/** `POST /api/concerns`: the log entry and its audit, in one transaction. The same id again gives the same answer. */
export const ConcernLogged = v.object({
  /** e.g. `SL-2026-000117` */
  reference: v.string(),
  loggedAt: v.string(),
  /** Number of the audit entry in the ledger, from 1. */
  ledgerEntry: v.number(),
  /** 1, or more once it was amended. */
  version: v.number(),
  /** Whether the clinical record already holds it, from an earlier try. */
  inRecord: InRecord,
  ...standing,
});
export type ConcernLogged = v.InferOutput<typeof ConcernLogged>;

/** `PUT /api/concerns/:reference/record`: what became of the write to the clinical record. Answers `ConcernLogged`. */
export const RecordOutcome = v.variant('state', [
  v.object({ state: v.literal('written'), resources: v.array(v.string()), at: instant }),
  /** Some of it is there: `resources` so far. Owed until the rest is. */
  v.object({ state: v.literal('partly'), resources: v.array(v.string()), why: v.string(), at: instant }),
  v.object({ state: v.literal('failed'), why: v.string(), at: instant }),
]);

/** `POST /api/concerns/:id/calls` (the concern's id: the call may be all that there is so far). */
export const RecordCall = v.object({ at: instant, to: said(200), whoAnswered: said(200), said: said(4000) });
export const CallRecorded = v.object({
  recordedAt: v.string(),
  writtenCopyDueAt: v.string(),
  bankHolidays: v.optional(BankHolidays),
});

const text = v.string();
/** How a call was settled whose concern the log never got. */
export const callEnd = v.picklist(['sent-another-way', 'recorded-again', 'not-owed']);
/** What became of a call whose concern was never written here: see `concern-call.ts`. */
export const settledShape = v.object({
  how: callEnd,
  at: text,
  by: text,
  words: text,
  reference: v.optional(text),
});

/** `GET /api/concerns`: this child's concerns, newest first. */
export const ConcernSummary = v.object({
  id: v.string(),
  /** Absent: only a call so far. */
  reference: v.optional(v.string()),
  at: v.string(),
  by: v.string(),
  shared: v.boolean(),
  to: v.optional(v.string()),
  about: v.string(),
  inRecord: InRecord,
  /** This person may open the whole of it: they wrote it, lead its team or hold a role named for it. */
  mayOpen: v.boolean(),
  /** Of a call only, for whoever may open it. */
  settled: v.optional(settledShape),
  ...standing,
});
export type ConcernSummary = v.InferOutput<typeof ConcernSummary>;

/** `PUT | GET | DELETE /api/draft`: one per user and child, encrypted at rest, opaque to the gateway. */
export const Draft = v.object({
  savedAt: v.string(),
  content: v.unknown(),
  /** Begun by a colleague, who handed it over. */
  handedOverBy: v.optional(v.string()),
});
export const SaveDraft = v.object({ content: v.unknown() });
