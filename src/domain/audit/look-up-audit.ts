import type { CouldNotCheckReason, IdentityCheck, LookUpKind, LookUpWhy, Notified } from '../cpis.ts';
import { unreachable } from '../result.ts';
import type { AuditContext, AuditOutcome } from './context.ts';
import { dataPart } from './parts.ts';
import { peopleParts, type NhsPerson } from './people.ts';
import { restAudit } from './rest-audit.ts';

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
  /** Where CP-IS is asked; absent where none is configured. */
  readonly askedAt?: string;
  readonly result: LookUpPhase;
}

/** A look at CP-IS, before and after, shaped as IHE.BasicAudit.PatientRead: the gateway reads what CP-IS keeps. */
export function lookUpAudit(lookUp: LookUpAudit): fhir4.AuditEvent {
  const [outcome, outcomeDesc] = outcomeOf(lookUp.result);
  return restAudit(
    'read',
    lookUp,
    askedPart(lookUp),
    { outcome, ...(outcomeDesc === undefined ? {} : { outcomeDesc }) },
    {
      people: peopleParts(lookUp, lookUp.nhsUser),
      client: lookUp.source,
      server: {
        name: 'Child Protection Information Sharing',
        ...(lookUp.askedAt === undefined ? {} : { address: lookUp.askedAt }),
      },
    },
  );
}

const askedPart = (asked: LookUpAudit): fhir4.AuditEventEntity =>
  dataPart(asked, { identifier: { value: asked.lookUp } }, 'Look-up of child protection information', {
    phase: asked.result.phase,
    kind: asked.kind,
    why: asked.why,
    'care-setting': asked.setting,
    identity: asked.identity,
    'nhs-role-profile': asked.nhsUser?.roleId,
    answer: 'answer' in asked.result ? asked.result.answer : undefined,
    told: toldBy(asked.result),
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
