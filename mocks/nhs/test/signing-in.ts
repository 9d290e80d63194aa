import { createHash } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { NhsNumber } from '../../../src/domain/nhs-number.ts';
import type { CpisRecord } from '../../scenarios/cpis-record.ts';
import { createNhs, type Nhs } from '../create-nhs.ts';
import type { NhsSettings } from '../world.ts';

export const origin = 'https://nhs.example';
export const redirectUri = 'https://safelight.example/nhs/signed-in';
export const tokenUrl = `${origin}/oauth2/token`;
export const cis2TokenUrl = `${origin}/cis2/access_token`;
export const start = Date.parse('2026-11-20T10:42:00Z');
export const scope = 'openid profile nhsperson associatedorgs nationalrbacaccess selectedrole';
export const secret = 'pretend-secret';
/** A PKCE verifier and its S256 challenge. */
export const verifier = 'v'.repeat(43);
const challenge = createHash('sha256').update(verifier).digest('base64url');
const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export const keys = await generateKeyPair('RS512');
const publicKey = await exportJWK(keys.publicKey);

/** A pretend NHS with one application, which signs at `cis2-app` and shows a secret at `cis2-secret`; `at` moves its clock. */
export function nhsAt(at: () => number, change: Partial<NhsSettings> = {}): Nhs {
  return createNhs({
    origin,
    now: () => new Date(at()),
    clients: [{ clientId: 'app', kid: 'k1', publicKey, system: 'Safelight', organisation: 'Testshire' }],
    cis2Clients: [
      { clientId: 'cis2-app', kid: 'k1', publicKey, redirectUris: [redirectUri] },
      { clientId: 'cis2-secret', clientSecret: secret, redirectUris: [redirectUri] },
    ],
    records: new Map(),
    ...change,
  });
}

export const recordOf = (nhsNumber: NhsNumber, parts: Partial<CpisRecord> = {}): CpisRecord => ({
  nhsNumber,
  name: 'Amara TESTCHILD',
  plans: [
    {
      kind: 'child-protection',
      start: '2026-03-01',
      authority: 'Sheffield City Council',
      phones: { emergencyDuty: '0114 496 0456' },
    },
  ],
  accesses: [],
  ...parts,
});

export const form = (fields: Readonly<Record<string, string>>): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(fields),
});

export const call = (nhs: Nhs, path: string, init?: RequestInit): Promise<Response> =>
  nhs.fetch(new Request(origin + path, init));

/** An assertion of four minutes for one audience, or one that is wrong in a way. */
export const assertion = (
  at: number,
  audience: string,
  claims: Readonly<Record<string, unknown>> = {},
  header: Readonly<Record<string, string>> = {},
): Promise<string> => {
  const clientId = audience === tokenUrl ? 'app' : 'cis2-app';
  const seconds = Math.floor(at / 1000);
  return new SignJWT({
    iss: clientId,
    sub: clientId,
    aud: audience,
    jti: crypto.randomUUID(),
    exp: seconds + 240,
    ...claims,
  })
    .setProtectedHeader({ alg: 'RS512', typ: 'JWT', kid: 'k1', ...header })
    .sign(keys.privateKey);
};

export const signed = async (at: number, audience: string) => ({
  client_assertion_type: JWT_BEARER,
  client_assertion: await assertion(at, audience),
});

export const authorizePath = (change: Readonly<Record<string, string | undefined>> = {}): string => {
  const query = new URLSearchParams();
  const asked: Readonly<Record<string, string | undefined>> = {
    client_id: 'cis2-app',
    redirect_uri: redirectUri,
    response_type: 'code',
    scope,
    state: 's1',
    nonce: 'n1',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...change,
  };
  for (const [name, value] of Object.entries(asked)) if (value !== undefined) query.set(name, value);
  return `/cis2/authorize?${query.toString()}`;
};

export const ticketOf = (page: string): string => /name="ticket" value="([^"]+)"/.exec(page)?.[1] ?? '';

/** Chooses on the sign-in page; answers where the browser is sent. */
export async function choose(nhs: Nhs, path: string, chosen: Readonly<Record<string, string>>): Promise<URL> {
  const ticket = ticketOf(await (await call(nhs, path)).text());
  const answer = await call(nhs, '/cis2/sign-in', form({ ticket, ...chosen }));
  return new URL(answer.headers.get('Location') ?? '', origin);
}

interface Tokens {
  readonly access_token: string;
  readonly id_token: string;
}

/** CIS2's tokens for a person, as the application `cis2-app` gets them. */
export async function signInAs(nhs: Nhs, at: number, person: string, role?: string): Promise<Tokens> {
  const chosen = { person, ...(role !== undefined && { role }) };
  const code = (await choose(nhs, authorizePath(), chosen)).searchParams.get('code') ?? '';
  const answer = await call(nhs, '/cis2/access_token', form(await codeForm(at, code)));
  return (await answer.json()) as Tokens;
}

export const codeForm = async (at: number, code: string) => ({
  grant_type: 'authorization_code',
  code,
  redirect_uri: redirectUri,
  code_verifier: verifier,
  ...(await signed(at, cis2TokenUrl)),
});

export const exchangeForm = async (at: number, idToken: string) => ({
  grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
  subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
  subject_token: idToken,
  ...(await signed(at, tokenUrl)),
});

/** The platform's access token for a person who signed in with CIS2. */
export async function bearerFor(nhs: Nhs, at: number, person: string, role?: string): Promise<string> {
  const { id_token } = await signInAs(nhs, at, person, role);
  const answer = await call(nhs, '/oauth2/token', form(await exchangeForm(at, id_token)));
  return ((await answer.json()) as { access_token: string }).access_token;
}
