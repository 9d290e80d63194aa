import type { Logger } from 'pino';
import { errorFacts } from '../http/request-log.ts';
import type { Claimed, Owed } from '../store/audit-forwarding.ts';
import type { Store } from '../store/store.ts';
import { tenants } from './ledger.ts';
import { sendEntry, type AuditRepository } from './repository.ts';

/** Longer than an entry may take, so that nobody takes over a tenant that is being sent. */
const leaseMs = 30_000;
const atOnce = 100;
const longestWaitMs = 300_000;
/** How often an entry is refused for itself before later ones are tried, and how many of those. */
const refusalsBefore = 5;
const lookAhead = 20;
/** How long an entry that was set aside waits before it is offered again. */
const setAsideMs = 3_600_000;

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
 * An entry that it refuses for good, while it takes later ones, is set aside: it keeps nothing else from getting there, is
 * offered again every hour, and is counted as a trouble until it is taken. Where it refuses all of them, none is set aside.
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
        if (claimed === undefined) break;
        await sendAll(means, claimed);
      }
      await offerAgain(means);
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
    for (const [i, one] of owed.entries()) {
      const sent = await sendEntry(repository, one, doFetch);
      if (sent !== 'taken') {
        const again = through === sentThrough ? failures + 1 : 1;
        if (sent.ofEntry && again >= refusalsBefore) {
          const beyond = await passBy(means, tenant, owed.slice(i, i + 1 + lookAhead), sent.trouble);
          if (beyond === 'not-held') return;
          if (beyond !== undefined) {
            through = beyond;
            break;
          }
        }
        const waitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(again - 1, 20));
        const { trouble } = sent;
        await store.auditForwarding.letGo(tenant, instance, { trouble, failures: again, waitMs });
        log.warn(
          { tenant, entry: one.number, failures: again, trouble },
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

/** Goes on beyond an entry where a later one is taken. Answers that one's number; undefined where none of them is. */
async function passBy(
  { store, log, repository, instance, fetch: doFetch }: Means,
  tenant: string,
  owed: readonly Owed[],
  trouble: string,
): Promise<number | 'not-held' | undefined> {
  for (const [i, one] of owed.entries()) {
    if (i === 0 || (await sendEntry(repository, one, doFetch)) !== 'taken') continue;
    const through = one.number;
    const numbers = owed.slice(0, i).map(({ number }) => number);
    const held = await store.auditForwarding.setAside(tenant, instance, {
      numbers,
      trouble,
      through,
      waitMs: setAsideMs,
      leaseMs,
    });
    if (!held) return 'not-held';
    log.error({ tenant, entries: numbers, trouble }, 'the audit repository refuses entries: set aside');
    return through;
  }
  return undefined;
}

/** Offers what was set aside again, each once an hour. */
async function offerAgain({ store, log, repository, fetch: doFetch }: Means): Promise<void> {
  for (const one of await store.auditForwarding.dueAgain(setAsideMs, atOnce)) {
    if ((await sendEntry(repository, one, doFetch)) !== 'taken') continue;
    await store.auditForwarding.takenAtLast(one.tenant, one.number);
    log.info(
      { tenant: one.tenant, entry: one.number },
      'the audit repository took an entry that was set aside',
    );
  }
}
