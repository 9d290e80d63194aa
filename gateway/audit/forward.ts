import type { Logger } from 'pino';
import { errorFacts } from '../http/request-log.ts';
import type { Claimed } from '../store/audit-forwarding.ts';
import type { Store } from '../store/store.ts';
import { tenants } from './ledger.ts';
import { sendEntry, type AuditRepository } from './repository.ts';

/** Longer than an entry may take, so that nobody takes over a tenant that is being sent. */
const leaseMs = 30_000;
const atOnce = 100;
const longestWaitMs = 300_000;

interface Means {
  readonly store: Pick<Store, 'db' | 'alone' | 'auditForwarding'>;
  readonly log: Logger;
  readonly repository: AuditRepository;
  /** Names this process. */
  readonly instance: string;
  /** Organisations that may have entries. */
  readonly tenants: readonly string[];
  readonly fetch: typeof fetch;
  /** Wait after the first failure; it doubles with each that follows. */
  readonly firstWaitMs?: number;
}

/**
 * Sends the ledger to the Audit Record Repository: each tenant's entries in order, by one process at a time, at least once.
 * Answers a function that sends what there is, and does nothing while it is at it; nothing waits for it, and it never
 * throws.
 */
export function forwarder(means: Means): () => Promise<void> {
  let begun = false;
  let running = false;
  return async () => {
    if (running) return;
    running = true;
    try {
      if (!begun) await begin(means);
      begun = true;
      for (;;) {
        const claimed = await means.store.auditForwarding.claim(means.instance, leaseMs);
        if (claimed === undefined) return;
        await sendAll(means, claimed);
      }
    } catch (error) {
      means.log.error(errorFacts(error), 'the ledger could not be read for the audit repository');
    } finally {
      running = false;
    }
  };
}

async function begin({ store, tenants: configured }: Means): Promise<void> {
  if (store.alone) await store.auditForwarding.release();
  await store.auditForwarding.begin([...new Set([...configured, ...(await tenants(store.db))])]);
}

async function sendAll(means: Means, { tenant, sentThrough, failures }: Claimed): Promise<void> {
  const { store, log, repository, instance, fetch: doFetch, firstWaitMs = 1000 } = means;
  let through = sentThrough;
  for (;;) {
    const owed = await store.auditForwarding.next(tenant, through, atOnce);
    if (owed.length === 0) return store.auditForwarding.letGo(tenant, instance);
    for (const one of owed) {
      const sent = await sendEntry(repository, one, doFetch);
      if (sent !== 'taken') {
        const again = through === sentThrough ? failures + 1 : 1;
        const waitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(again - 1, 20));
        await store.auditForwarding.letGo(tenant, instance, { ...sent, failures: again, waitMs });
        log.warn(
          { tenant, entry: one.number, failures: again, ...sent },
          'the audit repository did not take an entry',
        );
        return;
      }
      if (!(await store.auditForwarding.sent(tenant, instance, one.number, leaseMs))) return;
      if (failures > 0 && through === sentThrough)
        log.info({ tenant }, 'the audit repository takes entries again');
      through = one.number;
    }
  }
}
