import type { Bench } from '../bench.ts';
import { mediaType } from '../describe.ts';
import type { Authorizer, SignedIn } from '../input.ts';
import { objectIn, shapeOf, type Shape } from '../shape.ts';
import { met, notMet, notMetSo, waitsFor, type Verdict, type Verdicts } from '../verdict.ts';
import type { Discovered } from './discovery.ts';
import { unread } from './open-document.ts';

/** What may be shown of a token answer. */
export const tokenShape: Shape = {
  access_token: 'there',
  token_type: ['Bearer', 'bearer'],
  expires_in: 'number',
  scope: 'scopes',
  refresh_token: 'there',
  id_token: 'there',
  patient: 'there',
  encounter: 'there',
  need_patient_banner: 'flag',
  tenant: 'there',
  intent: 'there',
  fhirContext: 'there',
  smart_style_url: 'there',
};

export interface SignInMade {
  readonly verdicts: Verdicts;
  readonly signedIn?: SignedIn;
  /** The code and its verifier, to be tried once more at the very end. */
  readonly used?: Readonly<Record<string, string>>;
  /** The key of the line that everything else of the sign-in waits for. */
  readonly blockedBy?: string;
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
const random = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)));

/** The OAuth errors of RFC 6749 and OpenID Connect: the only ones that are shown. */
const oauthErrors: readonly string[] = [
  'invalid_request',
  'unauthorized_client',
  'access_denied',
  'unsupported_response_type',
  'invalid_scope',
  'server_error',
  'temporarily_unavailable',
  'invalid_client',
  'invalid_grant',
  'unsupported_grant_type',
  'invalid_target',
  'login_required',
  'consent_required',
  'interaction_required',
];
const errorIn = (value: unknown): string =>
  typeof value === 'string' && oauthErrors.includes(value) ? `\`${value}\`` : 'an error';

/** A standalone launch, or one of the EHR where the authorizer has its handle: PKCE, state and nonce of its own. */
export async function makeSignIn(
  bench: Bench,
  base: string,
  { endpoint, lists }: Discovered,
  by: Authorizer,
): Promise<SignInMade> {
  const authorize = endpoint('authorization_endpoint');
  const token = endpoint('token_endpoint');
  if (authorize.url === undefined) return { verdicts: {}, blockedBy: authorize.lacking };
  if (token.url === undefined) return { verdicts: {}, blockedBy: token.lacking };
  if (!lists('code_challenge_methods_supported').includes('S256'))
    return { verdicts: {}, blockedBy: 'pkce-s256' };
  const verifier = random();
  const state = random();
  const nonce = random();
  const asked = by.launch === undefined ? standalone(by.scope) : by.scope;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  const address = new URL(authorize.url);
  const parameters: Readonly<Record<string, string>> = {
    response_type: 'code',
    client_id: by.clientId,
    redirect_uri: by.redirectUri,
    scope: asked,
    state,
    nonce,
    aud: base,
    code_challenge: base64url(new Uint8Array(digest)),
    code_challenge_method: 'S256',
    ...(by.launch === undefined ? {} : { launch: by.launch }),
  };
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  bench.keepSecret(verifier, state, nonce, by.launch);
  const back = await bench.wait(by.open(address.href));
  const refused = authorizeVerdict(back, state);
  if (refused !== undefined || back === undefined)
    return {
      verdicts: { authorize: refused ?? notMet('Nobody came back from the sign-in in time.') },
      blockedBy: 'authorize',
    };
  const code = back.get('code') ?? '';
  bench.keepSecret(code);
  const used = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: by.redirectUri,
    client_id: by.clientId,
    code_verifier: verifier,
  };
  const { told, exchange } = await bench.ask(
    {
      method: 'POST',
      url: token.url,
      headers: { accept: 'application/json' },
      form: { ...used, ...(await by.prove?.(token.url)) },
    },
    'token_endpoint',
    (text) => shapeOf(objectIn(text), tokenShape),
  );
  const came = met('It came back with a code, and with the `state` that was sent.');
  const answer = told.kind === 'answered' && told.status === 200 ? objectIn(told.text) : undefined;
  const accessToken = answer?.['access_token'];
  if (told.kind !== 'answered' || answer === undefined || typeof accessToken !== 'string') {
    const said = told.kind === 'answered' ? objectIn(told.text)?.['error'] : undefined;
    const why =
      told.kind !== 'answered'
        ? unread(told)
        : told.status === 200
          ? objectIn(told.text) === undefined
            ? `It answers 200, and not with a JSON object (${mediaType(told.headers)}).`
            : 'It answers 200, and without an `access_token`.'
          : `It answers ${told.status}${said === undefined ? '' : ` with ${errorIn(said)}`}.`;
    return {
      verdicts: { authorize: came, 'token-answers': notMet(why, exchange) },
      blockedBy: 'token-answers',
    };
  }
  return {
    used,
    signedIn: {
      answer,
      asked,
      nonce,
      at: bench.now(),
      cacheControl: told.headers.get('cache-control'),
    },
    verdicts: {
      authorize: came,
      'token-answers': bearer(answer)
        ? met('Exchanged with the proof key.', exchange)
        : notMetSo(
            '`token_type` is not Bearer.',
            'Return `"token_type": "Bearer"` beside `access_token`.',
            exchange,
          ),
    },
  };
}

const bearer = (answer: Readonly<Record<string, unknown>>): boolean => {
  const type = answer['token_type'];
  return typeof type === 'string' && type.toLowerCase() === 'bearer';
};

/** A launch without the record system's own handle: it is asked which child. */
const standalone = (scope: string): string => {
  const others = scope.split(/\s+/).filter((one) => one !== '' && one !== 'launch');
  return ['launch/patient', 'launch/encounter', ...others.filter((one) => !one.startsWith('launch/'))].join(
    ' ',
  );
};

function authorizeVerdict(back: URLSearchParams | undefined, state: string): Verdict | undefined {
  if (back === undefined) return notMet('Nobody came back from the sign-in in time.');
  const error = back.get('error');
  if (error !== null) return notMet(`The sign-in came back with ${errorIn(error)}.`);
  if (back.get('state') !== state)
    return notMetSo(
      'It came back with another `state`, or with none.',
      'Return the `state` of the request unchanged.',
    );
  if ((back.get('code') ?? '') === '') return notMet('It came back without a code.');
  return undefined;
}

/** What the lines of the sign-in say where it was made elsewhere: it is there, and how it was made was not seen. */
export const signInElsewhere = (signedIn: SignedIn): Verdicts => ({
  authorize: met('This app was opened with a sign-in.'),
  'token-answers':
    typeof signedIn.answer['access_token'] === 'string'
      ? met('There is an access token.')
      : waitsFor('authorize', 'The token of this sign-in cannot be looked at.'),
});
