import { clientAgent, create, resourceRole, rest, systemObject } from './codes.ts';
import type { AuditContext } from './context.ts';
import { entityParts, frame, outcomeCode, systemPart, userPart } from './parts.ts';

export interface RecordAudit extends AuditContext {
  /** What was stored: its reference or identifier, never its words. */
  readonly stored: { readonly reference: string; readonly description: string };
  /** Named values that a register filters by, e.g. `decision`: "not shared". Never free text of a clinician. */
  readonly details?: Readonly<Record<string, string>>;
}

/** Something written about the child, shaped as IHE.BasicAudit.PatientCreate. */
export function recordAudit(record: RecordAudit): fhir4.AuditEvent {
  const detail = Object.entries(record.details ?? {}).map(([type, valueString]) => ({ type, valueString }));
  return {
    ...frame(record, 'IHE.BasicAudit.PatientCreate'),
    type: rest,
    subtype: [create],
    action: 'C',
    outcome: outcomeCode('done'),
    agent: [userPart(record), systemPart(clientAgent, record.source)],
    entity: [
      ...entityParts(record),
      {
        what: { identifier: { value: record.stored.reference } },
        type: systemObject,
        role: resourceRole,
        description: record.stored.description,
        ...(detail.length === 0 ? {} : { detail }),
      },
    ],
  };
}
