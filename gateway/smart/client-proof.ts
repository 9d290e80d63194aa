import type { Issuer } from '../../smart-config/schema/issuer.ts';
import { assertionFields, signAssertion } from '../signing/assertion.ts';
import { keysName, type ClientKeys } from './client-keys.ts';

/** The fields by which a request to the EHR's authorization server says, and where there is a key proves, which app asks. */
export type ClientProof = (
  issuer: Issuer,
  tokenEndpoint: string | undefined,
) => Promise<Readonly<Record<string, string>> | undefined>;

/**
 * A public client names itself. A confidential one signs for the token endpoint, which every endpoint of the server knows
 * as its own name (RFC 7523, section 3); undefined where it has no key, or the server names no such endpoint.
 */
export function clientProof(keys: ClientKeys | undefined, clock: () => Date): ClientProof {
  return async (issuer, tokenEndpoint) => {
    const { client, clientId } = issuer;
    if (client.kind === 'public') return { client_id: clientId };
    const [key] = keys?.get(keysName(issuer)) ?? [];
    if (key === undefined || tokenEndpoint === undefined) return undefined;
    const proves = { clientId, tokenUrl: tokenEndpoint, algorithm: client.algorithm };
    return assertionFields(await signAssertion(proves, key, clock()));
  };
}
