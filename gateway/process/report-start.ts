import type { Logger } from 'pino';
import { settingWarnings } from '../config/setting-policies.ts';
import type { Store } from '../store/store.ts';
import { buildInfo } from './build-info.ts';
import type { Settings } from './settings.ts';

/** What whoever starts it should know once it listens. */
export function reportStart(log: Logger, address: string, { config }: Settings, { guard }: Store): void {
  const issuers = config.issuers.map(({ id }) => id);
  log.info({ address, issuers, ...buildInfo }, 'listening');
  if (issuers.length === 0) log.warn('No record system may launch Safelight: there is no file in issuers/.');
  for (const warning of settingWarnings(config)) log.warn(warning);
  if (guard === 'trigger') {
    log.warn(
      'The database user may not make or use the role safelight_gateway: the ledger is kept append-only by its trigger alone.',
    );
  }
}
