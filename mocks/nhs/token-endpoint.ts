import { randomBytes } from 'node:crypto';
import { decodeProtectedHeader, importJWK, importSPKI, jwtVerify, type JWTPayload } from 'jose';
import type { Client, World } from './world.ts';

const LONGEST_SECONDS = 300;
const TOKEN_SECONDS = 599;
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

const no = (status: 400 | 401, error: string, description: string): Response =>
  Response.json({ error, error_description: description }, { status });

/** `POST /oauth2/token`: client credentials with a signed assertion, checked as the platform documents it. */
export async function issueToken(world: World, request: Request): Promise<Response> {
  const form = new URLSearchParams(await request.text());
  if (form.get('grant_type') !== 'client_credentials')
    return no(400, 'unsupported_grant_type', 'grant_type is invalid');
  if (form.get('client_assertion_type') !== ASSERTION_TYPE)
    return no(400, 'invalid_request', 'Missing or invalid client_assertion_type');
  const checked = await checkAssertion(world, form.get('client_assertion') ?? '');
  if (typeof checked === 'string') return no(401, 'invalid_client', checked);
  const token = randomBytes(24).toString('base64url');
  world.tokens.set(token, { client: checked, expiresAt: world.now().getTime() + TOKEN_SECONDS * 1000 });
  // The platform sends the lifetime as a string.
  return Response.json({ access_token: token, expires_in: String(TOKEN_SECONDS), token_type: 'Bearer' });
}

/** The client, or what is wrong with its assertion. */
async function checkAssertion(world: World, assertion: string): Promise<Client | string> {
  let kid: string | undefined;
  try {
    kid = decodeProtectedHeader(assertion).kid;
  } catch {
    return 'Malformed JWT in client_assertion';
  }
  const client = world.clients.find((known) => known.kid === kid);
  if (!client) return "Invalid 'kid' header in client_assertion JWT: no matching public key";
  const claims = await verified(world, client, assertion);
  if (typeof claims === 'string') return claims;
  const now = Math.floor(world.now().getTime() / 1000);
  if (claims.iss !== client.clientId || claims.sub !== client.clientId)
    return "Missing or non-matching 'iss'/'sub' claims in client_assertion JWT";
  if (claims.aud !== `${world.origin}/oauth2/token`)
    return "Missing or invalid 'aud' claim in client_assertion JWT";
  if ((claims.exp ?? Infinity) > now + LONGEST_SECONDS)
    return "Invalid 'exp' claim in client_assertion JWT: more than 5 minutes in future";
  if (!claims.jti || world.usedAssertions.has(claims.jti))
    return "Missing or non-unique 'jti' claim in client_assertion JWT";
  world.usedAssertions.add(claims.jti);
  return client;
}

async function verified(world: World, client: Client, assertion: string): Promise<JWTPayload | string> {
  const { publicKey } = client;
  const key =
    typeof publicKey === 'string'
      ? await importSPKI(publicKey, 'RS512')
      : await importJWK({ ...publicKey, kty: publicKey.kty ?? 'RSA' }, 'RS512');
  try {
    const { payload } = await jwtVerify(assertion, key, { algorithms: ['RS512'], currentDate: world.now() });
    return payload;
  } catch (error) {
    return `client_assertion JWT refused: ${error instanceof Error ? error.message : 'unreadable'}`;
  }
}

/** The registered application behind a request, when its bearer token is known and has not run out. */
export function clientOf(world: World, request: Request): Client | undefined {
  const token = /^Bearer (\S+)$/.exec(request.headers.get('Authorization') ?? '')?.[1];
  const known = token === undefined ? undefined : world.tokens.get(token);
  return known && known.expiresAt > world.now().getTime() ? known.client : undefined;
}
