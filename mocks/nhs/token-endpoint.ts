import { randomBytes } from 'node:crypto';
import { checkAssertion } from './client-assertion.ts';
import type { Client, Reader } from './client.ts';
import { personOf } from './exchange.ts';
import { clockOf, type World } from './world.ts';
import { TOKEN_EXCHANGE, type FaultName } from './switches.ts';

const TOKEN_SECONDS = 599;
/** Twelve hours, for a person who signed in with CIS2. */
const REFRESH_SECONDS = 43_199;
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';

const no = (status: 400 | 401, error: string, description: string): Response =>
  Response.json({ error, error_description: description, message_id: newToken() }, { status });
const newToken = () => randomBytes(24).toString('base64url');

/** `POST /oauth2/token`: client credentials, token exchange and refresh, checked as the platform documents and tests it. */
export async function issueToken(
  world: World,
  form: URLSearchParams,
  fault: FaultName | undefined,
): Promise<Response> {
  switch (form.get('grant_type')) {
    case null:
      return no(400, 'invalid_request', 'grant_type is missing');
    case 'client_credentials': {
      const client = await signedBy(world, form, fault);
      return client instanceof Response ? client : Response.json(accessToken(world, { client }));
    }
    case TOKEN_EXCHANGE:
      return exchangeToken(world, form, fault);
    case 'refresh_token':
      return refreshToken(world, form, fault);
    default:
      return no(400, 'unsupported_grant_type', 'grant_type is invalid');
  }
}

async function exchangeToken(world: World, form: URLSearchParams, fault: FaultName | undefined) {
  const client = await signedBy(world, form, fault);
  if (client instanceof Response) return client;
  const person = await personOf(world, form, clockOf(world, fault));
  if (!person.ok) return no(400, 'invalid_request', person.failure);
  const reader = { client, person: person.value };
  return Response.json({
    ...accessToken(world, reader),
    ...newRefreshToken(world, reader, 0),
    issued_token_type: ACCESS_TOKEN,
  });
}

/**
 * The platform's own tests refresh with the application's id and secret. Whether it also takes an assertion is not
 * published; this one takes either.
 */
async function refreshToken(world: World, form: URLSearchParams, fault: FaultName | undefined) {
  const secret = form.get('client_secret');
  const client = secret === null ? await signedBy(world, form, fault) : withSecret(world, form, secret);
  if (client instanceof Response) return client;
  const token = form.get('refresh_token') ?? '';
  const kept = world.refreshTokens.get(token);
  if (kept?.reader.client.clientId !== client.clientId)
    return no(401, 'invalid_grant', 'refresh_token is invalid');
  world.refreshTokens.delete(token);
  if (kept.expiresAt <= clockOf(world, fault).getTime())
    return no(401, 'invalid_grant', 'refresh token refresh period has expired');
  // The sign-in's twelve hours do not start anew.
  return Response.json({
    ...accessToken(world, kept.reader),
    ...newRefreshToken(world, kept.reader, kept.count + 1, kept.expiresAt),
  });
}

/** The application that signed, or its refusal. */
async function signedBy(world: World, form: URLSearchParams, fault: FaultName | undefined) {
  if (form.get('client_assertion_type') !== ASSERTION_TYPE)
    return no(
      400,
      'invalid_request',
      `Missing or invalid client_assertion_type - must be '${ASSERTION_TYPE}'`,
    );
  const checked = await checkAssertion<Client>({
    assertion: form.get('client_assertion'),
    clients: world.clients,
    audience: `${world.origin}/oauth2/token`,
    typed: true,
    at: clockOf(world, fault),
    used: world.usedAssertions,
    keysGone: fault === 'expired-key',
    fetch: world.fetch,
  });
  if (checked.ok) return checked.value;
  return no(checked.failure.status, 'invalid_request', checked.failure.words);
}

function withSecret(world: World, form: URLSearchParams, secret: string): Client | Response {
  const client = world.clients.find(({ clientId }) => clientId === form.get('client_id'));
  if (client?.clientSecret !== undefined && client.clientSecret === secret) return client;
  return no(401, 'invalid_client', 'client_id or client_secret is invalid');
}

// The platform sends lifetimes and counts as strings.
function accessToken(world: World, reader: Reader) {
  const token = newToken();
  world.tokens.set(token, { reader, expiresAt: world.now().getTime() + TOKEN_SECONDS * 1000 });
  return { access_token: token, expires_in: String(TOKEN_SECONDS), token_type: 'Bearer' };
}

function newRefreshToken(world: World, reader: Reader, count: number, until?: number) {
  const token = newToken();
  const now = world.now().getTime();
  const expiresAt = until ?? now + REFRESH_SECONDS * 1000;
  world.refreshTokens.set(token, { reader, count, expiresAt });
  return {
    refresh_token: token,
    refresh_token_expires_in: String(Math.floor((expiresAt - now) / 1000)),
    refresh_count: String(count),
  };
}
