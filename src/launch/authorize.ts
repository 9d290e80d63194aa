import { fail, succeed, type Result } from '../domain/result.ts';
import { entryOf, keepNonce, keepTokenAddress, newState, unguessable } from './browser-state.ts';
import { authorize } from './fhirclient.ts';
import { fromBase, signInAddress } from './endpoints.ts';
import type { LaunchRequest } from './launch-request.ts';
import type { LaunchFailure } from './session.ts';
import { tokenAddress } from './token-address.ts';

const discoveryMs = 15_000;

/**
 * Reads how the record system signs people in and answers the address to go to. The page's own address must hold no
 * parameter by now: the library lets `iss`, `fhirServiceUrl`, `launch`, `patientId` and `clientId` there override
 * what it is given here.
 */
export async function authorizationUrl(
  { issuer, launch, scope }: LaunchRequest,
  redirectUri: string,
): Promise<Result<URL, LaunchFailure>> {
  const stateKey = newState(issuer.id);
  const nonce = unguessable();
  try {
    const made = await authorize({
      iss: issuer.iss,
      ...(launch === undefined ? {} : { launch }),
      clientId: issuer.clientId,
      scope,
      redirectUri,
      pkceMode: 'required',
      completeInTarget: true,
      noRedirect: true,
      stateKey,
      wellKnownRequestOptions: { signal: AbortSignal.timeout(discoveryMs) },
      // The library's second try, a capability statement, cannot offer PKCE: it would only hide why the first failed.
      conformanceRequestOptions: { signal: AbortSignal.abort() },
    });
    const url = signInAddress(String(made), issuer.iss, nonce);
    // A server without sign-in makes the library answer the redirect address itself, and a wrong one could name
    // any scheme at all.
    if (url.searchParams.get('code_challenge_method') !== 'S256')
      return fail({
        kind: 'discovery-failed',
        iss: issuer.iss,
        detail: 'No authorization endpoint is named.',
      });
    if (!isSafe(url))
      return fail({
        kind: 'discovery-failed',
        iss: issuer.iss,
        detail: 'The authorization endpoint is not https.',
      });
    keepNonce(stateKey, nonce);
    // The library reads it from there, now and at every renewal. The key that proves who asks is the gateway's.
    keepTokenAddress(
      stateKey,
      issuer.client === 'confidential'
        ? tokenAddress(issuer.id)
        : fromBase(entryOf(stateKey)?.tokenUri ?? '', issuer.iss).href,
    );
    return succeed(url);
  } catch (error) {
    return fail(failureOf(error, issuer.iss));
  }
}

const isSafe = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));

function failureOf(error: unknown, iss: string): LaunchFailure {
  const said = error instanceof Error ? error.message : String(error);
  if (said.includes('PKCE')) return { kind: 'pkce-not-offered', iss };
  // The library's message holds the whole answer after its first line.
  return { kind: 'discovery-failed', iss, detail: said.split('\n')[0]?.slice(0, 300) ?? '' };
}
