import type { AnyContext, System } from './context.ts';
import { dataPart, type Details } from './parts.ts';
import { refusedFor, restAudit, type Interaction } from './rest-audit.ts';

export type RecordAudit = AnyContext & {
  /** What was stored: its reference or identifier, never its words. */
  readonly stored: { readonly reference: string; readonly description: string };
  /** E.g. `decision`: "not shared". */
  readonly details?: Details;
  /** The code of the refusal, when it was not stored. */
  readonly refused?: string;
  /** Where it was stored, when not in the system that observed it. */
  readonly storedIn?: System;
};

const written = (interaction: Interaction, given: RecordAudit): fhir4.AuditEvent =>
  restAudit(
    interaction,
    given,
    dataPart(given, whatOf(given.stored.reference), given.stored.description, given.details),
    refusedFor('Not done', given.refused),
    given.storedIn === undefined ? {} : { client: given.source, server: given.storedIn },
  );

/** Within a bundle resources name one another by URN; anything else is an identifier. */
const whatOf = (reference: string): fhir4.Reference =>
  reference.startsWith('urn:uuid:') ? { reference } : { identifier: { value: reference } };

/** Something new was kept, about a child as IHE.BasicAudit.PatientCreate, else as IHE.BasicAudit.Create. */
export const recordAudit = (given: RecordAudit): fhir4.AuditEvent => written('create', given);

/** Something kept got a new version, as IHE.BasicAudit.PatientUpdate or IHE.BasicAudit.Update. */
export const updateAudit = (given: RecordAudit): fhir4.AuditEvent => written('update', given);
