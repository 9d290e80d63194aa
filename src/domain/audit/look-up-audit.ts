import type { CouldNotCheckReason, IdentityCheck, LookUpKind, LookUpWhy, Notified } from '../cpis.ts';
import { unreachable } from '../result.ts';
import { clientAgent, read, rest, serverAgent, systemObject } from './codes.ts';
import type { AuditContext, AuditOutcome } from './context.ts';
import { entityParts, frame, outcomeCode, systemPart } from './parts.ts';
import { peopleParts, type NhsPerson } from './people.ts';

/** The kind of answer: whether there was a record or none. Nothing of what the record says. */
type AnswerKind = 'found' | 'none';

/** How far a look-up got. */
export type LookUpPhase =
  | { readonly phase: 'about-to-look' }
  | { readonly phase: 'answered'; readonly answer: AnswerKind; readonly notified: Notified }
  | { readonly phase: 'kept-answer-read'; readonly answer: AnswerKind }
  | { readonly phase: 'refused'; readonly reason: CouldNotCheckReason }
  | {
      readonly phase: 'could-not-check';
      readonly reason: CouldNotCheckReason;
      readonly notified: Notified;
    };

export interface LookUpAudit extends AuditContext {
  /** The look-up's own id; one for all of its entries. */
  readonly lookUp: string;
  /** Absent when what was asked could not be read. */
  readonly kind?: LookUpKind;
  /** Care setting's title; absent when none was known and so nothing was asked. */
  readonly setting?: string;
  readonly why?: LookUpWhy;
  /** How the person confirmed a number that the record system had not verified. */
  readonly identity?: IdentityCheck;
  /** Who signed in to the NHS for it, where people do. */
  readonly nhsUser?: NhsPerson;
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
      ...peopleParts(lookUp, lookUp.nhsUser),
      systemPart(clientAgent, lookUp.source),
      systemPart(serverAgent, { name: 'Child Protection Information Sharing' }),
    ],
    entity: [...entityParts(lookUp), askedPart(lookUp)],
  };
}

const askedPart = (asked: LookUpAudit): fhir4.AuditEventEntity => ({
  what: { identifier: { value: asked.lookUp } },
  type: systemObject,
  description: 'Look-up of child protection information',
  detail: [
    ['phase', asked.result.phase],
    ['kind', asked.kind],
    ['why', asked.why],
    ['care-setting', asked.setting],
    ['identity', asked.identity],
    ['nhs-role-profile', asked.nhsUser?.roleId],
    ['answer', 'answer' in asked.result ? asked.result.answer : undefined],
    ['told', toldBy(asked.result)],
  ].flatMap(([type, valueString]) =>
    type === undefined || valueString === undefined ? [] : [{ type, valueString }],
  ),
});

/** Whether the local authority was told; undefined where this entry is not what would tell it. */
function toldBy(result: LookUpPhase): Notified | undefined {
  switch (result.phase) {
    case 'about-to-look':
    case 'kept-answer-read':
      return undefined;
    case 'refused':
      return 'no';
    case 'answered':
    case 'could-not-check':
      return result.notified;
    default:
      return unreachable(result);
  }
}

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
