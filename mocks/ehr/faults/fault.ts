import * as v from 'valibot';
import { defectKinds } from './defects.ts';

/**
 * What can go wrong, by name.
 * Before the request is looked at: `refused` (no answer), `401`, `403`, `404`, `429`, `500`, `html` (a page, not JSON),
 * `expired-token` (the first token that comes by is dead, a refreshed one is not), `unknown-resource` (not offered),
 * `denied` (the sign-in is refused; step `authorize`), `no-pkce` (not offered; step `discovery`).
 * After it was carried out: `slow` (by `ms`), `cut` (mid-body), `lost-answer` (done, then no answer),
 * `outcome-in-200`, `empty-201`, and of a search: `outcome-entry`, `wrong-patient`, `lost-page-2`, `foreign-next`,
 * `loop-next`, `huge`. `audit-refused` refuses every AuditEvent, alone or in a transaction.
 * What it does not offer at all, and says so at `/metadata`; the step is `fhir`: `no-transactions`,
 * `no-conditional-create` ("if none exists" is overlooked), `document-only` (nothing new but a DocumentReference),
 * `nothing-writable`. A type that it does not know is `unknown-resource` with the type as its step.
 * Beside these, the ways in which a server may be built short of what is needed: see defects.ts.
 */
export const faultKinds = [
  'refused',
  'slow',
  'cut',
  'lost-answer',
  '401',
  '403',
  '404',
  '429',
  '500',
  'html',
  'outcome-in-200',
  'outcome-entry',
  'empty-201',
  'wrong-patient',
  'lost-page-2',
  'foreign-next',
  'loop-next',
  'huge',
  'expired-token',
  'unknown-resource',
  'audit-refused',
  'denied',
  'no-pkce',
  'no-transactions',
  'no-conditional-create',
  'document-only',
  'nothing-writable',
] as const;

/**
 * `step` names what is struck: a resource type (`Condition`), a type and what is done to it (`Condition:search`), a kind
 * of request (`read`, `search`, `create`, `update`, `transaction`, `batch`), `fhir` for all of FHIR, or a part of the
 * launch (`discovery`, `metadata`, `authorize`, `token`, `jwks`, `introspect`, `revoke`).
 */
export const Fault = v.object({
  step: v.pipe(v.string(), v.minLength(1)),
  kind: v.picklist([...faultKinds, ...defectKinds]),
  /** Milliseconds, for `slow`. */
  ms: v.optional(v.number()),
  /** Strikes this many times and is then gone; for ever when absent. */
  times: v.optional(v.number()),
  /** Lets this many requests of its step through first: with `times: 1` it strikes the next one alone. */
  skip: v.optional(v.number()),
});
export type Fault = v.InferOutput<typeof Fault>;
export type FaultKind = Fault['kind'];
