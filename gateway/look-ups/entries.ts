import type { LookUp } from '../../src/api/cpis.ts';
import { lookUpAudit, type LookUpAudit, type LookUpPhase } from '../../src/domain/audit/look-up-audit.ts';
import type { NhsPerson } from '../../src/domain/audit/people.ts';
import type { IdentityCheck, LookUpWhy } from '../../src/domain/cpis.ts';
import { auditOf } from '../audit/of-session.ts';
import type { Deps } from '../http/deps.ts';
import type { ChildSession } from '../sessions/session.ts';

/** As what something is done about look-ups: all that an entry says but when, which one and what came of it. */
export type As = Omit<LookUpAudit, 'at' | 'lookUp' | 'result'>;

/** Whoever has this session, in its setting, as they asked. */
export function asOf(
  deps: Pick<Deps, 'clock' | 'config' | 'address'>,
  session: ChildSession,
  requestId: string,
  asked: {
    readonly kind?: LookUp['kind'];
    readonly why?: LookUpWhy;
    readonly identity?: IdentityCheck;
    readonly nhsUser?: NhsPerson;
  },
): As {
  const { at: _, ...context } = auditOf(deps, session, requestId, 'look-up');
  return {
    ...context,
    ...asked,
    purpose: session.setting?.group === 'emergency' ? 'ETREAT' : 'TREAT',
    ...(session.setting === undefined ? {} : { setting: session.setting.title }),
    ...(deps.config.cpis.baseUrl === undefined ? {} : { askedAt: deps.config.cpis.baseUrl }),
  };
}

/** One entry of the ledger about a look-up. */
export const entryOf = (as: As, at: Date, lookUp: string, result: LookUpPhase): fhir4.AuditEvent =>
  lookUpAudit({ ...as, at: at.toISOString(), lookUp, result });
