import type { InferInput } from 'valibot';
import type { Cpis } from '../../../smart-config/schema/cpis.ts';
import { places } from '../../scenarios/encounters.ts';
import type { Cis2Client, Client } from '../../nhs/client.ts';
import type { CpisAdapter, SandboxSettings } from '../settings.ts';

const clientId = 'safelight-sandbox';
const cis2ClientId = 'safelight-sandbox.apps.pretend';
const kid = 'sandbox-1';
export const privateKeyFile = 'nhs-signing-key.pem';

const paths: Readonly<Record<CpisAdapter, string>> = {
  'cpis-fhir': '/cpis/FHIR/R4',
  'patient-flags': '/patient-flags-api/FHIR/R4',
};

const redirectUri = (app: string) => `${app}/nhs/signed-in`;

/** CP-IS as the pretend NHS offers it, in the interface and with the sign-in chosen for this run. */
export const sandboxCpis = ({ nhs, app, adapter, signIn }: SandboxSettings): InferInput<typeof Cpis> => ({
  adapter,
  baseUrl: `${nhs}${paths[adapter]}`,
  // A pretend time-out need not be waited for as long as a real one.
  timeoutMs: 5_000,
  auth: {
    mode: signIn === 'cis2' ? 'user' : 'application',
    tokenUrl: `${nhs}/oauth2/token`,
    clientId,
    keys: [{ kid, privateKeyFile }],
    algorithm: 'RS512',
    ...(signIn === 'cis2' && {
      cis2: { issuer: `${nhs}/cis2`, clientId: cis2ClientId, redirectUri: redirectUri(app) },
    }),
  },
});

/**
 * How the pretend NHS knows the gateway. The API platform was given its key, and looks up others where the gateway
 * publishes them; CIS2 knows only those, so that a change of keys can be tried.
 */
export const registrations = (
  { app }: SandboxSettings,
  publicKey: string,
): { readonly clients: readonly Client[]; readonly cis2Clients: readonly Cis2Client[] } => {
  const jwksUri = `${app}/nhs/jwks.json`;
  return {
    clients: [{ clientId, kid, publicKey, jwksUri, system: 'Safelight', organisation: places.testshire }],
    cis2Clients: [{ clientId: cis2ClientId, jwksUri, redirectUris: [redirectUri(app)] }],
  };
};
