import type Client from 'fhirclient/lib/Client';
import { revokeToken } from '../fhir/revoke-token.ts';
import { forget } from './browser-state.ts';
import type { Renewal } from './renewal.ts';
import type { SignedOut } from './session.ts';

/**
 * Takes the tokens out of the browser first, so that nothing is read while they are given back or after that failed. The
 * refresh token goes first: with it alone a new access token could be had.
 */
export async function signOut(
  client: Pick<Client, 'state'>,
  renewal: Pick<Renewal, 'stop'>,
  issuerId: string,
  state: string,
): Promise<SignedOut> {
  await renewal.stop();
  const { access_token: access, refresh_token: refresh } = client.state.tokenResponse ?? {};
  client.state.tokenResponse = {};
  forget(state);
  return {
    refresh: refresh ? await revokeToken(issuerId, refresh, 'refresh_token') : 'none',
    access: access ? await revokeToken(issuerId, access, 'access_token') : 'revoked',
  };
}
