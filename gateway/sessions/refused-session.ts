import type { OpenSession } from '../../src/api/sessions.ts';
import { sessionAudit } from '../../src/domain/audit/session-audit.ts';
import { append } from '../audit/ledger.ts';
import { basisOf } from '../audit/of-session.ts';
import type { Deps } from '../http/deps.ts';
import { errorFacts } from '../http/request-log.ts';
import { baseOf } from './ehr.ts';
import type { Refused } from './open-session.ts';

/**
 * Records that a signed-in user was refused a session, on the child they named or without one. Before an id_token was found good there
 * is nobody to name, and anybody on the network could fill the ledger; before it is known which organisation it was, there
 * is no ledger: then the request log alone has it.
 */
export async function noteRefused(
  deps: Deps,
  ask: OpenSession,
  { known, problem }: Refused,
  requestId: string,
): Promise<void> {
  if (known === undefined) return;
  const { fhirUser, issuer } = known;
  const user = fhirUser.includes('://') ? fhirUser : `${baseOf(issuer.iss)}/${fhirUser}`;
  const event = sessionAudit(
    {
      at: deps.clock().toISOString(),
      // Their name was not read: the reference stands for it.
      user: { reference: user, name: user },
      source: { name: `Safelight at ${deps.config.site.name}`, address: deps.address },
      basis: basisOf(deps, ask.patient === undefined ? 'governance' : 'read'),
      ...(ask.patient === undefined ? {} : { patient: `${baseOf(issuer.iss)}/Patient/${ask.patient}` }),
      requestId,
    },
    { refused: problem.code },
  );
  try {
    await deps.store.db.transaction().execute((tx) => append(tx, issuer.tenant.id, event));
  } catch (error) {
    deps.log.error({ ...errorFacts(error), requestId }, 'a refused session could not be audited');
  }
}
