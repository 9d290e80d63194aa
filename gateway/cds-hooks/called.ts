import type { Issuer } from '../../smart-config/schema/issuer.ts';
import type { CdsClient } from './client-token.ts';
import type { Service } from './services.ts';

/** By whom which service was called. */
export interface Called {
  readonly issuer: Issuer;
  readonly service: Service;
  readonly client: CdsClient;
  readonly requestId: string;
}
