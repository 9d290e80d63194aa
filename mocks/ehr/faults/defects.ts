/**
 * What a record system may be without: not a fault of one request but a way in which it was built, for as long as it is
 * switched on. Each by name, with the step that it is usually named with.
 */
const steps = {
  'no-discovery-cors': 'discovery',
  'no-metadata-cors': 'metadata',
  'no-token-cors': 'token',
  'no-fhir-cors': 'fhir',
  /** A browser may read, and send nothing that is written. */
  'no-write-cors': 'fhir',
  /** A browser may read answers, and none of their headers. */
  'no-exposed-headers': 'fhir',
  'missing-token-endpoint': 'discovery',
  /** Addresses are given without a host. */
  'relative-endpoints': 'discovery',
  'plain-pkce': 'discovery',
  'no-capabilities': 'discovery',
  /** Nobody is told who signed in: no OpenID, neither offered nor granted. */
  'no-openid': 'token',
  /** The keys are named, and not there. */
  'no-jwks': 'jwks',
  'wrong-id-token-audience': 'token',
  'wrong-id-token-issuer': 'token',
  'no-nonce-in-id-token': 'token',
  'no-fhir-user': 'token',
  /** Signed with a key that is not among the published ones. */
  'id-token-unsigned-key': 'token',
  'no-patient-in-token': 'token',
  'no-encounter-in-token': 'token',
  'no-banner-said': 'token',
  'no-expiry-said': 'token',
  'token-cacheable': 'token',
  'scope-not-returned': 'token',
  /** Scopes come back with their letters in another order than "cruds". */
  'unordered-scopes': 'token',
  /** It knows `patient/Condition.read`, and not `patient/Condition.rs`. */
  'v1-scopes-only': 'authorize',
  'code-reusable': 'token',
  'no-introspection': 'discovery',
  'no-revocation': 'discovery',
  /** It says that a token was given back, and goes on taking it. */
  'revocation-ignored': 'revoke',
  'clock-behind': 'fhir',
  'old-fhir': 'metadata',
  'no-flag': 'Flag',
  'no-search-count': 'search',
  /** Every search is answered with all there is, whatever page size was asked. */
  'count-overlooked': 'search',
  /** A page holds as many as were asked, and does not say that there are more. */
  'no-next-link': 'search',
  'other-child-in-search': 'search',
  'no-nhs-number': 'Patient',
  'no-nhs-number-status': 'Patient',
  'no-birth-date': 'Patient',
  'no-roles': 'PractitionerRole',
} as const;

export type DefectKind = keyof typeof steps;
export const defectKinds = Object.keys(steps) as [DefectKind, ...DefectKind[]];

/** The step that a defect is named with where nobody says another. */
export const stepOfDefect = (kind: DefectKind): string => steps[kind];

const known: readonly string[] = defectKinds;
export const isDefect = (kind: string): kind is DefectKind => known.includes(kind);

/** Whether a defect is switched on. */
export type Has = (kind: DefectKind) => boolean;
