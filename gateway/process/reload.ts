import type { Logger } from 'pino';
import { describeFault, type ConfigFault } from '../config/fault.ts';
import { errorFacts } from '../http/request-log.ts';
import { keysInUse } from '../store/sealed-columns.ts';
import { keyId } from '../store/seal.ts';
import type { Store } from '../store/store.ts';
import type { Gateway, Serving } from './serving.ts';
import type { Settings } from './settings.ts';
import type { Result } from '../../src/domain/result.ts';

interface Means {
  /** Reads and checks everything that is configured in files. */
  readonly read: () => Promise<Result<Settings, readonly ConfigFault[]>>;
  readonly make: (settings: Settings) => Gateway;
  readonly serving: Pick<Serving, 'swap'>;
  readonly store: Pick<Store, 'db' | 'seal'>;
  readonly log: Logger;
  readonly reloaded?: (outcome: 'taken' | 'refused') => void;
}

/**
 * Reads the configuration again, one time after another: wholly right, it is in force for every request from then on, while
 * those under way end by the one that they began with; with any fault nothing of it is taken, each fault is logged, and the
 * one before stays in force. Sessions of record systems that are no longer configured end.
 */
export function reloader(means: Means, first: Settings): (why: string) => Promise<void> {
  let settings = first;
  let last: Promise<void> = Promise.resolve();
  const { log } = means;

  async function reload(why: string): Promise<void> {
    const read = await means.read();
    const faults = read.ok ? await keyFaults(means.store, settings.keys, read.value.keys) : read.failure;
    if (!read.ok || faults.length > 0) {
      for (const fault of faults) log.error({ why, fault: describeFault(fault) }, 'configuration not taken');
      log.error({ why, faults: faults.length }, 'the configuration of before stays in force');
      means.reloaded?.('refused');
      return;
    }
    const next = means.make(read.value);
    const kept = issuerIds(read.value);
    const removed = issuerIds(settings).filter((id) => !kept.includes(id));
    settings = read.value;
    means.serving.swap(next);
    await next.endSessionsOf(removed);
    log.info({ why, issuers: kept, removed }, 'configuration reloaded');
    means.reloaded?.('taken');
  }

  return (why) =>
    (last = last.then(() =>
      reload(why).catch((error: unknown) => {
        log.error({ ...errorFacts(error), why }, 'the configuration could not be read again');
        means.reloaded?.('refused');
      }),
    ));
}

const issuerIds = ({ config }: Settings): readonly string[] => config.issuers.map(({ id }) => id);

/** Takes up the keys, unless something that is stored would no longer open. */
async function keyFaults(
  { db, seal }: Means['store'],
  before: readonly Buffer[],
  keys: readonly Buffer[],
): Promise<readonly ConfigFault[]> {
  const ids = keys.map(keyId);
  const gone = before.map(keyId).filter((id) => !ids.includes(id));
  const used = gone.length === 0 ? new Map<string, number>() : await keysInUse(db);
  const needed = gone.filter((id) => used.has(id));
  if (needed.length > 0) return [keyFault(`The key ${needed.join(', ')} still seals what is stored.`)];
  return (await seal.hold(keys)) ? [] : [keyFault('They do not open what is stored.')];
}

const keyFault = (wrong: string): ConfigFault => ({
  file: 'keys',
  wrong,
  fix: 'Keep the old key after the new one until npm run reseal is done.',
});
