import type Client from 'fhirclient/lib/Client';
import type { PageConfig } from '../config/page-config.ts';
import { fail, succeed, type Result } from '../domain/result.ts';
import { createConnection, type TokenKeeper } from '../fhir/create-connection.ts';
import { forget, type Entry } from './browser-state.ts';
import { answersNonce } from './answers-nonce.ts';
import { issuerOf } from './issuer-of.ts';
import { launchContext } from './launch-context.ts';
import { renewalOf } from './renewal.ts';
import type { DeskSession, LaunchFailure, Session } from './session.ts';

/** What is used of fhirclient's client once there is a token. */
export type Signed = Omit<TokenKeeper, 'refreshIfNeeded'> & Pick<Client, 'state' | 'getFhirUser' | 'refresh'>;

/** One launch, one child or none: everything is taken from the token answer, nothing from the address but `state`. */
export function sessionFrom(
  client: Signed,
  state: string,
  config: PageConfig,
): Result<Session | DeskSession, LaunchFailure> {
  const { serverUrl, expiresAt, scope } = client.state;
  const answer = client.state.tokenResponse ?? {};
  const found = issuerOf(config.issuers, serverUrl, answer);
  if (!found.ok) return found;
  const issuer = found.value;
  if (!answer.access_token) return fail({ kind: 'state-lost' });
  const lasts = (expiresAt ?? 0) * 1000;
  if (lasts < Date.now() && !answer.refresh_token) return fail({ kind: 'session-ended' });
  // There only when the code was exchanged just now: it is used once.
  const { nonce } = client.state as Entry;
  const { id_token: firstIdToken } = answer;
  if (nonce !== undefined && firstIdToken !== undefined && !answersNonce(firstIdToken, nonce)) {
    forget(state);
    return fail({ kind: 'token-refused', detail: 'The id_token belongs to another sign-in.' });
  }
  const renewal = renewalOf(client);
  const signIn: DeskSession = {
    ...launchContext(answer, issuer),
    issuer,
    expiresAt: new Date(lasts).toISOString(),
    renew: () => renewal.ifNeeded(),
    renewal,
    credentials: () => {
      const { access_token: accessToken = '', id_token: idToken } = client.state.tokenResponse ?? {};
      // A renewed id_token need not repeat the nonce (OpenID Connect Core 12.2).
      const expected = idToken === firstIdToken ? nonce : undefined;
      return {
        iss: serverUrl,
        accessToken,
        ...(idToken ? { idToken } : {}),
        ...(expected ? { nonce: expected } : {}),
      };
    },
    tokenAnswer: () => ({ ...client.state.tokenResponse }),
    signOut: async () => (await import('./sign-out.ts')).signOut(client, renewal, issuer.id, state),
  };
  if (!answer.patient) return succeed(signIn);
  const { patient, encounter, need_patient_banner: banner } = answer;
  // RFC 6749 5.1: a scope that is left out of the answer is the scope that was asked for.
  const grantedScope = answer.scope ?? scope ?? '';
  const fhirUser = userOf(client);
  const keeper: TokenKeeper = {
    refreshIfNeeded: () => renewal.ifNeeded(),
    getAuthorizationHeader: () => client.getAuthorizationHeader(),
  };
  return succeed({
    ...signIn,
    fhir: createConnection(keeper, {
      base: serverUrl.replace(/\/$/, ''),
      patientId: patient,
      ...(encounter ? { encounterId: encounter } : {}),
      ...(fhirUser ? { fhirUser } : {}),
      grantedScope,
      quirks: issuer.quirks,
    }),
    patientId: patient,
    ...(encounter ? { encounterId: encounter } : {}),
    grantedScopes: wordsOf(grantedScope),
    askedScopes: wordsOf(scope ?? ''),
    needPatientBanner: typeof banner === 'boolean' ? banner : issuer.banner,
  });
}

/** The library reads it from the id_token, which an issuer may leave out or garble; the gateway verifies it. */
function userOf(client: Signed): string | undefined {
  try {
    return client.getFhirUser() ?? undefined;
  } catch {
    return undefined;
  }
}

const wordsOf = (scope: string): readonly string[] => scope.split(/\s+/).filter(Boolean);
