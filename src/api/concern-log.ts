import * as v from 'valibot';
import type { Result } from '../domain/result.ts';
import type { Send } from './call.ts';
import { CallStands, type SettleCall } from './concern-call.ts';
import { ConcernLogged, InRecord, settledShape, standing } from './concerns.ts';
import { Basis, ConcernShape } from './concern-shape.ts';
import type { ApiFailure } from './problem.ts';

type Answer<T> = Promise<Result<T, ApiFailure>>;
const said = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max));
const instant = v.pipe(v.string(), v.isoTimestamp());
const by = { at: v.string(), by: v.string() };

/** Why somebody opens a concern that they did not write themselves. */
export const OpeningReason = v.picklist([
  'caring-for-child',
  'supervision',
  'referral-follow-up',
  'court-or-review',
  'audit',
  'other',
]);

/** `POST /api/concerns/:id/open`: audited before it is given. The author needs no reason. */
export const OpenConcern = v.object({
  reason: v.optional(OpeningReason),
  /** Needed with `other`. */
  words: v.optional(said(500)),
});

/** One thing that happened to it; see `domain/referral.ts`. */
export const HappeningShape = v.variant('kind', [
  v.object({
    kind: v.literal('sent'),
    ...by,
    how: v.picklist([
      'within-record-system',
      'record-system-to-sign',
      'form-or-portal',
      'secure-email',
      'telephone',
    ]),
    theirReference: v.optional(v.string()),
    whoTook: v.optional(v.string()),
  }),
  v.object({ kind: v.literal('call'), ...by, to: v.string(), whoAnswered: v.string(), said: v.string() }),
  v.object({
    kind: v.literal('acknowledged'),
    ...by,
    from: v.string(),
    theirReference: v.optional(v.string()),
  }),
  v.object({
    kind: v.literal('decided'),
    ...by,
    decision: v.picklist([
      'immediate-protection',
      'section-47',
      'section-17',
      'services',
      'specialist-assessment',
      'no-further-action',
      'other',
    ]),
    from: v.string(),
    words: v.optional(v.string()),
  }),
  v.object({
    kind: v.literal('outcome'),
    ...by,
    outcome: v.picklist(['plan-made', 'supported', 'closed', 'not-accepted', 'other']),
    words: v.optional(v.string()),
  }),
  v.object({ kind: v.literal('escalated'), ...by, to: v.string(), words: v.string() }),
  v.object({ kind: v.literal('outcome-shared'), ...by, with: v.string(), why: v.string() }),
  v.object({ kind: v.literal('police-told'), ...by, incidentNumber: v.string() }),
  v.object({ kind: v.literal('reviewed'), ...by, words: v.string() }),
]);
export type HappeningShape = v.InferOutput<typeof HappeningShape>;

/**
 * `POST /api/concerns/:id/happenings`: as told by the person; who and when it was told are the gateway's. `at` is when it
 * happened, not later than now. The same `id` again is kept once. `outcome-shared` has a lawful basis of its own.
 */
const tell = { id: v.pipe(v.string(), v.uuid()), at: instant };
export const TellHappening = v.variant('kind', [
  v.object({
    kind: v.literal('sent'),
    ...tell,
    how: v.picklist(['record-system-to-sign', 'form-or-portal', 'secure-email', 'telephone']),
    theirReference: v.optional(said(100)),
    whoTook: v.optional(said(200)),
  }),
  v.object({
    kind: v.literal('acknowledged'),
    ...tell,
    from: said(200),
    theirReference: v.optional(said(100)),
  }),
  v.object({
    kind: v.literal('decided'),
    ...tell,
    decision: v.picklist([
      'immediate-protection',
      'section-47',
      'section-17',
      'services',
      'specialist-assessment',
      'no-further-action',
      'other',
    ]),
    from: said(200),
    words: v.optional(said(4000)),
  }),
  v.object({
    kind: v.literal('outcome'),
    ...tell,
    outcome: v.picklist(['plan-made', 'supported', 'closed', 'not-accepted', 'other']),
    words: v.optional(said(4000)),
    /** Whether the red flags before it were right; into the figures of rules. */
    flags: v.optional(v.picklist(['right', 'not-right', 'not-known'])),
  }),
  v.object({ kind: v.literal('escalated'), ...tell, to: said(200), words: said(4000) }),
  v.object({ kind: v.literal('outcome-shared'), ...tell, with: said(300), why: said(2000), basis: Basis }),
  v.object({ kind: v.literal('police-told'), ...tell, incidentNumber: said(60) }),
  v.object({ kind: v.literal('reviewed'), ...tell, words: said(4000) }),
]);
export type TellHappening = v.InferOutput<typeof TellHappening>;

