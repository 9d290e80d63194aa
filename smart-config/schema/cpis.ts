import * as v from 'valibot';
import { CpisAuth } from './cpis-auth.ts';
import { SecureUrl } from './addresses.ts';

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
  /** A header that carries another id on every request, e.g. `X-Request-ID`, where the platform asks for one. */
  requestIdHeader: v.optional(v.string()),
  /** Milliseconds to wait for an answer. */
  timeoutMs: v.optional(v.pipe(v.number(), v.minValue(100), v.maxValue(120_000)), 10_000),
  auth: v.optional(CpisAuth),
});
export type Cpis = v.InferOutput<typeof Cpis>;
