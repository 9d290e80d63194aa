import type * as v from 'valibot';
import type { LawfulBases } from '../../smart-config/schema/lawful-bases.ts';
import type { TeamToldShape } from '../../src/api/was-not-brought.ts';
import { disclosureAudit } from '../../src/domain/audit/disclosure-audit.ts';
import type { LawfulBasis } from '../../src/domain/lawful-basis.ts';
import { auditOf } from '../audit/of-session.ts';
import type { Deps } from '../http/deps.ts';
import type { ChildSession } from '../sessions/session.ts';

/**
 * The entry for a call to a local authority about a missed appointment: a disclosure by telephone, to protect the child,
 * on the bases that the list offers first for children's social care. Who took the call stays out of the ledger.
 */
export const toldEntry = (
  deps: Deps,
  session: ChildSession,
  requestId: string,
  { appointment, authority, phone }: v.InferOutput<typeof TeamToldShape>,
): fhir4.AuditEvent =>
  disclosureAudit({
    ...auditOf(deps, session, requestId),
    purpose: 'THREAT',
    basis: basisOf(deps.config.lawfulBases),
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

const basisOf = ({ version, entries, defaults }: LawfulBases): LawfulBasis => ({
  listVersion: version,
  chosen: (defaults['social-care'] ?? []).flatMap((wanted) =>
    entries
      .filter(({ id }) => id === wanted)
      .map(({ id, part, citation, title }) => ({ id, part, citation, title })),
  ),
});
