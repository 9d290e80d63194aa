import type { AnyContext } from './context.ts';
import { dataPart, type Details } from './parts.ts';
import { refusedFor, restAudit } from './rest-audit.ts';

export type ReadAudit = AnyContext & {
  /** What was read, e.g. "Safeguarding log of the child"; never its words. */
  readonly what: string;
  /** Identifier of the one thing that was read, e.g. `SL-2026-000117`. */
  readonly reference?: string;
  readonly details?: Details;
  /** The code of the refusal, when it was not given. */
  readonly refused?: string;
};

/**
 * Something kept was read: of a child, shaped as IHE.BasicAudit.PatientRead; of the organisation, e.g. a register, as
 * IHE.BasicAudit.Read.
 */
export const readAudit = (given: ReadAudit): fhir4.AuditEvent =>
  restAudit(
    'read',
    given,
    dataPart(
      given,
      given.reference === undefined ? { display: given.what } : { identifier: { value: given.reference } },
      given.what,
      given.details,
    ),
    refusedFor('Not given', given.refused),
  );
