import { createHash, randomBytes } from 'node:crypto';
import type { LaunchRequest } from '../contract.ts';
import { appOrigin, redirectUri, type RunningEhr } from './http.ts';

export interface TokenAnswer {
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly id_token?: string;
  readonly scope: string;
  readonly expires_in: number;
  readonly [context: string]: unknown;
}

const usualScope =
  'launch openid fhirUser online_access patient/Patient.rs patient/Condition.crs patient/Flag.rs user/Practitioner.rs';

/** A browser's part in a launch: it follows redirects, keeps cookies, and stops at the app's own address. */
export async function follow(
  start: string,
  init: Pick<RequestInit, 'method' | 'body'> = {},
  had?: string,
  home = redirectUri,
): Promise<{ readonly end?: URL; readonly response: Response; readonly cookies: string }> {
  const jar = new Map<string, string>();
  const keep = (pair: string) => jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
  for (const pair of had?.split('; ') ?? []) keep(pair);
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  let url = start;
  let request = init;
  for (;;) {
    const response = await fetch(url, { ...request, redirect: 'manual', headers: { cookie: cookies() } });
    for (const set of response.headers.getSetCookie()) keep(set.split(';')[0] ?? '');
    const location = response.headers.get('location');
    if (location === null) return { response, cookies: cookies() };
    const next = new URL(location, url);
    if (next.href.startsWith(home)) return { end: next, response, cookies: cookies() };
    url = next.href;
    request = {};
  }
}

export const makePkce = () => {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
};

/** The authorization request of a launch; `change` spoils it. */
export function authorizeUrl(
  running: RunningEhr,
  challenge: string,
  change: Readonly<Record<string, string | undefined>> = {},
): string {
  const url = new URL(`${running.origin}/auth/authorize`);
  const parameters: Readonly<Record<string, string | undefined>> = {
    response_type: 'code',
    client_id: 'safelight',
    redirect_uri: redirectUri,
    scope: usualScope,
    state: 'some-state',
    nonce: 'some-nonce',
    aud: running.base,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...change,
  };
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined) url.searchParams.set(name, value);
  return url.href;
}

export const postForm = (url: string, form: Readonly<Record<string, string>>) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: appOrigin },
    body: new URLSearchParams(form),
  });

export const exchange = (running: RunningEhr, code: string, verifier: string) =>
  postForm(`${running.origin}/auth/token`, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
    client_id: 'safelight',
  });

export const refresh = (running: RunningEhr, token: string | undefined) =>
  postForm(`${running.origin}/auth/token`, {
    grant_type: 'refresh_token',
    refresh_token: token ?? '',
    client_id: 'safelight',
  });

/** A whole launch from the record system's button to the token. */
export async function launch(
  running: RunningEhr,
  request: Partial<LaunchRequest> = {},
  change: Readonly<Record<string, string | undefined>> = {},
): Promise<TokenAnswer> {
  const handle = running.ehr.control.launch({ user: 'ed-nurse', patient: 'ada', ...request });
  const { verifier, challenge } = makePkce();
  const { end } = await follow(authorizeUrl(running, challenge, { launch: handle.launch, ...change }));
  const response = await exchange(running, end?.searchParams.get('code') ?? '', verifier);
  return (await response.json()) as TokenAnswer;
}
