import type { Line } from '../line.ts';
import { spec } from './spec.ts';

type Given = Pick<Line, 'key' | 'title' | 'unmet' | 'tried' | 'fix' | 'requirement' | 'spec'> & Partial<Line>;

const line = (given: Given): Line => ({
  group: 'tokens',
  ground: 'command',
  severity: 'warn',
  ...given,
});

/** How a token ends, the clocks, and the time that answers take. */
export const tokenLines: readonly Line[] = [
  line({
    key: 'introspection',
    requirement: 'A1-22',
    spec: spec.introspection,
    title: 'The server confirms which child a token is for',
    unmet: 'The gateway takes the page’s word only where the token cannot read other children.',
    tried: 'Sends the token to `introspection_endpoint`, as the gateway does.',
    fix: 'Offer `introspection_endpoint`, and answer `active`, `client_id`, `patient` and `scope`.',
  }),
  line({
    key: 'refresh',
    requirement: 'A1-17',
    spec: spec.refresh,
    title: 'A token can be renewed',
    unmet: 'The session ends with its first token.',
    tried: 'Sends the refresh token, and reads the patient with the new access token.',
    fix: 'Grant `online_access`, and return a `refresh_token` that can be exchanged by this client.',
  }),
  line({
    key: 'revocation',
    requirement: 'A1-08',
    spec: spec.revocation,
    title: 'A token can be given back',
    unmet: 'After sign-out it works until it expires.',
    tried: 'Sends the token to `revocation_endpoint`, then reads the patient with it.',
    fix: 'Offer `revocation_endpoint`, and refuse a token that was given back.',
  }),
  line({
    key: 'code-once',
    requirement: 'A1-13',
    spec: spec.oauthCode,
    title: 'A code is good once',
    unmet: 'Whoever reads the address later could sign in with it.',
    tried: 'Sends the same code a second time, last of all.',
    fix: 'Refuse a code that was exchanged before with 400 and `invalid_grant`.',
  }),
  line({
    key: 'clock',
    requirement: 'A1-19',
    spec: spec.identity,
    group: 'times',
    ground: 'address',
    title: 'Its clock agrees with ours',
    unmet: 'Signatures that are good for minutes may be refused.',
    tried: 'Compares `Date` of its answers, and `iat` of the id_token, with our clock.',
    fix: 'Set the server’s clock by NTP; 30 seconds are allowed.',
  }),
  line({
    key: 'run-whole',
    requirement: 'own',
    spec: spec.http,
    group: 'times',
    ground: 'address',
    severity: 'fail',
    title: 'The check came to its end',
    unmet: 'What was not tried is not known: this report is not the whole of it.',
    tried: 'Goes through every line, within the time that the run is given (`--limit`).',
    fix: 'Run it again with a higher `--limit`; if it ends at the same place, the server leaves what was tried there without an answer.',
  }),
  line({
    key: 'answer-times',
    requirement: 'own',
    spec: spec.search,
    group: 'times',
    ground: 'address',
    title: 'It answers within two seconds',
    unmet: 'Clinicians wait, and see what is not there yet as “reading”.',
    tried: 'Times every request of this run.',
    fix: 'Make the requests that are named beside this line faster.',
  }),
];
