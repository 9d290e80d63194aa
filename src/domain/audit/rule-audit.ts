import { clientAgent, create, resourceRole, rest, systemObject } from './codes.ts';
import type { AuditContext } from './context.ts';
import { frame, outcomeCode, requestPart, systemPart, userPart } from './parts.ts';

/** Something done to the rule book, which is about no child: none is named, even when one is on screen. */
export interface RuleAudit extends Omit<AuditContext, 'patient' | 'encounter' | 'basis' | 'purpose'> {
  /** What was done, in the gateway's own words, e.g. "Alert rule made active". */
  readonly what: string;
  /** The rule or code set and its version, e.g. `frequent-attendance 1.1.0`. */
  readonly about: string;
  /** Named values; `because` holds the person's own words for it. */
  readonly details?: Readonly<Record<string, string>>;
  /** The code of the refusal, when it was not done. */
  readonly refused?: string;
}

/** A change to alert rules or code sets, or one that was refused, shaped as IHE.BasicAudit.Create. */
export function ruleAudit(audit: RuleAudit): fhir4.AuditEvent {
  const context = { ...audit, purpose: 'HCOMPL' as const };
  const detail = Object.entries(audit.details ?? {}).map(([type, valueString]) => ({ type, valueString }));
  return {
    ...frame(context, 'IHE.BasicAudit.Create'),
    type: rest,
    subtype: [create],
    action: 'C',
    outcome: outcomeCode(audit.refused === undefined ? 'done' : 'refused'),
    ...(audit.refused === undefined ? {} : { outcomeDesc: `Not done: ${audit.refused}` }),
    agent: [userPart(context), systemPart(clientAgent, audit.source)],
    entity: [
      ...requestPart(audit),
      {
        what: { identifier: { value: audit.about } },
        type: systemObject,
        role: resourceRole,
        description: audit.what,
        ...(detail.length === 0 ? {} : { detail }),
      },
    ],
  };
}
