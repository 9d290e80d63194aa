import type { Exchange } from '../line.ts';
import { judged, met, notMetSo, type Verdict, type Verdicts } from '../verdict.ts';

export const endpoints = [
  'issuer',
  'jwks_uri',
  'authorization_endpoint',
  'token_endpoint',
  'introspection_endpoint',
  'revocation_endpoint',
] as const;
type EndpointName = (typeof endpoints)[number];

type Document = Readonly<Record<string, unknown>>;

const here = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/;

/** Whether something confidential may be sent there: over https, and on this machine to what is tried on this machine. */
export const isSafeBase = (base: string): boolean => base.startsWith('https://') || here.test(base);
export const isSafeUrl = (url: string, base: string): boolean =>
  url.startsWith('https://') || (here.test(url) && here.test(base));

const whole = (value: unknown, base: string): string | undefined =>
  typeof value === 'string' && value !== '' && URL.canParse(value, `${base}/`)
    ? new URL(value, `${base}/`).href
    : undefined;

/** An address of the document, made whole by the FHIR base; `lacking` is the line that says why there is none. */
export type Endpoint = (
  name: EndpointName,
) => { readonly url: string } | { readonly url: undefined; readonly lacking: string };

/** Reads one address. One to which nothing may be sent is none. */
export const endpointIn =
  (doc: Document, base: string): Endpoint =>
  (name) => {
    // An issuer is a name: it is compared, never called.
    if (name === 'issuer') {
      const value = doc[name];
      if (typeof value === 'string' && value !== '') return { url: value };
      return { url: undefined, lacking: 'discovery-openid' };
    }
    const url = whole(doc[name], base);
    if (url !== undefined && isSafeUrl(url, base)) return { url };
    return { url: undefined, lacking: url === undefined ? lineOf[name] : 'discovery-https' };
  };

/** The line that misses an address which is not given. */
const lineOf = {
  jwks_uri: 'discovery-openid',
  authorization_endpoint: 'discovery-endpoints',
  token_endpoint: 'discovery-endpoints',
  introspection_endpoint: 'introspection',
  revocation_endpoint: 'revocation',
} as const;

/** What the lines say of every address: that it is there, whole, encrypted, and where the gateway and the page may go. */
export function addressVerdicts(
  doc: Document,
  { base, origins }: { readonly base: string; readonly origins: readonly string[] | undefined },
  exchange: Exchange,
): Verdicts {
  const there = (name: EndpointName): boolean => whole(doc[name], base) !== undefined;
  const need = (names: readonly EndpointName[]): Verdict => {
    const missing = names.filter((name) => !there(name));
    return judged(
      missing.length === 0,
      `${names.join(' and ')} are there.`,
      `Not there: ${missing.join(', ')}.`,
      exchange,
    );
  };
  const given = endpoints.filter(there);
  const called = given.filter((name) => name !== 'issuer');
  // A person is taken to the sign-in; everything else is asked by the gateway or by the page.
  const asked = called.filter((name) => name !== 'authorization_endpoint');
  const relative = given.filter((name) => !URL.canParse(String(doc[name])));
  return {
    'discovery-endpoints': need(['authorization_endpoint', 'token_endpoint']),
    'discovery-openid': need(['issuer', 'jwks_uri']),
    'discovery-absolute': judged(
      relative.length === 0,
      'Each is whole.',
      `Without a host: ${relative.join(', ')}.`,
      exchange,
    ),
    'discovery-https': httpsVerdict(
      base,
      called.filter((name) => !isSafeUrl(whole(doc[name], base) ?? '', base)),
      exchange,
    ),
    'discovery-origins': originsVerdict(
      asked.filter(
        (name) => !known(whole(doc[name], base) ?? '', [new URL(base).origin, ...(origins ?? [])]),
      ),
      origins !== undefined,
      exchange,
    ),
  };
}

const known = (url: string, origins: readonly string[]): boolean => origins.includes(new URL(url).origin);

/** Whether everything is encrypted; known of the base alone where there is no document. */
export function httpsVerdict(
  base: string,
  insecure: readonly string[],
  ...evidence: readonly Exchange[]
): Verdict {
  const all = [...(isSafeBase(base) ? [] : ['the FHIR base']), ...insecure];
  return judged(
    all.length === 0,
    'All are https, or on this machine.',
    `Not https: ${all.join(', ')}.`,
    ...evidence,
  );
}

function originsVerdict(elsewhere: readonly string[], configured: boolean, exchange: Exchange): Verdict {
  if (elsewhere.length === 0)
    return met('All are at the FHIR base’s own origin, or named in the issuer’s file.', exchange);
  const names = elsewhere.join(', ');
  return configured
    ? notMetSo(
        `At an origin that the issuer’s file does not name: ${names}.`,
        `Add the origin of ${elsewhere.map((one) => `\`${one}\``).join(', ')} to \`origins\` of the issuer’s file.`,
        exchange,
      )
    : met(`At another origin, to be named in \`origins\` of the issuer’s file: ${names}.`, exchange);
}
