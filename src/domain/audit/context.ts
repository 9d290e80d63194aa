import type { LawfulBasis } from '../lawful-basis.ts';
import type { Clinician } from '../person.ts';
import type { Instant } from '../fetched.ts';
import type { Purpose } from './codes.ts';

/** Who did it, in which system, about whom and why: what every audit entry says. */
export interface AuditContext {
  readonly at: Instant;
  readonly user: Clinician;
  /** The system that observed it, e.g. "Safelight at Example Hospital"; `address` is its origin or host name. */
  readonly source: { readonly name: string; readonly address?: string };
  /** Reference in the record system, e.g. `Patient/p1`; absolute where several systems share one ledger. */
  readonly patient: string;
  readonly encounter?: string;
  readonly purpose: Purpose;
  readonly basis?: LawfulBasis;
  /** Joins this entry to the logs of every system that handled the request. */
  readonly requestId?: string;
}

/** FHIR's outcome of an event: done, refused, failed. */
export type AuditOutcome = 'done' | 'refused' | 'failed';
