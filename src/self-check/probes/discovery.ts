import type { Bench } from '../bench.ts';
import { mediaType } from '../describe.ts';
import type { Exchange } from '../line.ts';
import { isObject, objectIn, shapeOf, type Shape } from '../shape.ts';
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
const endpoints = [
  'issuer',
  'jwks_uri',
  'authorization_endpoint',
  'token_endpoint',
  'introspection_endpoint',
  'revocation_endpoint',
] as const;
type EndpointName = (typeof endpoints)[number];

const shape: Shape = {
  ...Object.fromEntries(endpoints.map((name) => [name, 'there'])),
  grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
  code_challenge_methods_supported: ['S256', 'plain'],
  capabilities: knownCapabilities,
};

/** The document, and its addresses made whole by the FHIR base. */
export interface Discovered {
  readonly lists: (member: string) => readonly string[];
  readonly endpoint: (name: EndpointName) => string | undefined;
}

export interface DiscoveryFound {
  readonly verdicts: Verdicts;
  readonly found?: Discovered;
}

const here = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/;

/** Reads the discovery document. `origin`: of an app that nobody registered, where the command may say so. */
export async function probeDiscovery(
  bench: Bench,
  base: string,
  headers: Readonly<Record<string, string>>,
): Promise<DiscoveryFound> {
  const { told, exchange } = await bench.ask(
    {
      method: 'GET',
      url: `${base}/.well-known/smart-configuration`,
      headers: { accept: 'application/json', ...headers },
    },
    '.well-known/smart-configuration',
    (text) => shapeOf(objectIn(text), shape),
  );
  const cors = corsOf(told, headers, exchange);
  if (told.kind !== 'answered') {
    const unreadable = told.kind === 'no-answer' && told.reachable === true;
    return {
      verdicts: {
        'cors-discovery': unreadable
          ? notMet('The server answers, and the browser may not read it.', exchange)
          : waitsFor('discovery-answers', 'There was no answer to look at.'),
        'discovery-answers': unreadable
          ? waitsFor('cors-discovery', 'The browser may not read the answer.', exchange)
          : notMet('No answer came that could be read.', exchange),
      },
    };
  }
  const doc = told.status === 200 ? objectIn(told.text) : undefined;
  if (doc === undefined) {
    const why =
      told.status === 200
        ? `It answers 200, and not with a JSON object (${mediaType(told.headers)}).`
        : `It answers ${told.status}.`;
    return { verdicts: { 'discovery-answers': notMet(why, exchange), 'cors-discovery': cors } };
  }
  const found = discoveredIn(doc, base);
  return {
    found,
    verdicts: {
      'discovery-answers': met(`200 in ${Math.round(told.ms)} ms.`, exchange),
      'cors-discovery': cors,
      ...verdictsOf(doc, found, base, exchange),
    },
  };
}

function corsOf(
  told: { readonly kind: string; readonly headers?: Headers },
  headers: Readonly<Record<string, string>>,
  exchange: Exchange,
): Verdict {
  const asked = headers['origin'];
  // In the browser an answer that can be read is an answer that was allowed.
  if (asked === undefined) return met('The browser may read it.', exchange);
  return allowed(told.headers, asked, exchange);
}

/** Whether an answer allows an origin, by its headers. */
export function allowed(headers: Headers | undefined, origin: string, exchange: Exchange): Verdict {
  const given = headers?.get('access-control-allow-origin');
  if (given === '*' || given === origin)
    return met(`Allowed for ${given === '*' ? 'every origin' : 'this origin'}.`, exchange);
  return given === null || given === undefined
    ? notMet('No `Access-Control-Allow-Origin` comes with the answer.', exchange)
    : notMet('`Access-Control-Allow-Origin` names another origin.', exchange);
}

function discoveredIn(doc: Readonly<Record<string, unknown>>, base: string): Discovered {
  return {
    lists: (member) => {
      const value = doc[member];
      return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
    },
    endpoint: (name) => {
      const value = doc[name];
      if (typeof value !== 'string' || value === '') return undefined;
      // An issuer is a name: it is compared, never called.
      if (name === 'issuer') return value;
      return URL.canParse(value, `${base}/`) ? new URL(value, `${base}/`).href : undefined;
    },
  };
}

function verdictsOf(
  doc: Readonly<Record<string, unknown>>,
  { lists, endpoint }: Discovered,
  base: string,
  exchange: Exchange,
): Verdicts {
  const without = (names: readonly EndpointName[]) => names.filter((name) => endpoint(name) === undefined);
  const need = (names: readonly EndpointName[]): Verdict => {
    const missing = without(names);
    return judged(
      missing.length === 0,
      `${names.join(' and ')} are there.`,
      `Not there: ${missing.join(', ')}.`,
      exchange,
    );
  };
  const given = endpoints.flatMap((name) => {
    const value = doc[name];
    return typeof value === 'string' ? [{ name, value }] : [];
  });
  const relative = given.filter(({ value }) => !URL.canParse(value)).map(({ name }) => name);
  const insecure = [
    ...(base.startsWith('https://') || here.test(base) ? [] : ['the FHIR base']),
    ...given
      .filter(({ name, value }) => {
        if (name === 'issuer' || !URL.canParse(value)) return false;
        return !value.startsWith('https://') && !here.test(value);
      })
      .map(({ name }) => name),
  ];
  const methods = lists('code_challenge_methods_supported');
  const capabilities = lists('capabilities');
  const listed = isObject(doc) && Array.isArray(doc['capabilities']);
  const capability = (is: boolean): Verdict =>
    listed
      ? judged(is, 'Listed.', 'Not listed.', exchange)
      : waitsFor('discovery-members', 'The document lists no capabilities.');
  const code = lists('grant_types_supported').includes('authorization_code');
  return {
    'discovery-endpoints': need(['authorization_endpoint', 'token_endpoint']),
    'discovery-openid': need(['issuer', 'jwks_uri']),
    'discovery-members': judged(
      listed && code,
      'Both are there.',
      listed ? '`authorization_code` is not in `grant_types_supported`.' : '`capabilities` is not there.',
      exchange,
    ),
    'discovery-absolute': judged(
      relative.length === 0,
      'Each is whole.',
      `Without a host: ${relative.join(', ')}.`,
      exchange,
    ),
    'discovery-https': judged(
      insecure.length === 0,
      'All are https, or on this machine.',
      `Not https: ${insecure.join(', ')}.`,
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
