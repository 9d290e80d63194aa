import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import { Provider } from 'oidc-provider/lib/provider.js';
import { InvalidRequest } from 'oidc-provider/lib/helpers/errors.js';
import { findUser, userReference } from '../users.ts';
import { clientId, commandClientId, confidentialClientId } from './client.ts';
import type { Launches } from './launches.ts';
import { createMemoryAdapter } from './memory-adapter.ts';
import { assertionAlgorithms } from './discovery.ts';
import { knownScopes } from './scope-grid.ts';
import { tokenContext } from './token-context.ts';
import type { Has } from '../faults/defects.ts';
import { UsedCodes } from '../faults/of-auth.ts';
import { spoilTokenAnswer } from '../faults/of-token.ts';

export interface ProviderParts {
  /** The FHIR base: issuer, and the only `aud`. */
  readonly base: string;
  readonly appOrigin: string;
  readonly launches: Launches;
  readonly has: Has;
}

const usualTokenSeconds = 3600;
const workingDaySeconds = 8 * 3600;

/** oidc-provider, set up as a SMART App Launch 2.2 server. One app is registered, without a key and with one. */
export async function createProvider({ base, appOrigin, launches, has }: ProviderParts): Promise<Provider> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'ehr-1' };
  const ownToken = (client: { clientId: string }, token: { clientId?: string | undefined }) =>
    token.clientId === client.clientId;

  const app = {
    redirect_uris: [`${appOrigin}/`],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code' as const],
    scope: knownScopes.join(' '),
  };

  const provider = new Provider(base, {
    adapter: createMemoryAdapter(),
    jwks: { keys: [key] },
    clients: [
      { ...app, client_id: clientId, token_endpoint_auth_method: 'none' },
      {
        ...app,
        client_id: confidentialClientId,
        token_endpoint_auth_method: 'private_key_jwt',
        jwks_uri: `${appOrigin}/smart/jwks.json`,
      },
      {
        ...app,
        client_id: commandClientId,
        token_endpoint_auth_method: 'none',
        application_type: 'native',
        // On this machine any port is good (RFC 8252, section 7.3).
        redirect_uris: ['http://127.0.0.1/callback'],
      },
    ],
    // The library's own fetch keeps away from addresses of this machine, where the gateway publishes its keys here.
    fetch: (url, options) =>
      globalThis.fetch(url, { headers: options?.headers ?? {}, signal: options?.signal ?? null }),
    clientAuthMethods: ['none', 'private_key_jwt'],
    enabledJWA: { clientAuthSigningAlgValues: [...assertionAlgorithms] },
    scopes: knownScopes,
    claims: { openid: ['sub'], fhirUser: ['fhirUser'], profile: ['name'] },
    conformIdTokenClaims: false,
    clientBasedCORS: (_ctx, origin) => origin === appOrigin,
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    extraParams: {
      aud: (_ctx, aud) => {
        if (aud?.replace(/\/$/, '') !== base)
          throw new InvalidRequest('aud is not the FHIR base of this server');
      },
      launch: (ctx, launch) => {
        // The check runs again when the person has been signed in; by then the launch id has been used.
        if (launch !== undefined && ctx.oidc.route !== 'resume' && !launches.isGood(launch))
          throw new InvalidRequest('launch is unknown, used or too old');
      },
    },
    features: {
      devInteractions: { enabled: false },
      introspection: { enabled: true, allowedPolicy: (_ctx, client, token) => ownToken(client, token) },
      revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => ownToken(client, token) },
      rpInitiatedLogout: { enabled: false },
    },
    findAccount: (_ctx, id) => {
      const user = findUser(id);
      if (user === undefined) return undefined;
      return {
        accountId: id,
        claims: () => ({
          sub: id,
          fhirUser: `${base}/${userReference(user.id)}`,
          name: `${user.given} ${user.family}`,
        }),
      };
    },
    interactions: { url: (_ctx, { uid }) => `/auth/interaction/${uid}` },
    issueRefreshToken: (_ctx, _client, source) => source.scopes.has('online_access'),
    // A second launch in the same browser signs somebody else in; the first must not lose its token by it.
    expiresWithSession: () => false,
    rotateRefreshToken: true,
    pkce: { required: () => true },
    renderError: (ctx, { error, error_description: text }) => {
      ctx.type = 'text/plain';
      ctx.body = `${error}: ${text ?? ''}`;
    },
    routes: {
      authorization: '/authorize',
      token: '/token',
      jwks: '/jwks',
      introspection: '/introspect',
      revocation: '/revoke',
    },
    ttl: {
      AccessToken: (_ctx, token) =>
        launches.contextOf(token.grantId)?.options.tokenSeconds ?? usualTokenSeconds,
      AuthorizationCode: 60,
      Grant: workingDaySeconds,
      IdToken: usualTokenSeconds,
      Interaction: 600,
      RefreshToken: workingDaySeconds,
      Session: workingDaySeconds,
    },
  });

  const { origin } = new URL(base);
  const used = new UsedCodes();
  provider.use(async (ctx, next) => {
    await next();
    const { oidc, body, status } = ctx as Round;
    const token = oidc?.entities.AccessToken ?? oidc?.entities.RefreshToken;
    const context = launches.contextOf(token?.grantId);
    const again =
      oidc?.route === 'token' && status === 400 && has('code-reusable')
        ? used.again(oidc.params?.['code'])
        : undefined;
    if (again !== undefined) {
      ctx.status = 200;
      ctx.body = again;
      return;
    }
    if (context === undefined || status !== 200 || typeof body !== 'object') return;
    if (oidc?.route === 'token') {
      const answer = { ...body, ...tokenContext(context, origin) };
      ctx.body = await spoilTokenAnswer(answer, has, privateKey, key.kid);
      used.note(oidc.params?.['code'], answer);
      if (has('token-cacheable')) ctx.remove('cache-control');
    }
    if (oidc?.route === 'introspection' && body.active === true)
      ctx.body = {
        ...body,
        ...tokenContext(context, origin),
        fhirUser: `${base}/${userReference(context.user)}`,
      };
  });
  return provider;
}

/** What is read of a round with oidc-provider; `oidc` is absent where it has no route. */
interface Round {
  readonly status: number;
  readonly body: string | { readonly active?: boolean };
  readonly oidc?: {
    readonly route: string;
    readonly params?: Readonly<Record<string, unknown>>;
    readonly entities: Readonly<
      Record<'AccessToken' | 'RefreshToken', { readonly grantId?: string } | undefined>
    >;
  };
}
