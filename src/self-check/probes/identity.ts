import {
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  errors,
  jwtVerify,
  type JSONWebKeySet,
  type JWTPayload,
} from 'jose';
import type { Bench } from '../bench.ts';
import type { Platform, SignedIn, Subject } from '../input.ts';
import type { Exchange } from '../line.ts';
import { isObject, objectIn } from '../shape.ts';
import {
  judged,
  met,
  notMet,
  notMetSo,
  notTried,
  waitsFor,
  type Verdict,
  type Verdicts,
} from '../verdict.ts';
import type { Discovered } from './discovery.ts';
import { unread } from './open-document.ts';

/** The gateway's own list: asymmetric ones only. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'ES256', 'ES384'];
const toleranceS = 30;

/** Members of a private key (RFC 7518): published, anybody could sign. */
const privateParts = ['d', 'p', 'q', 'k'];

export interface Keys {
  readonly verdict: Verdict;
  readonly keySet?: JSONWebKeySet;
}

/** Reads the keys that id_tokens are signed with. */
export async function probeKeys(bench: Bench, platform: Platform, found: Discovered): Promise<Keys> {
  const at = found.endpoint('jwks_uri');
  if (at.url === undefined) return { verdict: waitsFor(at.lacking, 'There is no `jwks_uri` to ask.') };
  const { told, exchange } = await bench.ask(
    { method: 'GET', url: at.url, headers: { accept: 'application/json' } },
    'jwks_uri',
    (text) => keysShape(objectIn(text)),
  );
  if (told.kind !== 'answered') {
    // The gateway reads them, not the page: a browser that may not is no fault.
    return {
      verdict:
        platform.kind === 'browser'
          ? notTried('The browser may not read them. The gateway does: run the command.', exchange)
          : notMet(unread(told), exchange),
    };
  }
  const keys = told.status === 200 ? objectIn(told.text)?.['keys'] : undefined;
  if (told.status !== 200) return { verdict: notMet(`It answers ${told.status}.`, exchange) };
  if (!Array.isArray(keys)) return { verdict: notMet('It answers without a list of `keys`.', exchange) };
  const objects = (keys as readonly unknown[]).filter(isObject);
  if (objects.some((key) => privateParts.some((part) => part in key)))
    return { verdict: notMet('A private or a shared key is published.', exchange) };
  const meant = objects.filter(({ use }) => use === undefined || use === 'sig');
  const usable = meant.filter(canSign);
  if (usable.length === 0)
    return {
      verdict: meant.some(isShort)
        ? notMetSo(
            'The RSA key is shorter than 2,048 bits: no library takes it.',
            'Publish an RSA key of 2,048 bits or more, or an EC key on P-256 or P-384, and sign with it.',
            exchange,
          )
        : notMet('No key among them can sign.', exchange),
    };
  return {
    verdict: met(`${usable.length} can sign.`, exchange),
    keySet: { keys: usable },
  };
}

/** Fewest bytes of an RSA modulus that may be signed with (RFC 7518, 3.3), in base64url. */
const fewestOfModulus = Math.ceil((2048 / 8) * (4 / 3));

const isShort = ({ kty, n }: Readonly<Record<string, unknown>>): boolean =>
  kty === 'RSA' && typeof n === 'string' && n.replace(/^A+/, '').length < fewestOfModulus;

const canSign = (key: Readonly<Record<string, unknown>>): boolean =>
  key['kty'] === 'RSA'
    ? typeof key['n'] === 'string' && typeof key['e'] === 'string' && !isShort(key)
    : key['kty'] === 'EC' && ['P-256', 'P-384'].includes(String(key['crv']));

function keysShape(body: Readonly<Record<string, unknown>> | undefined): string {
  const keys = body?.['keys'];
  return Array.isArray(keys) ? `{"keys":[${keys.length}]}` : 'no "keys"';
}

