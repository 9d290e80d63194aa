import * as v from 'valibot';
import type { Result } from '../domain/result.ts';
import type { Send } from './call.ts';
import type { ApiFailure } from './problem.ts';

type Answer<T> = Promise<Result<T, ApiFailure>>;

/** What a line of the register is about. */
export const RegisterKind = v.picklist([
  'look-up',
  'look-up-failed',
  'disclosure',
  'concern',
  'not-shared',
  'concern-opened',
  'concern-amended',
  'referral-step',
  'draft-handed-over',
  'read',
  'session',
  'rules',
  'register',
  'other',
]);
export type RegisterKind = v.InferOutput<typeof RegisterKind>;

/** Days in London, both included. What a person looks for is in the body, never in an address. */
export const RegisterFilter = v.object({
  from: v.pipe(v.string(), v.isoDate()),
  to: v.pipe(v.string(), v.isoDate()),
  kinds: v.optional(v.array(RegisterKind), []),
  /** Of a child: part of the name, or the NHS number. Of a person: part of the name. */
  child: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(100))),
  person: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(100))),
  onlyWithoutConsent: v.optional(v.boolean(), false),
});
export type RegisterFilter = v.InferInput<typeof RegisterFilter>;

/** One entry of the ledger as a line. */
const Line = v.object({
  /** Number of the entry in the ledger. */
  number: v.number(),
  at: v.string(),
  kind: RegisterKind,
  /** Absent: about no child, or one that is not known here any more. */
  child: v.optional(v.object({ name: v.string(), nhsNumber: v.optional(v.string()) })),
  by: v.optional(v.object({ name: v.string(), role: v.optional(v.string()) })),
  /** "Concern to children's social care, Sheffield" */
  what: v.string(),
  detail: v.optional(v.string()),
  outcome: v.picklist(['done', 'refused', 'failed']),
  purpose: v.optional(v.string()),
  /** As cited: "Article 6(1)(e)". */
  basis: v.array(v.string()),
  consent: v.optional(v.string()),
  informed: v.optional(v.string()),
  /** `SL-2026-000117` */
  reference: v.optional(v.string()),
});
export type RegisterLine = v.InferOutput<typeof Line>;

/** `POST /api/register/search`: newest first. The reading is an entry itself. */
export const RegisterPage = v.object({
  lines: v.array(Line),
  /** All that match, however many are shown. */
  matching: v.number(),
  /** Of the organisation, in all. */
  entries: v.number(),
  /** Give it back as `before` for the next page; absent: there is no more. */
  before: v.optional(v.number()),
});
export type RegisterPage = v.InferOutput<typeof RegisterPage>;
export const SearchRegister = v.object({ ...RegisterFilter.entries, before: v.optional(v.number()) });

/** `GET /api/register/:number`: the entry whole, as the FHIR AuditEvent that it is. */
export const RegisterEntry = v.object({
  line: Line,
  hash: v.string(),
  previousHash: v.string(),
  entry: v.unknown(),
});
export type RegisterEntry = v.InferOutput<typeof RegisterEntry>;

/** `POST /api/register/verify`: every entry of the organisation computed again. */
export const RegisterVerified = v.variant('state', [
  v.object({
    state: v.literal('intact'),
    entries: v.number(),
    from: v.optional(v.string()),
    to: v.optional(v.string()),
    /** Hash of the last entry. */
    seal: v.string(),
    /** Lines that another version of Safelight made: not compared, and made again when it next starts. */
    toMakeAgain: v.optional(v.number()),
    checkedAt: v.string(),
    by: v.string(),
  }),
  v.object({
    state: v.literal('broken'),
    firstBroken: v.number(),
    why: v.string(),
    checkedAt: v.string(),
    by: v.string(),
  }),
]);
export type RegisterVerified = v.InferOutput<typeof RegisterVerified>;

/** A file to save: its name holds no person. */
export const RegisterFile = v.object({
  name: v.string(),
  type: v.string(),
  text: v.string(),
  entries: v.number(),
});
export type RegisterFile = v.InferOutput<typeof RegisterFile>;

/** `POST /api/register/export`: what the filter matches. `ndjson`: one BALP AuditEvent a line. */
export const ExportRegister = v.object({ ...RegisterFilter.entries, format: v.picklist(['csv', 'ndjson']) });

/** `POST /api/register/child`: who looked at one child, what was shared and why; by NHS number. */
export const AskAccessReport = v.object({ nhsNumber: v.pipe(v.string(), v.trim(), v.minLength(1)) });
export const AccessReport = v.object({
  child: v.optional(v.object({ name: v.string(), birthDate: v.optional(v.string()), nhsNumber: v.string() })),
  lines: v.array(Line),
});
export type AccessReport = v.InferOutput<typeof AccessReport>;

/**
 * Anonymised activity. A number from 1 to 7 is suppressed, others are rounded to 5 (zero stays zero). `not given`: held back,
 * because a suppressed number could be worked out from it.
 */
export const ActivityCount = v.union([v.number(), v.literal('1 to 7'), v.literal('not given')]);
export const Activity = v.object({
  from: v.string(),
  to: v.string(),
  rows: v.array(
    v.object({
      /** `2026-11` */
      month: v.string(),
      measure: v.picklist([
        'look-ups',
        'concerns',
        'shared',
        'not-shared',
        'answered-in-time',
        'answered-late',
        'no-answer-yet',
      ]),
      /** By which the number is counted: all, a care setting, a category of harm, or an outcome. */
      by: v.picklist(['all', 'setting', 'harm', 'outcome']),
      value: v.string(),
      count: ActivityCount,
    }),
  ),
});
export type Activity = v.InferOutput<typeof Activity>;

/** The registers of the signed-in person's organisation, for those who hold `read-registers`. */
export interface RegistersApi {
  readonly search: (filter: v.InferInput<typeof SearchRegister>) => Answer<RegisterPage>;
  readonly entry: (number: number) => Answer<RegisterEntry>;
  readonly verify: () => Answer<RegisterVerified>;
  readonly exported: (filter: v.InferInput<typeof ExportRegister>) => Answer<RegisterFile>;
  readonly child: (nhsNumber: string) => Answer<AccessReport>;
  /** Months such as `2026-01`, both included. */
  readonly activity: (from: string, to: string) => Answer<Activity>;
  readonly activityFile: (from: string, to: string, format: 'csv' | 'measure-report') => Answer<RegisterFile>;
}

/** Over an open session; no child is needed. Each call is an entry of the register itself. */
export const createRegistersApi = (send: Send): RegistersApi => ({
  search: (body) => send({ method: 'POST', path: '/register/search', body, answer: RegisterPage }),
  entry: (number) => send({ method: 'GET', path: `/register/entries/${number}`, answer: RegisterEntry }),
  verify: () =>
    send({ method: 'POST', path: '/register/verify', answer: RegisterVerified, timeoutMs: 120_000 }),
  exported: (body) =>
    send({ method: 'POST', path: '/register/export', body, answer: RegisterFile, timeoutMs: 120_000 }),
  child: (nhsNumber) =>
    send({ method: 'POST', path: '/register/child', body: { nhsNumber }, answer: AccessReport }),
  activity: (from, to) =>
    send({ method: 'GET', path: `/register/activity?from=${from}&to=${to}`, answer: Activity }),
  activityFile: (from, to, format) =>
    send({
      method: 'GET',
      path: `/register/activity/file?from=${from}&to=${to}&format=${format}`,
      answer: RegisterFile,
    }),
});
