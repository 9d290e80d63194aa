import * as v from 'valibot';
import { SecureUrl } from './issuer.ts';

/** `cpis.json`: how CP-IS is reached. Paths, codes and headers are settings because the published interfaces differ. */
export const Cpis = v.strictObject({
  $schema: v.optional(v.string()),
  /** `patient-flags`: Flag, CarePlan, CareTeam. `cpis-fhir`: CareTeam, AuditEvent. `none`: not connected here. */
  adapter: v.picklist(['patient-flags', 'cpis-fhir', 'none']),
  baseUrl: v.optional(SecureUrl),
  /** `PatientFlag` in the 2025 guide, `Flag` in the capability statement. */
  flagPath: v.optional(v.string(), 'PatientFlag'),
  flagCode: v.optional(v.string(), 'child-protection-information-system-flag'),
  careSettingHeader: v.optional(v.string(), 'IsUnscheduledAccessEvent'),
  traceHeader: v.optional(v.string(), 'TraceID'),
  /** Milliseconds to wait for an answer. */
  timeoutMs: v.optional(v.pipe(v.number(), v.minValue(100), v.maxValue(120_000)), 10_000),
  auth: v.optional(
    v.strictObject({
      tokenUrl: SecureUrl,
      /** The API key of the registered application; `iss` and `sub` of the assertion. */
      clientId: v.string(),
      kid: v.string(),
      /** PEM, PKCS#8. A path, taken from the folder of this file; never the key itself. */
      privateKeyFile: v.string(),
      algorithm: v.optional(v.picklist(['RS512']), 'RS512'),
    }),
  ),
});
export type Cpis = v.InferOutput<typeof Cpis>;
