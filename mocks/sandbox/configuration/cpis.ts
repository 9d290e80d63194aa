import type { InferInput } from 'valibot';
import type { Cpis } from '../../../smart-config/schema/cpis.ts';
import type { CpisAdapter, SandboxSettings } from '../settings.ts';

/** How the pretend NHS knows the gateway that calls it. */
export const registration = { clientId: 'safelight-sandbox', kid: 'sandbox-1' } as const;
export const privateKeyFile = 'nhs-signing-key.pem';

const paths: Readonly<Record<CpisAdapter, string>> = {
  'cpis-fhir': '/cpis/FHIR/R4',
  'patient-flags': '/patient-flags-api/FHIR/R4',
};

/** CP-IS as the pretend NHS offers it, in the interface chosen for this run. */
export const sandboxCpis = ({ nhs, adapter }: SandboxSettings): InferInput<typeof Cpis> => ({
  adapter,
  baseUrl: `${nhs}${paths[adapter]}`,
  // A pretend time-out need not be waited for as long as a real one.
  timeoutMs: 5_000,
  auth: {
    tokenUrl: `${nhs}/oauth2/token`,
    clientId: registration.clientId,
    keys: [{ kid: registration.kid, privateKeyFile }],
  },
});
