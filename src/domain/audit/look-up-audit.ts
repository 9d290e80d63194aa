import type { CouldNotCheckReason, LookUpKind, Notified } from '../cpis.ts';
import { unreachable } from '../result.ts';
import { clientAgent, read, rest, serverAgent, systemObject } from './codes.ts';
import type { AuditContext, AuditOutcome } from './context.ts';
import { entityParts, frame, outcomeCode, systemPart, userPart } from './parts.ts';

/** How far a look-up got. It is told what was asked and whether anything came back, never what CP-IS said. */
export type LookUpPhase =
  | { readonly phase: 'about-to-look' }
  | { readonly phase: 'answered' }
  | { readonly phase: 'kept-answer-read' }
  | { readonly phase: 'refused'; readonly reason: CouldNotCheckReason }
  | {
      readonly phase: 'could-not-check';
      readonly reason: CouldNotCheckReason;
      readonly notified: Notified;
    };

export interface LookUpAudit extends AuditContext {
  /** The look-up's own id; one for all of its entries. */
  readonly lookUp: string;
  readonly kind: LookUpKind;
  /** Care setting's title; absent when none was known and so nothing was asked. */
  readonly setting?: string;
  readonly result: LookUpPhase;
}

/** A look at CP-IS, before and after, shaped as IHE.BasicAudit.PatientRead. */
export function lookUpAudit(lookUp: LookUpAudit): fhir4.AuditEvent {
  const [outcome, outcomeDesc] = outcomeOf(lookUp.result);
  return {
    ...frame(lookUp, 'IHE.BasicAudit.PatientRead'),
    type: rest,
    subtype: [read],
    action: 'R',
    outcome: outcomeCode(outcome),
    ...(outcomeDesc === undefined ? {} : { outcomeDesc }),
    agent: [
      userPart(lookUp),
      systemPart(clientAgent, lookUp.source),
      systemPart(serverAgent, { name: 'Child Protection Information Sharing' }),
    ],
    entity: [...entityParts(lookUp), askedPart(lookUp)],
  };
}

const askedPart = ({ lookUp, kind, setting, result }: LookUpAudit): fhir4.AuditEventEntity => ({
  what: { identifier: { value: lookUp } },
  type: systemObject,
  description: 'Look-up of child protection information',
  detail: [
    { type: 'phase', valueString: result.phase },
    { type: 'kind', valueString: kind },
    ...(setting === undefined ? [] : [{ type: 'care-setting', valueString: setting }]),
  ],
});

function outcomeOf(result: LookUpPhase): readonly [AuditOutcome, string?] {
  switch (result.phase) {
    case 'about-to-look':
    case 'answered':
    case 'kept-answer-read':
      return ['done'];
    case 'refused':
      return ['refused', `Not asked: ${result.reason}`];
    case 'could-not-check':
      return ['failed', `${result.reason}; local authority told: ${result.notified}`];
    default:
      return unreachable(result);
  }
}
