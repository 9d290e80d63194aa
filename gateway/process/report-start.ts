import type { Logger } from 'pino';
import { scopeWarnings } from '../config/scope-warnings.ts';
import { settingWarnings } from '../config/setting-policies.ts';
import { packsInForce } from '../rules/pack-in-force.ts';
import type { Store } from '../store/store.ts';
import { buildInfo } from './build-info.ts';
import type { Settings } from './settings.ts';

interface Running {
  readonly log: Logger;
  readonly address: string;
  readonly store: Store;
}

/** What whoever starts it should know once it listens. */
export function reportStart(running: Running, { config }: Settings): void {
  const { log, address, store } = running;
  const issuers = config.issuers.map(({ id }) => id);
  log.info({ address, issuers, ...buildInfo }, 'listening');
  if (store.guard === 'trigger') {
    log.warn(
      'The database user may not make or use the role safelight_gateway: the ledger is kept append-only by its trigger alone.',
    );
  }
  void warnOf(running, { config });
}

/** What a configuration allows and yet deserves a word, whenever one is taken. The rules are those in force. */
export async function warnOf(
  { log, address, store }: Running,
  { config }: Pick<Settings, 'config'>,
): Promise<void> {
  if (config.issuers.length === 0)
    log.warn('No record system may launch Safelight: there is no file in issuers/.');
  for (const warning of settingWarnings(config)) log.warn(warning);
  const inForce = packsInForce({ store, config, clock: () => new Date(), address, log });
  const asking = config.issuers.filter(({ scope }) => scope !== undefined);
  const tenants = [...new Set(asking.map(({ tenant }) => tenant.id))];
  const packs = new Map(
    await Promise.all(tenants.map(async (id) => [id, (await inForce(id)).pack] as const)),
  );
  const packOf = ({ tenant }: (typeof asking)[number]) => [packs.get(tenant.id) ?? config.rulePack];
  for (const warning of scopeWarnings(asking, packOf)) log.warn(warning);
}
