import * as v from 'valibot';

const Notified = v.picklist(['yes', 'no', 'unknown']);
const LookUpKindShape = v.picklist(['unscheduled', 'scheduled']);
const By = v.object({ name: v.string(), role: v.optional(v.string()) });
/** How a person satisfied themselves that an unverified NHS number is this child's. */
export const IdentityCheckShape = v.picklist(['asked-child-or-carer', 'saw-document', 'traced-elsewhere']);
const checkParts = {
  askedAt: v.string(),
  answeredAt: v.string(),
  kind: LookUpKindShape,
  setting: v.string(),
  by: By,
  identity: v.optional(IdentityCheckShape),
};
const Check = v.object({ ...checkParts, notified: Notified });

export const Reason = v.picklist([
  'no-answer',
  'timed-out',
  'answer-lost',
  'not-configured',
  'sign-in-refused',
  'nhs-sign-in-needed',
  'nhs-sign-in-ended',
  'not-permitted',
  'no-right',
  'no-right-in-this-setting',
  'bad-request',
  'too-many-requests',
  'service-error',
  'odd-answer',
  'wrong-child',
  'several-matches',
  'warning-in-answer',
  'page-missing',
  'unknown-plan',
  'number-not-known',
  'number-replaced',
  'record-replaced',
  'no-nhs-number',
  'nhs-number-invalid',
  'nhs-number-not-verified',
  'no-care-setting',
  'never-in-this-setting',
  'audit-refused',
  'gateway-away',
]);

const PlanShape = v.object({
  kind: v.picklist(['child-protection', 'looked-after', 'unborn-child-protection']),
  start: v.optional(v.string()),
  end: v.optional(v.string()),
  status: v.picklist(['current', 'ended']),
  authority: v.string(),
  phones: v.object({ officeHours: v.optional(v.string()), emergencyDuty: v.optional(v.string()) }),
});

const History = v.variant('state', [
  v.object({
    state: v.literal('listed'),
    accesses: v.array(
      v.object({
        at: v.string(),
        name: v.optional(v.string()),
        role: v.optional(v.string()),
        organisation: v.optional(v.string()),
      }),
    ),
  }),
  v.object({ state: v.literal('not-offered') }),
  v.object({ state: v.literal('could-not-read'), why: Reason }),
]);

/** `GET /api/cpis` and the answer of `POST /api/cpis/look-ups`. Reading it asks CP-IS nothing. */
export const CpisStatusShape = v.variant('state', [
  v.object({
    state: v.literal('not-checked'),
    because: v.optional(v.picklist(['not-asked-yet', 'answer-expired'])),
  }),
  v.object({ state: v.literal('checking'), askedAt: v.string(), kind: LookUpKindShape, setting: v.string() }),
  v.object({ state: v.literal('found'), plans: v.array(PlanShape), history: History, check: Check }),
  v.object({ state: v.literal('none'), check: Check }),
  v.object({
    state: v.literal('could-not-check'),
    reason: Reason,
    notified: Notified,
    askedAt: v.optional(v.string()),
    answeredAt: v.optional(v.string()),
    check: v.optional(v.object(checkParts)),
  }),
]);

/**
 * `POST /api/cpis/look-ups`. `setting` is what the button said; the gateway refuses when it is not the session's own.
 * `again` is sent only by a person who was told that it may tell the authority a second time.
 */
export const LookUp = v.object({
  kind: LookUpKindShape,
  setting: v.string(),
  again: v.optional(v.literal('may-tell-twice')),
  /** `opened`: by the site's policy, without a press. */
  why: v.optional(v.picklist(['pressed', 'opened']), 'pressed'),
  /** Sent only by a person who confirmed that an unverified number is this child's; recorded. */
  identity: v.optional(IdentityCheckShape),
});
export type LookUp = v.InferOutput<typeof LookUp>;
/** As the page sends it. */
export type AskLookUp = v.InferInput<typeof LookUp>;

/** `POST /api/cpis/other-checks` and, as a list, `GET /api/cpis/other-checks`. */
export const RecordOtherCheck = v.object({
  how: v.picklist(['phone', 'portal']),
  at: v.pipe(v.string(), v.isoTimestamp()),
  whoAnswered: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  said: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(4000)),
});
export const OtherCheckShape = v.object({ ...RecordOtherCheck.entries, by: By });
