import { create, destinationRole, informationRecipient, read, rest, sourceRole, update } from './codes.ts';
import type { AnyContext, AuditOutcome, System } from './context.ts';
import { clientOf, entityParts, frame, outcomeCode, systemPart, userPart, type Profile } from './parts.ts';

/** What is done to kept data, in FHIR's words. */
export type Interaction = 'read' | 'create' | 'update';

interface Shape {
  readonly subtype: fhir4.Coding;
  readonly action: 'R' | 'C' | 'U';
  /** Data flows to the client of a read, and from the client of a write. */
  readonly client: fhir4.CodeableConcept;
  readonly server: fhir4.CodeableConcept;
  readonly profile: 'Read' | 'Create' | 'Update';
}

const shapes: Readonly<Record<Interaction, Shape>> = {
  read: { subtype: read, action: 'R', client: destinationRole, server: sourceRole, profile: 'Read' },
  create: { subtype: create, action: 'C', client: sourceRole, server: destinationRole, profile: 'Create' },
  update: { subtype: update, action: 'U', client: sourceRole, server: destinationRole, profile: 'Update' },
};

interface Ended {
  readonly outcome: AuditOutcome;
  /** Codes and the program's own words, never a clinician's. */
  readonly outcomeDesc?: string;
}

/** What may be said otherwise than usual: who the people are, and which two systems. */
interface Otherwise {
  readonly people?: fhir4.AuditEventAgent[];
  readonly client?: System;
  readonly server?: System;
}

/**
 * Something read or written, shaped as IHE.BasicAudit.Read, Create or Update, or as their Patient forms where it is about a
 * child. Those profiles describe success alone: what was refused or failed has the same shape and claims none.
 */
export function restAudit(
  interaction: Interaction,
  context: AnyContext,
  data: fhir4.AuditEventEntity,
  { outcome, outcomeDesc }: Ended = { outcome: 'done' },
  { people, client = clientOf(context), server = context.source }: Otherwise = {},
): fhir4.AuditEvent {
  const shape = shapes[interaction];
  return {
    ...frame(context, outcome === 'done' ? profileOf(shape, context) : undefined),
    type: rest,
    subtype: [shape.subtype],
    action: shape.action,
    outcome: outcomeCode(outcome),
    ...(outcomeDesc === undefined ? {} : { outcomeDesc }),
    agent: [
      ...(people ?? [userPart(context, interaction === 'read' ? informationRecipient : undefined)]),
      systemPart(shape.client, client),
      systemPart(shape.server, server),
    ],
    entity: [...entityParts(context), data],
  };
}

const profileOf = ({ profile }: Shape, { patient }: AnyContext): Profile =>
  patient === undefined ? `IHE.BasicAudit.${profile}` : `IHE.BasicAudit.Patient${profile}`;

/** A refusal by its code, with what was not done: "Not given: no-right". */
export const refusedFor = (not: string, code: string | undefined): Ended =>
  code === undefined ? { outcome: 'done' } : { outcome: 'refused', outcomeDesc: `${not}: ${code}` };
