import { clientAgent, read, rest, systemObject } from './codes.ts';
import type { AuditContext } from './context.ts';
import { entityParts, frame, outcomeCode, systemPart, userPart } from './parts.ts';

export interface ReadAudit extends AuditContext {
  /** What was read, e.g. "Safeguarding log of the child"; never its words. */
  readonly what: string;
  /** The code of the refusal, when it was not given. */
  readonly refused?: string;
}

/** Something kept about the child was read, shaped as IHE.BasicAudit.PatientRead. */
export const readAudit = (given: ReadAudit): fhir4.AuditEvent => ({
  ...frame(given, 'IHE.BasicAudit.PatientRead'),
  type: rest,
  subtype: [read],
  action: 'R',
  outcome: outcomeCode(given.refused === undefined ? 'done' : 'refused'),
  ...(given.refused === undefined ? {} : { outcomeDesc: `Not given: ${given.refused}` }),
  agent: [userPart(given), systemPart(clientAgent, given.source)],
  entity: [...entityParts(given), { type: systemObject, description: given.what }],
});
