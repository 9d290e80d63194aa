import type { Line } from '../line.ts';
import { spec } from './spec.ts';

type Given = Pick<Line, 'key' | 'title' | 'unmet' | 'tried' | 'fix'> & Partial<Line>;

const line = (given: Given): Line => ({
  requirement: 'A1-06',
  spec: spec.metadata,
  group: 'discovery',
  ground: 'discovery',
  severity: 'fail',
  ...given,
});

const capability = (name: string, requirement: string, title: string, unmet: string): Line =>
  line({
    key: `capability-${name}`,
    requirement,
    spec: spec.capabilitySets,
    severity: 'warn',
    title,
    unmet,
    tried: `Looks for \`${name}\` in \`capabilities\` of the discovery document.`,
    fix: `List \`${name}\` in \`capabilities\` if the server supports it.`,
  });

/** The discovery document, what it must say, and the capability set "Clinician Access for EHR Launch". */
export const discoveryLines: readonly Line[] = [
  line({
    key: 'discovery-answers',
    requirement: 'A1-05',
    spec: spec.discovery,
    ground: 'address',
    title: 'The discovery document answers, as JSON',
    unmet: 'Safelight cannot find out how to sign anybody in, and stops.',
    tried: 'Reads `.well-known/smart-configuration` below the FHIR base.',
    fix: 'Answer `GET [base]/.well-known/smart-configuration` with 200 and a JSON object, without a sign-in.',
  }),
  line({
    key: 'discovery-endpoints',
    title: 'It names where to sign in and where to get a token',
    unmet: 'Safelight cannot sign anybody in, and stops.',
    tried: 'Looks for `authorization_endpoint` and `token_endpoint`.',
    fix: 'Give `authorization_endpoint` and `token_endpoint` in the discovery document.',
  }),
  line({
    key: 'discovery-members',
    severity: 'warn',
    title: 'It lists its capabilities and grant types',
    unmet: 'Safelight signs in all the same, but cannot tell a supplier what is missing.',
    tried: 'Looks for `capabilities` and for `authorization_code` in `grant_types_supported`.',
    fix: 'Give `capabilities`, and `grant_types_supported` with `authorization_code`.',
  }),
  line({
    key: 'discovery-openid',
    title: 'It names its OpenID issuer and its keys',
    unmet: 'The gateway cannot check who is signed in, and refuses the session.',
    tried: 'Looks for `issuer` and `jwks_uri`.',
    fix: 'Give `issuer` and `jwks_uri` in the discovery document.',
  }),
  line({
    key: 'discovery-origins',
    severity: 'fail',
    title: 'Its addresses are at origins that the issuer’s file names',
    unmet: 'The gateway does not ask there, and the page may not: there is no session.',
    tried:
      'Compares the origin of every address with the FHIR base’s own and `origins` of the issuer’s file, where one is given.',
    fix: 'Add the origins that are named beside this line to `origins` of the issuer’s file.',
  }),
  line({
    key: 'discovery-absolute',
    requirement: 'A1-05',
    spec: spec.discovery,
    severity: 'warn',
    title: 'Its addresses are whole',
    unmet: 'Safelight reads them from the FHIR base, as the specification has it; other apps may not.',
    tried: 'Reads every member of the document that is an address.',
    fix: 'Give every address in the discovery document whole, from `https://` on.',
  }),
  line({
    key: 'discovery-https',
    requirement: 'A1-45',
    spec: spec.protection,
    title: 'Its addresses are https',
    unmet: 'A token would travel in clear; Safelight does not send one.',
    tried:
      'Reads the scheme of every address; `http` passes only where the FHIR base too is on this machine.',
    fix: 'Serve the FHIR base and every endpoint over `https`.',
  }),
  line({
    key: 'pkce-s256',
    requirement: 'A1-10',
    spec: spec.pkce,
    group: 'sign-in',
    title: 'Sign-in with a proof key (PKCE, S256)',
    unmet: 'Safelight does not sign in without it, and stops.',
    tried: 'Looks for `S256` in `code_challenge_methods_supported`.',
    fix: 'List `S256` in `code_challenge_methods_supported`, and check the `code_verifier`.',
  }),
  line({
    key: 'pkce-no-plain',
    spec: spec.pkce,
    group: 'sign-in',
    severity: 'warn',
    title: 'No proof key in plain text',
    unmet: 'Safelight always sends S256; another app on this server could be attacked.',
    tried: 'Looks for `plain` in `code_challenge_methods_supported`.',
    fix: 'Take `plain` out of `code_challenge_methods_supported`, and refuse it.',
  }),
  capability(
    'launch-ehr',
    'A1-07',
    'Says that it launches apps from the record',
    'Safelight can be opened only if the server does it without saying so.',
  ),
  line({
    key: 'capability-client',
    requirement: 'A1-07',
    spec: spec.capabilitySets,
    severity: 'warn',
    title: 'Says how an app proves who it is',
    unmet: 'Safelight signs in as it is registered; a supplier cannot tell whether that is right.',
    tried: 'Looks for `client-public` or one of `client-confidential-*` in `capabilities`.',
    fix: 'List `client-public`, or `client-confidential-asymmetric`, in `capabilities`.',
  }),
  capability(
    'context-ehr-patient',
    'A1-07',
    'Says that a launch names the patient',
    'Whether it does is seen only at the first launch.',
  ),
  capability(
    'context-ehr-encounter',
    'A1-07',
    'Says that a launch names the visit',
    'Without a visit Safelight takes the care setting from its own settings.',
  ),
  capability(
    'permission-patient',
    'A1-07',
    'Says that it grants rights for one patient',
    'Safelight asks for rights on the launched child alone.',
  ),
  capability(
    'permission-user',
    'A1-07',
    'Says that it grants rights of the person signed in',
    'Safelight asks for them to read who is signed in, and their role.',
  ),
  capability(
    'sso-openid-connect',
    'A1-19',
    'Says that it tells who is signed in',
    'Whether an `id_token` comes is seen only at the first launch.',
  ),
  capability(
    'permission-v2',
    'A1-23',
    'Says that it knows scopes of version 2',
    'Give `"syntax": "v1"` for the scopes of this issuer.',
  ),
];
