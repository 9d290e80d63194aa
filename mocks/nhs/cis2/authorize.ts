import { fail, succeed, type Result } from '../../../src/domain/result.ts';
import type { Asked, Cis2 } from './state.ts';

/** A request that is refused: on the page itself when nobody may be sent anywhere, else back at the application. */
export type AuthorizeRefusal =
  { readonly at: 'page'; readonly words: string } | { readonly at: 'application'; readonly url: string };

const ASKED_FOR_MS = 600_000;

/** What may be asked for; `openid` must be. */
const scopesKnown = [
  'openid',
  'profile',
  'email',
  'nhsperson',
  'associatedorgs',
  'nationalrbacaccess',
  'professionalmemberships',
  'organisationalmemberships',
  'selectedrole',
];
/** Levels of authentication that may be asked for. Everybody here signs in at the highest. */
const levelsKnown = ['AAL1_USERPASS', 'AAL2_OR_AAL3_ANY', 'AAL2_ANY', 'AAL3_ANY'];

/** Back to the application, with an answer in the query (RFC 6749, 4.1.2). */
export function backTo(redirectUri: string, answer: Readonly<Record<string, string>>): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  return url.href;
}

/**
 * Checks a request to sign somebody in: a registered application and its exact redirect URI; the code flow; PKCE with
 * S256; state and nonce.
 */
export function checkAuthorize(
  cis2: Cis2,
  query: URLSearchParams,
  at: Date,
): Result<Asked, AuthorizeRefusal> {
  const one = (name: string) => query.get(name) ?? '';
  const client = cis2.clients.find(({ clientId }) => clientId === one('client_id'));
  if (client === undefined) return fail({ at: 'page', words: 'invalid_client: unknown client_id' });
  const redirectUri = one('redirect_uri');
  if (!client.redirectUris.includes(redirectUri))
    return fail({ at: 'page', words: 'redirect_uri_mismatch: redirect_uri is not one that was registered' });
  const state = one('state');
  const no = (error: string, description: string) =>
    fail<AuthorizeRefusal>({
      at: 'application',
      url: backTo(redirectUri, {
        error,
        error_description: description,
        ...(state !== '' && { state }),
      }),
    });
  const twice = [...query.keys()].find((name) => query.getAll(name).length > 1);
  if (twice !== undefined) return no('invalid_request', `${twice} is there more than once`);
  if (one('response_type') !== 'code') return no('unsupported_response_type', 'response_type must be code');
  if (state === '') return no('invalid_request', 'state is missing');
  if (one('nonce') === '') return no('invalid_request', 'nonce is missing');
  const scopes = one('scope').split(' ');
  if (!scopes.includes('openid')) return no('invalid_scope', 'openid is missing');
  const unknown = scopes.find((scope) => !scopesKnown.includes(scope));
  if (unknown !== undefined) return no('invalid_scope', `unknown scope: ${unknown}`);
  if (one('code_challenge_method') !== 'S256')
    return no('invalid_request', 'code_challenge_method must be S256');
  const challenge = one('code_challenge');
  if (!/^[\w-]{43}$/.test(challenge)) return no('invalid_request', 'code_challenge is missing or malformed');
  const acr = query.get('acr_values') ?? 'AAL2_OR_AAL3_ANY';
  if (!levelsKnown.includes(acr)) return no('invalid_request', 'acr_values is not supported');
  // Nobody has a session here: each sign-in is a new one.
  if (one('prompt') === 'none') return no('login_required', 'the person must sign in');
  const until = at.getTime() + ASKED_FOR_MS;
  return succeed({ client, redirectUri, state, nonce: one('nonce'), scopes, challenge, acr, until });
}
