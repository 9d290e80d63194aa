import type { Bench } from '../bench.ts';
import { mediaType } from '../describe.ts';
import type { Subject } from '../input.ts';
import type { Exchange } from '../line.ts';
import { objectIn, shapeOf, type Shape } from '../shape.ts';
import {
  judged,
  met,
  notMet,
  notMetSo,
  notTried,
  waitsFor,
  type Verdict,
  type Verdicts,
} from '../verdict.ts';
import {
  addressVerdicts,
  endpointIn,
  endpoints,
  httpsVerdict,
  isSafeBase,
  type Endpoint,
} from './addresses.ts';
import { readOpen } from './open-document.ts';

const knownCapabilities: readonly string[] = [
  'launch-ehr',
  'launch-standalone',
  'authorize-post',
  'client-public',
  'client-confidential-symmetric',
  'client-confidential-asymmetric',
  'sso-openid-connect',
  'context-banner',
  'context-style',
  'context-ehr-patient',
  'context-ehr-encounter',
  'context-standalone-patient',
  'context-standalone-encounter',
  'permission-offline',
  'permission-online',
  'permission-patient',
  'permission-user',
  'permission-v1',
  'permission-v2',
  'smart-app-state',
];
const shape: Shape = {
  ...Object.fromEntries(endpoints.map((name) => [name, 'there'])),
  grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
  code_challenge_methods_supported: ['S256', 'plain'],
  token_endpoint_auth_methods_supported: [
    'none',
    'private_key_jwt',
    'client_secret_basic',
    'client_secret_post',
  ],
  capabilities: knownCapabilities,
};

/** The document, and its addresses made whole by the FHIR base. */
export interface Discovered {
  readonly lists: (member: string) => readonly string[];
  readonly endpoint: Endpoint;
}

interface DiscoveryFound {
  readonly verdicts: Verdicts;
  readonly found?: Discovered;
}

/** Reads the discovery document. `headers`: `origin` of an app that nobody registered, where the command may say so. */
export async function probeDiscovery(
  bench: Bench,
  subject: Pick<Subject, 'base' | 'known'>,
  headers: Readonly<Record<string, string>>,
): Promise<DiscoveryFound> {
  const { base } = subject;
  const opened = await readOpen(bench, {
    url: `${base}/.well-known/smart-configuration`,
    what: '.well-known/smart-configuration',
    accept: 'application/json',
    headers,
    shape: (text) => shapeOf(objectIn(text), shape),
    answers: 'discovery-answers',
    cors: 'cors-discovery',
  });
  // Said also where there is no document: nothing confidential goes there.
  const unsafe = isSafeBase(base) ? {} : { 'discovery-https': httpsVerdict(base, []) };
  if (opened.state === 'not-answered') return { verdicts: { ...unsafe, ...opened.verdicts } };
  const { told, exchange, cors } = opened;
  const doc = told.status === 200 ? objectIn(told.text) : undefined;
  if (doc === undefined) {
    const why =
      told.status === 200
        ? `It answers 200, and not with a JSON object (${mediaType(told.headers)}).`
        : `It answers ${told.status}.`;
    return { verdicts: { ...unsafe, 'discovery-answers': notMet(why, exchange), 'cors-discovery': cors } };
  }
  const found = { lists: listsIn(doc), endpoint: endpointIn(doc, base) };
  return {
    found,
    verdicts: {
      'discovery-answers': met(`200 in ${Math.round(told.ms)} ms.`, exchange),
      'cors-discovery': cors,
      ...addressVerdicts(doc, { base, origins: subject.known?.origins }, exchange),
      ...offerVerdicts(found, Array.isArray(doc['capabilities']), exchange),
    },
  };
}

const listsIn =
  (doc: Readonly<Record<string, unknown>>): Discovered['lists'] =>
  (member) => {
    const value = doc[member];
    return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
  };

/** What it offers, by its lists. `listed`: whether it has a list of capabilities at all. */
function offerVerdicts({ lists }: Discovered, listed: boolean, exchange: Exchange): Verdicts {
  const methods = lists('code_challenge_methods_supported');
  const capabilities = lists('capabilities');
  const capability = (is: boolean): Verdict =>
    listed
      ? judged(is, 'Listed.', 'Not listed.', exchange)
      : waitsFor('discovery-members', 'The document lists no capabilities.');
  const code = lists('grant_types_supported').includes('authorization_code');
  return {
    'discovery-members': judged(
      listed && code,
      'Both are there.',
      listed ? '`authorization_code` is not in `grant_types_supported`.' : '`capabilities` is not there.',
      exchange,
    ),
    'pkce-s256': judged(methods.includes('S256'), 'S256 is offered.', 'S256 is not offered.', exchange),
    'pkce-no-plain': judged(
      !methods.includes('plain'),
      '`plain` is not offered.',
      '`plain` is offered.',
      exchange,
    ),
    'capability-client': capability(
      capabilities.some((one) => one === 'client-public' || one.startsWith('client-confidential-')),
    ),
    'capability-permission-v2': versionOf(capabilities, capability, exchange),
    ...Object.fromEntries(
      [
        'launch-ehr',
        'context-ehr-patient',
        'context-ehr-encounter',
        'permission-patient',
        'permission-user',
        'sso-openid-connect',
      ].map((name) => [`capability-${name}`, capability(capabilities.includes(name))]),
    ),
  };
}

function versionOf(
  capabilities: readonly string[],
  capability: (is: boolean) => Verdict,
  exchange: Exchange,
): Verdict {
  if (!capabilities.includes('permission-v2') && capabilities.includes('permission-v1'))
    return notMetSo(
      'Version 1 is listed, and version 2 is not.',
      'Give `"syntax": "v1"` for the scopes of this issuer, or support `permission-v2`.',
      exchange,
    );
  return capability(capabilities.includes('permission-v2'));
}

/** What is said of a line that only the command can try. */
export const onlyCommand = (): Verdict =>
  notTried('A browser does not show it. Run the command: npm run self-check.');
