import * as v from 'valibot';

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));
const said = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max));
const Phones = v.object({ officeHours: v.optional(text(40)), emergencyDuty: v.optional(text(40)) });

const Mark = v.object({
  id: v.string(),
  region: v.string(),
  view: v.picklist(['front', 'back', 'face', 'hands', 'feet']),
  kind: v.picklist([
    'bruise',
    'burn-or-scald',
    'cut-or-graze',
    'bite',
    'swelling',
    'fracture',
    'mark',
    'other',
  ]),
  count: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99))),
  lengthMm: v.optional(v.pipe(v.number(), v.minValue(0.5), v.maxValue(2000))),
  widthMm: v.optional(v.pipe(v.number(), v.minValue(0.5), v.maxValue(2000))),
  shape: v.optional(text(200)),
  colour: v.optional(text(200)),
  explanation: v.variant('state', [
    v.object({ state: v.literal('given'), words: said(2000), by: said(200) }),
    v.object({ state: v.literal('asked-none-given') }),
    v.object({ state: v.literal('not-asked-yet') }),
  ]),
  note: v.optional(text(2000)),
});

const RecipientShape = v.variant('kind', [
  v.object({
    kind: v.literal('social-care'),
    authority: said(200),
    named: v.picklist(['cpis', 'home-address', 'chosen']),
    phones: Phones,
  }),
  v.object({ kind: v.literal('named-nurse'), name: said(200) }),
  v.object({ kind: v.literal('police') }),
  v.object({ kind: v.literal('gp-team'), name: said(200) }),
  v.object({ kind: v.literal('health-visitor') }),
]);

const Basis = v.object({
  listVersion: v.string(),
  chosen: v.pipe(
    v.array(
      v.object({
        id: v.string(),
        part: v.picklist(['article-6', 'article-9', 'schedule-1', 'common-law', 'statute']),
        citation: v.string(),
        title: v.string(),
      }),
    ),
    v.check(
      (parts) => parts.some((p) => p.part === 'article-6') && parts.some((p) => p.part === 'article-9'),
      'Choose an Article 6 basis and an Article 9 condition.',
    ),
  ),
});

const Decision = v.variant('share', [
  v.object({
    share: v.literal(true),
    recipients: v.pipe(v.array(RecipientShape), v.minLength(1)),
    items: v.pipe(
      v.array(v.picklist(['marks', 'facts', 'words', 'voice', 'from-record', 'opinion', 'household'])),
      v.minLength(1),
    ),
    purpose: said(2000),
    basis: Basis,
    consent: v.object({
      state: v.picklist([
        'given',
        'refused',
        'not-sought-cannot-give',
        'not-sought-unreasonable',
        'not-sought-prejudice',
      ]),
      by: v.optional(text(200)),
    }),
    informed: v.picklist([
      'informed',
      'not-yet-increases-risk',
      'not-yet-risk-to-another',
      'not-yet-obstructs-police',
      'not-yet-unjustified-delay',
      'not-yet-social-care-to-advise',
    ]),
    advice: v.optional(text(2000)),
    conditions: v.optional(text(2000)),
  }),
  v.object({
    share: v.literal(false),
    reasons: said(4000),
    advice: v.optional(text(2000)),
    reviewAt: v.optional(v.string()),
  }),
]);

/** A concern on its way to the safeguarding log. Lengths are in characters. */
export const ConcernShape = v.object({
  id: v.pipe(v.string(), v.uuid()),
  about: v.picklist(['child', 'unborn-child']),
  startedAt: v.pipe(v.string(), v.isoTimestamp()),
  writtenAt: v.pipe(v.string(), v.isoTimestamp()),
  category: v.object({ system: v.string(), code: v.string(), display: v.optional(v.string()) }),
  marks: v.pipe(v.array(Mark), v.maxLength(60)),
  facts: said(20_000),
  ticks: v.array(v.picklist(['account-changed', 'delay', 'was-not-brought-before', 'not-seen-alone'])),
  fromRecord: v.array(v.object({ title: text(300), detail: text(1000), sources: v.array(v.string()) })),
  accounts: v.array(v.object({ words: said(10_000), saidBy: said(200), present: text(500) })),
  childsVoice: text(10_000),
  opinion: text(10_000),
  household: v.optional(text(4000)),
  communication: v.optional(text(2000)),
  barriers: v.optional(text(2000)),
  advised: v.optional(text(4000)),
  safeNow: v.picklist(['yes-with-us', 'no-999']),
  done: text(4000),
  decision: Decision,
});

export const BankHolidays = v.picklist(['counted', 'not-known']);

/** `POST /api/concerns`: the log entry and its audit, in one transaction. The same id again gives the same answer. */
export const ConcernLogged = v.object({
  /** e.g. `SL-2026-000117` */
  reference: v.string(),
  loggedAt: v.string(),
  /** Number of the audit entry in the ledger, from 1. */
  ledgerEntry: v.number(),
  /** By when the local authority should answer; absent when nothing was shared. */
  answerDueAt: v.optional(v.string()),
  /** `not-known`: the date is beyond the known bank holidays, so only weekends were counted. */
  bankHolidays: v.optional(BankHolidays),
  /** Whether the clinical record already holds it, from an earlier try. */
  inRecord: v.picklist(['owed', 'written', 'not-writable']),
});
export type ConcernLogged = v.InferOutput<typeof ConcernLogged>;

/** `PUT /api/concerns/:reference/record`: what became of the write to the clinical record. */
export const RecordOutcome = v.variant('state', [
  v.object({
    state: v.literal('written'),
    resources: v.array(v.string()),
    at: v.pipe(v.string(), v.isoTimestamp()),
  }),
  v.object({ state: v.literal('failed'), why: v.string(), at: v.pipe(v.string(), v.isoTimestamp()) }),
]);

/** `POST /api/concerns/:id/calls` (the concern's id: the call may be all that there is so far). */
export const RecordCall = v.object({
  at: v.pipe(v.string(), v.isoTimestamp()),
  to: said(200),
  whoAnswered: said(200),
  said: said(4000),
});
export const CallRecorded = v.object({
  recordedAt: v.string(),
  writtenCopyDueAt: v.string(),
  bankHolidays: v.optional(BankHolidays),
});

/** `GET /api/concerns`: this child's open business, newest first. */
export const ConcernSummary = v.object({
  id: v.string(),
  reference: v.optional(v.string()),
  at: v.string(),
  by: v.string(),
  shared: v.boolean(),
  to: v.optional(v.string()),
  about: v.string(),
  answerDueAt: v.optional(v.string()),
  inRecord: v.picklist(['owed', 'written', 'not-writable']),
});
export type ConcernSummary = v.InferOutput<typeof ConcernSummary>;

/** `PUT | GET | DELETE /api/draft`: one per user and child, encrypted at rest, opaque to the gateway. */
export const Draft = v.object({ savedAt: v.string(), content: v.unknown() });
export const SaveDraft = v.object({ content: v.unknown() });
