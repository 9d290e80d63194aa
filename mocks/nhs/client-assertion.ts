import { compactVerify, decodeJwt, decodeProtectedHeader } from 'jose';
import * as v from 'valibot';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { keyOf } from './client-keys.ts';
import type { KeyHolder } from './client.ts';

/** Why an assertion was refused. Statuses and words are those of the API platform's own tests. */
export interface AssertionRefusal {
  readonly status: 400 | 401;
  readonly words: string;
}

export interface AssertionCheck<C extends KeyHolder & { readonly clientId: string }> {
  readonly assertion: string | null;
  readonly clients: readonly C[];
  /** The only audience. */
  readonly audience: string;
  /** Whether the header must say `typ: JWT`: the API platform asks for it. */
  readonly typed: boolean;
  /** The clock of the service that checks. */
  readonly at: Date;
  /** Ids of assertions that were used. */
  readonly used: Set<string>;
  /** `expired-key`: no key of the application is known any more. */
  readonly keysGone: boolean;
  readonly fetch: typeof globalThis.fetch;
}

const LONGEST_SECONDS = 300;
const about = 'in client_assertion JWT';
const no = (status: 400 | 401, words: string) => fail<AssertionRefusal>({ status, words });

const Header = v.looseObject({ alg: v.string(), typ: v.optional(v.string()), kid: v.optional(v.string()) });
const Claims = v.looseObject({ iss: v.optional(v.unknown()), sub: v.optional(v.unknown()) });

/**
 * The application that signed an assertion (RFC 7523): RS512, one audience, five minutes at most, an id that is used once.
 */
export async function checkAssertion<C extends KeyHolder & { readonly clientId: string }>(
  check: AssertionCheck<C>,
): Promise<Result<C, AssertionRefusal>> {
  const { assertion, clients, audience } = check;
  if (assertion === null || assertion === '') return no(400, 'Missing client_assertion');
  const read = parts(assertion);
  if (read === undefined) return no(400, 'Malformed JWT in client_assertion');
  const { header, claims } = read;
  if (header.alg !== 'RS512')
    return no(400, `Invalid 'alg' header ${about} - unsupported JWT algorithm - must be 'RS512'`);
  if (check.typed && header.typ !== 'JWT') return no(400, `Invalid 'typ' header ${about} - must be 'JWT'`);
  if (header.kid === undefined) return no(400, `Missing 'kid' header ${about}`);
  if (typeof claims.iss !== 'string' || claims.iss !== claims.sub)
    return no(400, `Missing or non-matching 'iss'/'sub' claims ${about}`);
  const client = clients.find(({ clientId }) => clientId === claims.iss);
  if (client === undefined) return no(401, `Invalid 'iss'/'sub' claims ${about}`);
  const key = check.keysGone ? undefined : await keyOf(client, header.kid, check.fetch);
  if (key === undefined) return no(401, `Invalid 'kid' header ${about} - no matching public key`);
  try {
    await compactVerify(assertion, key, { algorithms: ['RS512'] });
  } catch {
    return no(401, `JWT signature verification failed ${about}`);
  }
  if (claims['aud'] !== audience) return no(401, `Missing or invalid 'aud' claim ${about}`);
  const wrong = wrongTimes(claims['exp'], check.at) ?? wrongId(claims['jti'], check.used);
  return wrong === undefined ? succeed(client) : no(400, wrong);
}

function parts(assertion: string) {
  try {
    const header = v.safeParse(Header, decodeProtectedHeader(assertion));
    const claims = v.safeParse(Claims, decodeJwt(assertion));
    return header.success && claims.success ? { header: header.output, claims: claims.output } : undefined;
  } catch {
    return undefined;
  }
}

function wrongTimes(exp: unknown, at: Date): string | undefined {
  const now = Math.floor(at.getTime() / 1000);
  if (exp === undefined) return `Missing 'exp' claim ${about}`;
  if (!Number.isInteger(exp)) return `Invalid 'exp' claim ${about} - must be an integer`;
  if (Number(exp) <= now) return `Invalid 'exp' claim ${about} - JWT has expired`;
  if (Number(exp) > now + LONGEST_SECONDS)
    return `Invalid 'exp' claim ${about} - more than 5 minutes in future`;
  return undefined;
}

function wrongId(jti: unknown, used: Set<string>): string | undefined {
  if (jti === undefined) return `Missing 'jti' claim ${about}`;
  if (typeof jti !== 'string')
    return `Invalid 'jti' claim ${about} - must be a unique string value such as a GUID`;
  if (used.has(jti)) return `Non-unique 'jti' claim ${about}`;
  used.add(jti);
  return undefined;
}
