import { createHash } from 'node:crypto';
import { fail, succeed, type Result } from '../../../src/domain/result.ts';
import { claimsOf, idToken, TOKEN_SECONDS } from './claims.ts';
import { authenticateClient, type Checking } from './client-authentication.ts';
import { newSecret, type Cis2, type Granted } from './state.ts';

const no = (status: 400 | 401, error: string, description: string): Response =>
  Response.json({ error, error_description: description }, { status, headers: uncached });
const uncached = { 'Cache-Control': 'no-store' };

/** Changes a code into an access token and an id_token: once, for the application and the verifier it was made for. */
export async function answerToken(cis2: Cis2, form: URLSearchParams, checking: Checking): Promise<Response> {
  if (form.get('grant_type') !== 'authorization_code')
    return no(400, 'unsupported_grant_type', 'grant_type must be authorization_code');
  const client = await authenticateClient(cis2, form, checking);
  if (typeof client === 'string') return no(401, 'invalid_client', client);
  const granted = takeCode(cis2, form, client.clientId, checking.now);
  if (!granted.ok) return no(400, 'invalid_grant', granted.failure);
  const token = newSecret();
  granted.value.token = token;
  cis2.tokens.set(token, {
    granted: granted.value,
    until: checking.now.getTime() + TOKEN_SECONDS * 1000,
  });
  return Response.json(
    {
      access_token: token,
      scope: granted.value.scopes.join(' '),
      id_token: await idToken(cis2, granted.value, token, checking.at),
      token_type: 'Bearer',
      expires_in: TOKEN_SECONDS,
    },
    { headers: uncached },
  );
}

function takeCode(cis2: Cis2, form: URLSearchParams, clientId: string, now: Date): Result<Granted, string> {
  const granted = cis2.codes.get(form.get('code') ?? '');
  if (granted?.client.clientId !== clientId)
    return fail('The provided access grant is invalid, expired, or revoked.');
  if (granted.token !== undefined) {
    // A code that comes a second time may have been stolen: what the first gave is taken back (RFC 6749, 4.1.2).
    cis2.tokens.delete(granted.token);
    return fail('The provided access grant is invalid, expired, or revoked.');
  }
  if (granted.until <= now.getTime()) return fail('The provided access grant has expired.');
  if (form.get('redirect_uri') !== granted.redirectUri) return fail('redirect_uri is another.');
  const verifier = form.get('code_verifier') ?? '';
  if (createHash('sha256').update(verifier).digest('base64url') !== granted.challenge)
    return fail('code_verifier does not match.');
  return succeed(granted);
}

/** The claims of whoever an access token stands for. */
export function answerUserinfo(cis2: Cis2, authorization: string, at: Date): Response {
  const token = /^Bearer (\S+)$/.exec(authorization)?.[1] ?? '';
  const known = cis2.tokens.get(token);
  if (known === undefined || known.until <= at.getTime())
    return Response.json(
      { error: 'invalid_token', error_description: 'The access token provided is expired, or invalid.' },
      { status: 401, headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } },
    );
  return Response.json(claimsOf(known.granted), { headers: uncached });
}

/** RFC 7009: a token that is not known is no error. */
export async function answerRevocation(
  cis2: Cis2,
  form: URLSearchParams,
  checking: Checking,
): Promise<Response> {
  const client = await authenticateClient(cis2, form, checking);
  if (typeof client === 'string') return no(401, 'invalid_client', client);
  const token = form.get('token') ?? '';
  if (cis2.tokens.get(token)?.granted.client.clientId === client.clientId) cis2.tokens.delete(token);
  return Response.json({});
}
