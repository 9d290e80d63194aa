/** Addresses of the specifications that the lines name. */
const smart = 'https://hl7.org/fhir/smart-app-launch/STU2.2';
const r4 = 'https://hl7.org/fhir/R4';

export const spec = {
  discovery: `${smart}/app-launch.html#retrieve-well-knownsmart-configuration`,
  metadata: `${smart}/conformance.html#metadata`,
  capabilitySets: `${smart}/conformance.html#capability-sets`,
  protection: `${smart}/app-launch.html#app-protection`,
  pkce: `${smart}/app-launch.html#considerations-for-pkce-support`,
  cors: `${smart}/app-launch.html#considerations-for-cross-origin-resource-sharing-cors-support`,
  authorize: `${smart}/app-launch.html#obtain-authorization-code`,
  token: `${smart}/app-launch.html#obtain-access-token`,
  access: `${smart}/app-launch.html#access-fhir-api`,
  refresh: `${smart}/app-launch.html#refresh-access-token`,
  identity: `${smart}/scopes-and-launch-context.html#scopes-for-requesting-identity-data`,
  scopes: `${smart}/scopes-and-launch-context.html#fhir-resource-scope-syntax`,
  context: `${smart}/scopes-and-launch-context.html#launch-context-arrives-with-your-access_token`,
  fhirContext: `${smart}/scopes-and-launch-context.html#fhircontext-exp`,
  introspection: `${smart}/token-introspection.html`,
  revocation: 'https://www.rfc-editor.org/rfc/rfc7009',
  oauthCode: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2',
  capability: `${r4}/capabilitystatement.html`,
  http: `${r4}/http.html`,
  search: `${r4}/search.html`,
  webMessaging: 'https://hl7.org/fhir/uv/smart-web-messaging/STU1/smart-web-messaging.html',
  fhircast: 'https://hl7.org/fhir/uv/fhircast/STU3/',
  clientKeys: `${smart}/client-confidential-asymmetric.html`,
  paging: `${r4}/http.html#paging`,
  count: `${r4}/search.html#count`,
  create: `${r4}/http.html#create`,
  conditionalCreate: `${r4}/http.html#ccreate`,
  transaction: `${r4}/http.html#transaction`,
  patient: `${r4}/patient.html`,
  nhsNumber:
    'https://simplifier.net/guide/UK-Core-Implementation-Guide/Home/ProfilesandExtensions/ProfileUKCore-Patient/identifier.page.md?version=current',
  ukCoreAccess: 'https://build.fhir.org/ig/HL7-UK/UK-Core-Access/',
  audit: 'https://profiles.ihe.net/ITI/BALP/index.html',
} as const;
