/**
 * Addresses that name what a rule says and no standard has a place for. `.example` is reserved (RFC 2606): nobody else
 * can own it, and nothing is fetched from it.
 */
const base = 'https://safelight.example/fhir';

export const addresses = {
  /** Canonical address of a rule, before its id. */
  plan: `${base}/PlanDefinition`,
  /** The whole rule as JSON text, so that an import loses nothing. */
  rule: `${base}/StructureDefinition/rule`,
  /** Where a rule is in its life, as a code: PlanDefinition.status has no silent run. */
  status: `${base}/StructureDefinition/rule-status`,
  /** What stands behind a rule, as a code: national, law, local, research or us. */
  grade: `${base}/StructureDefinition/rule-grade`,
} as const;