/** The id_token, claim by claim, so that one wrong claim is one line. */
export async function probeIdentity(
  bench: Bench,
  subject: Subject,
  signedIn: SignedIn,
  keys: Keys | undefined,
  found: Discovered | undefined,
  exchange: Exchange,
): Promise<Verdicts> {
  const token = signedIn.answer['id_token'];
  if (typeof token !== 'string') return { 'id-token': notMet('No `id_token` beside the token.', exchange) };
  bench.keepSecret(token);
  let claims: JWTPayload;
  let algorithm: string | undefined;
  try {
    claims = decodeJwt(token);
    algorithm = decodeProtectedHeader(token).alg;
  } catch {
    return { 'id-token': notMet('It is not a JSON Web Token.', exchange) };
  }
  const nowS = bench.now() / 1000;
  const issuer = subject.openidIssuer ?? found?.endpoint('issuer').url;
  const audience = [claims.aud].flat();
  return {
    'id-token': met('It is there.', exchange),
    'id-token-signature': await signatureVerdict(token, algorithm, keys),
    'id-token-iss':
      issuer === undefined
        ? waitsFor('discovery-openid', 'There is no issuer to compare it with.')
        : judged(claims.iss === issuer, 'The same as in the discovery document.', 'It names another issuer.'),
    'id-token-aud':
      subject.clientId === undefined
        ? notTried('The client id is not known: give --client-id.')
        : judged(audience.includes(subject.clientId), 'It names this app.', 'It does not name this app.'),
    'id-token-exp': judged(
      typeof claims.exp === 'number' && claims.exp + toleranceS > nowS,
      'It is good for a while.',
      typeof claims.exp === 'number' ? 'It has expired, by our clock.' : 'No `exp`.',
    ),
    'id-token-nonce':
      signedIn.nonce === undefined
        ? notTried('The nonce of this sign-in is not known here.')
        : judged(
            claims['nonce'] === signedIn.nonce,
            'It is the one that was sent.',
            'It is not the one that was sent.',
          ),
    'id-token-user': userVerdict(claims, subject.base),
  };
}

async function signatureVerdict(
  token: string,
  algorithm: string | undefined,
  keys: Keys | undefined,
): Promise<Verdict> {
  if (algorithm === undefined || !algorithms.includes(algorithm))
    return notMet(
      algorithm === 'none' || algorithm?.startsWith('HS') === true
        ? 'It is not signed with a key that is published.'
        : 'It is signed in a way that is not accepted.',
    );
  if (keys?.keySet === undefined) return waitsFor('keys', 'There are no keys to check it with.');
  try {
    // The times are other lines: long ago passes here.
    await jwtVerify(token, createLocalJWKSet(keys.keySet), { algorithms, currentDate: new Date(0) });
    return met(`Signed with ${algorithm} and one of the keys.`);
  } catch (error) {
    if (error instanceof errors.JWTClaimValidationFailed)
      return met(`Signed with ${algorithm} and one of the keys.`);
    if (error instanceof errors.JWKSMultipleMatchingKeys)
      return notMetSo(
        'It names no `kid`, or one that several keys have: which of them signed it cannot be told.',
        'Name the key in the header of the `id_token` by `kid`, and give each published key one of its own.',
      );
    return notMet(
      error instanceof errors.JWKSNoMatchingKey
        ? 'None of the keys has the `kid` and kind that it names.'
        : 'The signature does not fit the key.',
    );
  }
}

/** The reference of the person signed in, relative to the base; undefined where there is none that Safelight can read. */
export function userIn(token: unknown, base: string): string | undefined {
  if (typeof token !== 'string') return undefined;
  try {
    return userOf(decodeJwt(token), base);
  } catch {
    return undefined;
  }
}

function userOf(claims: JWTPayload, base: string): string | undefined {
  const user = claims['fhirUser'] ?? claims['profile'];
  if (typeof user !== 'string') return undefined;
  const relative = user.startsWith(`${base}/`) ? user.slice(base.length + 1) : user;
  return /^(Practitioner|PractitionerRole)\/[A-Za-z0-9\-.]{1,64}$/.test(relative) ? relative : undefined;
}

function userVerdict(claims: JWTPayload, base: string): Verdict {
  if (typeof claims.sub !== 'string' || claims.sub === '')
    return notMetSo(
      'No `sub`.',
      'Give `sub` in the `id_token`: what this server knows the person by, always the same.',
    );
  const given = typeof (claims['fhirUser'] ?? claims['profile']) === 'string';
  return judged(
    userOf(claims, base) !== undefined,
    'It names a Practitioner or PractitionerRole of this server.',
    given ? 'It names nobody of staff on this server.' : 'No `fhirUser`.',
  );
}
