import type * as v from 'valibot';
import type { TeamToldShape } from '../../src/api/was-not-brought.ts';
import { disclosureAudit } from '../../src/domain/audit/disclosure-audit.ts';
import { chosenFrom } from '../../src/domain/lawful-basis.ts';
import { dayText } from '../../src/rules/life-cycle/figures/days.ts';
import { auditOf } from '../audit/of-session.ts';
import type { Deps } from '../http/deps.ts';
import type { ChildSession } from '../sessions/session.ts';

/**
 * The entry for a call to a local authority about a missed appointment: a disclosure by telephone, to protect the child,
 * on the bases that the list offers first for children's social care and that apply that day. Who took the call stays out of the ledger.
 */
export const toldEntry = (
  deps: Deps,
  session: ChildSession,
  requestId: string,
  { appointment, authority, phone }: v.InferOutput<typeof TeamToldShape>,
): fhir4.AuditEvent => {
  const { lawfulBases } = deps.config;
  const now = deps.clock();
  return disclosureAudit({
    ...auditOf(deps, session, requestId),
    purpose: 'THREAT',
    basis: chosenFrom(lawfulBases, lawfulBases.defaults['social-care'] ?? [], dayText(now.getTime())),
    recipients: [
      {
        kind: 'social-care',
        authority,
        named: 'chosen',
        phones: phone === undefined ? {} : { officeHours: phone },
      },
    ],
    shared: [
      { reference: `${session.iss}/${appointment}`, description: 'Missed appointment, told by telephone' },
    ],
    telephoned: true,
    outcome: 'done',
  });
};
