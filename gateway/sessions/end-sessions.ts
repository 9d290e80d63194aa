import { randomUUID } from 'node:crypto';
import { sessionAudit } from '../../src/domain/audit/session-audit.ts';
import { append } from '../audit/ledger.ts';
import type { Deps } from '../http/deps.ts';
import { contextOf } from './begin.ts';

/**
 * Ends the sessions of issuers, each with its entry in the ledger: of record systems that may use Safelight no longer. Of
 * several replicas that do it, one writes the entry.
 */
export async function endSessionsOf(deps: Deps, issuers: readonly string[]): Promise<void> {
  const { store, clock } = deps;
  for (const issuer of issuers) {
    for (const { tokenHash, content } of await store.sessions.ofIssuer(issuer, clock())) {
      await store.db.transaction().execute(async (tx) => {
        const ended = await store.sessions.revoke(tx, tokenHash, clock());
        if (!ended) return;
        await append(tx, content.tenant.id, sessionAudit(contextOf(deps, content, randomUUID()), 'ended'));
      });
    }
  }
}