/** One version of a concern: the first as it was sent, each later one whole, with why it was written. */
const Version = v.object({
  number: v.number(),
  ...by,
  role: v.optional(v.string()),
  why: v.optional(v.string()),
  /** Names of the parts that differ from the version before, e.g. `facts`, `notes.risk`. */
  changed: v.array(v.string()),
  concern: ConcernShape,
});

/** A concern as somebody who may reads it. */
export const OpenedConcern = v.object({
  id: v.string(),
  reference: v.string(),
  /** Whose: name, born, NHS number as it was when it was written. */
  child: v.object({ name: v.string(), birthDate: v.optional(v.string()), nhsNumber: v.optional(v.string()) }),
  team: v.optional(v.string()),
  inRecord: InRecord,
  /** Newest last. */
  versions: v.array(Version),
  happenings: v.array(HappeningShape),
  mayAmend: v.boolean(),
  /** Day from which it may be deleted by the organisation's retention, e.g. `2047-03-14`. */
  keptUntil: v.optional(v.string()),
  ...standing,
});
export type OpenedConcern = v.InferOutput<typeof OpenedConcern>;

/** `POST /api/concerns/:id/versions`: the whole concern again, under the same id, with why. Nothing is overwritten. */
export const AmendConcern = v.object({
  /** The number of the version that was read: a newer one in between is refused with `changed-since`. */
  after: v.number(),
  why: said(2000),
  concern: ConcernShape,
});

/** One line of the board. */
const Waiting = v.object({
  id: v.string(),
  reference: v.optional(v.string()),
  child: v.string(),
  /** Care setting's title. */
  team: v.optional(v.string()),
  at: v.string(),
  by: v.string(),
  to: v.optional(v.string()),
  mayOpen: v.boolean(),
  settled: v.optional(settledShape),
  ...standing,
});
export type Waiting = v.InferOutput<typeof Waiting>;

/** `GET /api/referrals?state=open|overdue|closed`: of the person's team, or of all that they lead. Overdue first. */
export const Board = v.object({
  /** Which teams it covers, by title; empty: the person's own concerns only. */
  teams: v.array(v.string()),
  waiting: v.array(Waiting),
});
export type Board = v.InferOutput<typeof Board>;

/** `POST /api/draft/hand-over`: lets a colleague of the same organisation who opens this child take the draft over. */
export const HandOver = v.object({ to: v.optional(said(200)) });
/** `GET /api/draft/offered`: what colleagues handed over for this child; `POST /api/draft/take {id}` makes it one's own. */
export const OfferedDraft = v.object({
  id: v.string(),
  by: v.string(),
  to: v.optional(v.string()),
  savedAt: v.string(),
});
export type OfferedDraft = v.InferOutput<typeof OfferedDraft>;

/** Every call about concerns that the first screen does not make. */
export interface ConcernLogApi {
  readonly open: (id: string, why: v.InferOutput<typeof OpenConcern>) => Answer<OpenedConcern>;
  readonly tell: (id: string, happening: TellHappening) => Answer<v.InferOutput<typeof ConcernLogged>>;
  readonly settleCall: (id: string, told: SettleCall) => Answer<CallStands>;
  readonly amend: (id: string, amended: v.InferOutput<typeof AmendConcern>) => Answer<OpenedConcern>;
  readonly board: (state: 'open' | 'overdue' | 'closed') => Answer<Board>;
  readonly handOver: (to?: string) => Answer<unknown>;
  readonly offered: () => Answer<readonly OfferedDraft[]>;
  readonly take: (id: string) => Answer<unknown>;
}

const path = encodeURIComponent;

/** Over an open session; `board` and `open` need no child. Nothing is repeated by itself. */
export const createConcernLogApi = (send: Send): ConcernLogApi => ({
  open: (id, body) =>
    send({ method: 'POST', path: `/concerns/${path(id)}/open`, body, answer: OpenedConcern }),
  tell: (id, body) =>
    send({ method: 'POST', path: `/concerns/${path(id)}/happenings`, body, answer: ConcernLogged }),
  settleCall: (id, body) =>
    send({ method: 'POST', path: `/concerns/${path(id)}/calls/settled`, body, answer: CallStands }),
  amend: (id, body) =>
    send({ method: 'POST', path: `/concerns/${path(id)}/versions`, body, answer: OpenedConcern }),
  board: (state) => send({ method: 'GET', path: `/referrals?state=${state}`, answer: Board }),
  handOver: (to) =>
    send({
      method: 'POST',
      path: '/draft/hand-over',
      body: to === undefined ? {} : { to },
      answer: v.unknown(),
    }),
  offered: () => send({ method: 'GET', path: '/draft/offered', answer: v.array(OfferedDraft) }),
  take: (id) => send({ method: 'POST', path: '/draft/take', body: { id }, answer: v.unknown() }),
});
