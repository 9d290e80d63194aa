import * as client from 'openid-client';
import { expect, it } from 'vitest';
import {
  call,
  choose,
  cis2TokenUrl,
  keys,
  nhsAt,
  origin,
  redirectUri,
  scope,
  secret,
} from '../test/signing-in.ts';

/** The library reads the machine's clock. */
const nhs = nhsAt(() => Date.now());
const net: client.CustomFetch = (url, options) => nhs.fetch(new Request(url, options as RequestInit));

/** CIS2 wants its token endpoint as the audience; the library names the issuer. */
const forTokenEndpoint: client.ModifyAssertionOptions = {
  [client.modifyAssertion]: (_, payload) => {
    payload['aud'] = cis2TokenUrl;
  },
};

const discover = (clientId: string, authentication: client.ClientAuth) =>
  client.discovery(new URL(`${origin}/cis2`), clientId, undefined, authentication, {
    [client.customFetch]: net,
  });

it.each([
  [
    'private_key_jwt',
    'cis2-app',
    () => client.PrivateKeyJwt({ key: keys.privateKey, kid: 'k1' }, forTokenEndpoint),
  ],
  ['client_secret_post', 'cis2-secret', () => client.ClientSecretPost(secret)],
] as const)('a certified client signs somebody in, with %s', async (_, clientId, authentication) => {
  const config = await discover(clientId, authentication());
  const pkceCodeVerifier = client.randomPKCECodeVerifier();
  const [expectedState, expectedNonce] = [client.randomState(), client.randomNonce()];
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope,
    state: expectedState,
    nonce: expectedNonce,
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
  });
  const back = await choose(nhs, url.pathname + url.search, { person: '999000000101' });
  const tokens = await client.authorizationCodeGrant(config, back, {
    pkceCodeVerifier,
    expectedState,
    expectedNonce,
  });
  expect(tokens.claims()).toMatchObject({ sub: '999000000101', selected_roleid: '999000000201' });
  const person = await client.fetchUserInfo(config, tokens.access_token, '999000000101');
  expect(person).toMatchObject({
    given_name: 'Priya',
    family_name: 'SAMPLE',
    selected_roleid: '999000000201',
  });
  await client.tokenRevocation(config, tokens.access_token);
  const after = await call(nhs, '/cis2/userinfo', {
    headers: { Authorization: `Bearer ${tokens.access_token}` },
  });
  expect(after.status).toBe(401);
});
