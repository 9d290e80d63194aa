import type { Line } from '../line.ts';
import { spec } from './spec.ts';

type Given = Pick<Line, 'key' | 'title' | 'unmet' | 'tried' | 'fix'> & Partial<Line>;

const line = (given: Given): Line => ({
  requirement: 'A1-19',
  spec: spec.identity,
  group: 'sign-in',
  ground: 'sign-in',
  severity: 'fail',
  ...given,
});

const cors = (given: Given): Line =>
  line({ requirement: 'A1-47', spec: spec.cors, group: 'discovery', ...given });

/** What a browser may call, and the sign-in itself. */
export const signInLines: readonly Line[] = [
  cors({
    key: 'cors-discovery',
    ground: 'address',
    title: 'A browser may read the discovery document',
    unmet: 'Safelight runs in the browser: it cannot read the document, and stops.',
    tried: 'Asks for it with an `Origin` that nobody registered.',
    fix: 'Answer `.well-known/smart-configuration` with `Access-Control-Allow-Origin: *`.',
  }),
  cors({
    key: 'cors-metadata',
    ground: 'address',
    severity: 'warn',
    title: 'A browser may read the capability statement',
    unmet: 'Safelight then cannot tell “nothing recorded” from “not shared”, and says so.',
    tried: 'Asks for `metadata` with an `Origin` that nobody registered.',
    fix: 'Answer `metadata` with `Access-Control-Allow-Origin: *`.',
  }),
  cors({
    key: 'cors-token',
    ground: 'discovery',
    title: 'A browser may ask for a token',
    unmet: 'The code cannot be exchanged in the browser, and the launch ends with L-110.',
    tried:
      'Sends the token endpoint a code that it never gave, from the app’s origin, and looks whether its refusal may be read.',
    fix: 'Allow the app’s origin on the token endpoint, on refusals too: `Access-Control-Allow-Origin`.',
  }),
  cors({
    key: 'cors-fhir',
    ground: 'address',
    title: 'A browser may call the FHIR server',
    unmet: 'Nothing of the record can be read or written.',
    tried:
      'Asks before a request with `authorization` (preflight), then sends one with a token that is none, from the app’s origin.',
    fix: 'Allow the app’s origin and the header `authorization` on every FHIR address, on refusals too.',
  }),
  cors({
    key: 'cors-write',
    ground: 'command',
    title: 'A browser may write to the FHIR server',
    unmet: 'A concern cannot be written to the record; the safeguarding log keeps it.',
    tried:
      'Asks, and sends nothing: before a POST to the base, a POST with `if-none-exist` and a PUT with `if-match` (preflights).',
    fix: 'Allow POST and PUT with the headers `authorization`, `content-type`, `if-none-exist` and `if-match`.',
  }),
  cors({
    key: 'cors-exposed',
    ground: 'command',
    severity: 'warn',
    title: 'A browser may read where something was written',
    unmet: 'Written one by one, each part must be searched for once more.',
    tried: 'Looks for `Location` in `Access-Control-Expose-Headers` of a FHIR answer.',
    fix: 'Send `Access-Control-Expose-Headers: Location, ETag` with every FHIR answer.',
  }),
  line({
    key: 'authorize',
    requirement: 'A1-09',
    spec: spec.authorize,
    title: 'The sign-in comes back with a code',
    unmet: 'There is no session.',
    tried: 'Opens the authorization endpoint with `state`, `nonce`, `aud` and a proof key, and waits.',
    fix: 'Register the client id and the exact redirect address, and return `code` and the same `state` to it.',
  }),
  line({
    key: 'token-answers',
    requirement: 'A1-13',
    spec: spec.token,
    title: 'The code is exchanged for a token',
    unmet: 'There is no session.',
    tried: 'Sends the code with the `code_verifier` to the token endpoint.',
    fix: 'Answer the token request with 200 and JSON that holds `access_token` and `"token_type": "Bearer"`.',
  }),
  line({
    key: 'token-life',
    requirement: 'A1-16',
    spec: spec.token,
    severity: 'warn',
    title: 'The token says how long it lives, an hour at most, and is not kept on the way',
    unmet: 'Safelight cannot renew it in time, or a copy of it may outlive the visit.',
    tried: 'Reads `expires_in` and `Cache-Control` of the token answer.',
    fix: 'Return `expires_in` of 3600 at most, with `Cache-Control: no-store`.',
  }),
  line({
    key: 'keys',
    ground: 'discovery',
    title: 'The keys that sign id_tokens are published',
    unmet: 'The gateway cannot check who is signed in, and refuses the session.',
    tried: 'Reads `jwks_uri` and looks for a public key that can sign.',
    fix: 'Publish at `jwks_uri` a JSON object with `keys`: the public RSA or EC keys, each with its `kid`.',
  }),
  line({
    key: 'id-token',
    title: 'An id_token comes with the token',
    unmet: 'The gateway does not know who is signed in, and refuses the session.',
    tried: 'Looks for `id_token` in the token answer.',
    fix: 'Grant `openid` and `fhirUser`, and return `id_token` beside `access_token`.',
  }),
  line({
    key: 'id-token-signature',
    title: 'It is signed by one of those keys',
    unmet: 'The gateway refuses the session.',
    tried: 'Checks the signature with the keys at `jwks_uri`; RS, PS and ES algorithms count.',
    fix: 'Sign the `id_token` with RS256 (or RS384, ES384) and a key that is published at `jwks_uri`.',
  }),
  line({
    key: 'id-token-iss',
    title: 'It names its issuer',
    unmet: 'The gateway refuses the session.',
    tried: 'Compares `iss` with `issuer` of the discovery document.',
    fix: 'Make `iss` of the `id_token` the same as `issuer` in the discovery document.',
  }),
  line({
    key: 'id-token-aud',
    title: 'It was made for this app',
    unmet: 'The gateway refuses the session.',
    tried: 'Looks for the client id in `aud`.',
    fix: 'Make `aud` of the `id_token` the client id.',
  }),
  line({
    key: 'id-token-exp',
    title: 'It is still good',
    unmet: 'The gateway refuses the session.',
    tried: 'Compares `exp` with our clock, give or take 30 seconds.',
    fix: 'Give `exp` a time that is to come, and set the server’s clock.',
  }),
  line({
    key: 'id-token-nonce',
    title: 'It belongs to this sign-in',
    unmet: 'The gateway refuses the session.',
    tried: 'Compares `nonce` with the one that was sent.',
    fix: 'Repeat the `nonce` of the authorization request in the `id_token`.',
  }),
  line({
    key: 'id-token-user',
    title: 'It says who is signed in',
    unmet: 'The gateway does not know who is signed in, and refuses the session.',
    tried: 'Looks for `fhirUser`: a Practitioner or PractitionerRole of this server.',
    fix: 'Give `fhirUser` in the `id_token`: the address of the Practitioner or PractitionerRole.',
  }),
];
