import type { Logger } from 'pino';
import type { Environment } from '../config/environment.ts';
import { createCpis } from '../cpis/create-cpis.ts';
import { createGateway, type GatewayParts } from '../gateway.ts';
import type { Figures } from '../metrics/figures.ts';
import { measuredCpis } from '../metrics/measured-cpis.ts';
import { createTokenSource } from '../nhs-auth/token-source.ts';
import type { Store } from '../store/store.ts';
import type { Gateway } from './serving.ts';
import type { Settings } from './settings.ts';

/** What stays as it is while the configuration changes. */
interface Process extends Required<Pick<GatewayParts, 'figures' | 'stopping' | 'instance'>> {
  readonly env: Environment;
  readonly store: Store;
  readonly log: Logger;
  readonly figures: Figures;
}

/** Where this process is reached on its own machine, for the audit and for people. */
export const addressOf = ({ host, port }: Pick<Environment, 'host' | 'port'>): string =>
  `http://${host === '127.0.0.1' ? 'localhost' : host}:${port}`;

/** A gateway by a configuration, on the process's database. */
export function makeGateway(
  { env, ...stays }: Process,
  { config, nhsAuth, clientKeys, auditRepository }: Settings,
): Gateway {
  const tokens =
    nhsAuth?.auth.mode === 'application'
      ? createTokenSource(nhsAuth.auth, nhsAuth.keys, fetch, () => new Date())
      : undefined;
  return createGateway({
    ...stays,
    config,
    cpis: measuredCpis(createCpis(config.cpis, tokens, fetch), config.cpis.adapter, stays),
    address: addressOf(env),
    app: env.app,
    ...(env.publicUrl === undefined ? {} : { publicUrl: env.publicUrl }),
    clientKeys,
    ...(nhsAuth === undefined ? {} : { nhsAuth }),
    ...(auditRepository === undefined ? {} : { auditRepository }),
  });
}
