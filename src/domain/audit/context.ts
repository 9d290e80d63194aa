import type { LawfulBasis } from '../lawful-basis.ts';
import type { Clinician } from '../person.ts';
import type { Instant } from '../fetched.ts';
import type { Purpose } from './codes.ts';

/** A program or service that took part. `address`: its origin, URL or host name; absent: not known, and said to be so. */
export interface System {
  readonly name: string;
  readonly address?: string;
}

/** Who did it, with which system, why, and on which lawful footing: what every audit entry says. */
export interface Acting {
  readonly at: Instant;
  readonly user: Clinician;
  /** The system that observed it, e.g. "Safelight at Example Hospital". */
  readonly source: System;
  /** The program that asked it. Absent: Safelight's page, whose network address only the network knows. */
  readonly client?: System;
  readonly purpose: Purpose;
  readonly basis: LawfulBasis;
  /** Joins this entry to the logs of every system that handled the request. */
  readonly requestId?: string;
}

/** About a child. */
export interface AuditContext extends Acting {
  /** Reference in the record system, e.g. `Patient/p1`; absolute where several systems share one ledger. */
  readonly patient: string;
  readonly encounter?: string;
}

/** About a child, or about the organisation's own rules and registers. */
export type AnyContext = AuditContext | (Acting & { readonly patient?: undefined });

/** FHIR's outcome of an event: done, refused, failed. */
export type AuditOutcome = 'done' | 'refused' | 'failed';
