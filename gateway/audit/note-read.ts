import type { Context } from 'hono';
import { readAudit } from '../../src/domain/audit/read-audit.ts';
import type { ChildEnv, Deps } from '../http/deps.ts';
import { append } from './ledger.ts';
import { auditOf } from './of-session.ts';

/**
 * Records that something kept about the child was read, or that it was asked for and refused, before the answer leaves.
 * Throws where it cannot be recorded: then nothing is given.
 */
export async function noteRead(
  deps: Deps,
  c: Context<ChildEnv>,
  what: string,
  refused?: string,
): Promise<void> {
  const session = c.get('session');
  const event = readAudit({
    ...auditOf(deps, session, c.get('requestId')),
    purpose: 'TREAT',
    what,
    ...(refused === undefined ? {} : { refused }),
  });
  await deps.store.db.transaction().execute((tx) => append(tx, session.tenant.id, event));
}
