import type Client from 'fhirclient/lib/Client';
import type { PageConfig } from '../config/page-config.ts';
import { fail, succeed, type Result } from '../domain/result.ts';
import { createConnection, type TokenKeeper } from '../fhir/create-connection.ts';
import { nonceOf } from './browser-state.ts';
import { issuerOf } from './issuer-of.ts';
import { launchContext } from './launch-context.ts';
import { signOut } from './sign-out.ts';
import type { DeskSession, LaunchFailure, Session } from './session.ts';

/** What is used of fhirclient's client once there is a token. */
export type Signed = TokenKeeper & Pick<Client, 'state' | 'getFhirUser'>;

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
  const nonce = nonceOf(state);
  const signIn: DeskSession = {
    ...launchContext(answer, issuer),
    issuer,
    expiresAt: new Date(lasts).toISOString(),
    renew: () =>
      client.refreshIfNeeded().then(
        () => undefined,
        () => undefined,
      ),
    credentials: () => {
      const { access_token: accessToken = '', id_token: idToken } = client.state.tokenResponse ?? {};
      return { iss: serverUrl, accessToken, ...(idToken ? { idToken } : {}), ...(nonce ? { nonce } : {}) };
    },
    signOut: () => signOut(client, issuer.id, state),
  };
  if (!answer.patient) return succeed(signIn);
  const { patient, encounter, need_patient_banner: banner } = answer;
  // RFC 6749 5.1: a scope that is left out of the answer is the scope that was asked for.
  const grantedScope = answer.scope ?? scope ?? '';
  const fhirUser = userOf(client);
  return succeed({
    ...signIn,
    fhir: createConnection(client, {
      base: serverUrl.replace(/\/$/, ''),
      patientId: patient,
      ...(encounter ? { encounterId: encounter } : {}),
      ...(fhirUser ? { fhirUser } : {}),
      grantedScope,
      quirks: issuer.quirks,
    }),
    patientId: patient,
    ...(encounter ? { encounterId: encounter } : {}),
    grantedScopes: grantedScope.split(/\s+/).filter(Boolean),
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
