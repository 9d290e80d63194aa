import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { Grant, LaunchRequest } from '../../../mocks/ehr/contract.ts';
import type { Keycloak } from '../keycloak/start-keycloak.ts';
import type { Authority } from './authority.ts';

/** What launches stand for, told to Keycloak's mapper alone, on loopback. */
export interface Contexts {
  /** The address that the mapper asks at, with the launch behind a slash. */
  readonly at: string;
  readonly open: (request: LaunchRequest) => string;
  readonly close: () => void;
}

/** Serves what each launch stands for (SMART 2.2, "Launch context arrives with your access_token"). */
export function serveContexts(port: number, encounterOf: (patient: string) => string | undefined): Contexts {
  const launches = new Map<string, Readonly<Record<string, unknown>>>();
  const server = createServer((incoming, outgoing) => {
    const found = launches.get(/^\/launch\/([A-Za-z0-9_-]+)$/.exec(incoming.url ?? '')?.[1] ?? '');
    outgoing.writeHead(found === undefined ? 404 : 200, { 'content-type': 'application/json' });
    outgoing.end(JSON.stringify(found ?? {}));
  });
  server.listen(port, '127.0.0.1');
  return {
    at: `http://127.0.0.1:${port}/launch`,
    open: ({ user, patient, options = {} }) => {
      const launch = randomBytes(24).toString('base64url');
      const encounter = patient === undefined ? undefined : encounterOf(patient);
      launches.set(launch, {
        ...(patient === undefined ? {} : { patient }),
        ...(encounter === undefined ? {} : { encounter }),
        need_patient_banner: options.needPatientBanner ?? true,
        fhirContext: [{ reference: `PractitionerRole/${user}-role` }],
      });
      return launch;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

interface Introspected {
  readonly active: boolean;
  readonly client_id?: string;
  readonly scope?: string;
  readonly fhirUser?: string;
  readonly patient?: string;
  readonly encounter?: string;
}

/** A realm of Keycloak before a FHIR server: its own endpoints, and what it says of a token decides. */
export function keycloakAuthority(
  { origin, version }: Pick<Keycloak, 'origin' | 'version'>,
  contexts: Contexts,
  secret: string,
  confidential: boolean,
): Authority {
  const realm = `${origin}/realms/safelight`;
  const at = `${realm}/protocol/openid-connect`;
  const grantOf = async (token: string): Promise<Grant | undefined> => {
    const answer = await fetch(`${at}/token/introspect`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`front:${secret}`).toString('base64')}` },
      body: new URLSearchParams({ token }),
    });
    const said = answer.ok ? ((await answer.json()) as Introspected) : undefined;
    if (said?.active !== true) return undefined;
    const { patient, encounter } = said;
    return {
      clientId: said.client_id ?? '',
      scope: said.scope ?? '',
      user: said.fhirUser ?? '',
      ...(patient === undefined ? {} : { patient }),
      ...(encounter === undefined ? {} : { encounter }),
    };
  };
  return {
    name: 'Keycloak',
    version,
    smartConfiguration: {
      issuer: realm,
      jwks_uri: `${at}/certs`,
      authorization_endpoint: `${at}/auth`,
      token_endpoint: `${at}/token`,
      introspection_endpoint: `${at}/token/introspect`,
      revocation_endpoint: `${at}/revoke`,
      grant_types_supported: ['authorization_code'],
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
      token_endpoint_auth_signing_alg_values_supported: ['ES384'],
      scopes_supported: ['openid', 'fhirUser', 'launch', 'online_access', 'patient/*.cruds', 'user/*.rs'],
      capabilities: [
        'launch-ehr',
        confidential ? 'client-confidential-asymmetric' : 'client-public',
        'sso-openid-connect',
        'context-banner',
        'context-ehr-patient',
        'context-ehr-encounter',
        'permission-online',
        'permission-patient',
        'permission-user',
        'permission-v2',
      ],
    },
    grantOf,
    open: contexts.open,
  };
}
