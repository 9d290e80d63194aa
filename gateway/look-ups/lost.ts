import { append } from '../audit/ledger.ts';
import type { Deps } from '../http/deps.ts';
import { errorFacts } from '../http/request-log.ts';
import type { OpenLookUp } from '../store/look-ups.ts';
import { entryOf } from './entries.ts';
import { isLost, lost, type Reading } from './status.ts';

/** After the adapter's own limit an answer still has to be stored. */
const graceMs = 5000;

type Means = Pick<Deps, 'store' | 'config' | 'clock' | 'log' | 'instance'>;

/** How this process tells, just now, a look-up that is under way from one whose answer will not come. */
export const readingOf = ({ store, config, clock, instance }: Means): Reading => ({
  now: clock(),
  lostAfterMs: config.cpis.timeoutMs + graceMs,
  // In a database of its own, any other process has ended.
  mayAnswer: (owner) => owner === instance || !store.alone,
});

/**
 * Ends a look-up whose answer will not come, with its entry in the ledger, once: of several processes that try, the
 * database lets one. Never asks CP-IS anything. Where it cannot be stored, it is tried again later.
 */
export async function closeLost(means: Means, lookUp: OpenLookUp): Promise<void> {
  const { store, config, clock, log } = means;
  const { id, tenant, as } = lookUp;
  const now = clock();
  const status = lost(lookUp, now);
  const keepUntil = new Date(now.getTime() + config.site.keepAnswerMinutes * 60_000);
  try {
    await store.db.transaction().execute(async (tx) => {
      const closed = await store.lookUps.close(tx, id, { status, answeredAt: now, keepUntil });
      if (!closed || as === undefined) return;
      const { reason, notified } = status;
      await append(tx, tenant, entryOf(as, now, id, { phase: 'could-not-check', reason, notified }));
    });
  } catch (error) {
    log.error({ ...errorFacts(error), lookUp: id }, 'a look-up whose answer is lost could not be closed');
  }
}

/** Ends every look-up whose answer will not come. Throws when the database cannot be read. */
export async function closeLostLookUps(means: Means): Promise<void> {
  const reading = readingOf(means);
  for (const lookUp of await means.store.lookUps.open()) {
    if (isLost(lookUp, reading)) await closeLost(means, lookUp);
  }
}
