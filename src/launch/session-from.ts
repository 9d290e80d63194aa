import type Client from 'fhirclient/lib/Client';
import type { PageConfig } from '../config/page-config.ts';
import { fail, succeed, type Result } from '../domain/result.ts';
import type { FhirConnection } from '../fhir/connection.ts';
import { createConnection, type TokenKeeper } from '../fhir/create-connection.ts';
import { forget, holdTokens, type Entry } from './browser-state.ts';
import { answersNonce } from './answers-nonce.ts';
import { issuerOf } from './issuer-of.ts';
import { launchContext } from './launch-context.ts';
import { renewalOf, type Renewal } from './renewal.ts';
import type { DeskSession, LaunchFailure, Session, SignedOut } from './session.ts';

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
  const odd = oddIn(answer);
  if (odd !== undefined) {
    forget(state);
    return fail({ kind: 'token-refused', detail: odd });
  }
  const lasts = (expiresAt ?? 0) * 1000;
  if (lasts < Date.now() && !answer.refresh_token) return fail({ kind: 'session-ended' });
  // There only when the code was exchanged just now: it is used once.
  const { nonce } = client.state as Entry;
  const { id_token: firstIdToken } = answer;
  if (nonce !== undefined && firstIdToken !== undefined && !answersNonce(firstIdToken, nonce)) {
    forget(state);
    return fail({ kind: 'token-refused', detail: 'The id_token belongs to another sign-in.' });
  }
  const renewal = renewalOf(client, Date.now, () => {
    if (client.state.tokenResponse?.access_token) holdTokens(state, client.state);
    else forget(state);
  });
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
    tokenAnswer: () => ({ ...client.state.tokenResponse, ...(client.state as Entry).asSaid }),
    signOut: () =>
      import('./sign-out.ts').then(
        ({ signOut }) => signOut(client, renewal, issuer.id, state),
        () => signOutHere(client, renewal, state),
      ),
  };
  if (!answer.patient) return succeed(signIn);
  const { patient, encounter, need_patient_banner: banner } = answer;
  const grantedScope = renewal.granted();
  const fhirUser = userOf(client);
  const keeper: TokenKeeper = {
    refreshIfNeeded: () => renewal.ifNeeded(),
    getAuthorizationHeader: () => client.getAuthorizationHeader(),
  };
  return succeed({
    ...signIn,
    fhir: withGrant(
      createConnection(keeper, {
        base: serverUrl.replace(/\/$/, ''),
        patientId: patient,
        ...(encounter ? { encounterId: encounter } : {}),
        ...(fhirUser ? { fhirUser } : {}),
        grantedScope,
        quirks: issuer.quirks,
      }),
      renewal.granted,
    ),
    patientId: patient,
    ...(encounter ? { encounterId: encounter } : {}),
    grantedScopes: wordsOf(grantedScope),
    askedScopes: wordsOf(scope ?? ''),
    needPatientBanner: bannerOf(banner) ?? issuer.banner,
  });
}

/** Of what a session stands on, what cannot be used. An id may be a child's, so it is not repeated. */
function oddIn(answer: object): string | undefined {
  const type: unknown = Reflect.get(answer, 'token_type');
  // RFC 6749 7.1: a token of a kind that is not understood is not to be used.
  if (type !== undefined && !(typeof type === 'string' && /^bearer$/i.test(type)))
    return 'Its "token_type" is not Bearer.';
  return ['patient', 'encounter'].flatMap((name) => {
    const id: unknown = Reflect.get(answer, name);
    const absent = id === undefined || id === null || id === '';
    return absent || (typeof id === 'string' && /^[A-Za-z0-9\-.]{1,64}$/.test(id))
      ? []
      : [`Its "${name}" is not the id of a resource.`];
  })[0];
}

/** Some servers say it as text. */
const bannerOf = (said: unknown): boolean | undefined =>
  said === true || said === 'true' ? true : said === false || said === 'false' ? false : undefined;

/** The same connection, which knows what the token that there is now allows. */
const withGrant = (connection: FhirConnection, granted: () => string): FhirConnection => ({
  ...connection,
  get grantedScope() {
    return granted();
  },
});

/** Where what gives tokens back cannot be fetched any more: they are forgotten all the same. */
async function signOutHere(client: Signed, renewal: Renewal, state: string): Promise<SignedOut> {
  await renewal.stop();
  const refresh = client.state.tokenResponse?.refresh_token ? 'unreachable' : 'none';
  client.state.tokenResponse = {};
  forget(state);
  return { access: 'unreachable', refresh };
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
