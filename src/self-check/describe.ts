import type { FhirRequest, FhirResponse } from '../fhir/connection.ts';
import { isResource, listOf } from '../fhir/resource.ts';
import { issueCodes, r4Types } from './known-words.ts';
import type { Told } from '../fhir/plain-send.ts';
import { isObject } from './shape.ts';

const types: readonly string[] = [
  'application/json',
  'application/fhir+json',
  'text/html',
  'text/plain',
  'application/x-www-form-urlencoded',
];

/** A media type as it may be shown: one of the few that are looked for, or that it is another. */
export function mediaType(headers: Headers): string {
  const given = (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (given === '') return 'no media type';
  return types.includes(given) ? given : 'another media type';
}

const inMs = (ms: number): string => `${Math.max(0, Math.round(ms))} ms`;

export function describeTold(told: Told): string {
  switch (told.kind) {
    case 'answered':
      return `${told.status} ${mediaType(told.headers)} in ${inMs(told.ms)}${redirects(told.hops.length)}`;
    case 'no-answer':
      return told.reachable === true ? 'an answer that the browser may not read' : 'no answer';
    case 'timed-out':
      return `no answer within ${inMs(told.ms)}`;
    case 'cut-off':
      return told.tooLarge === true
        ? `${told.status}, and more than can be read`
        : `${told.status}, and the answer broke off after ${inMs(told.ms)}`;
  }
}

const redirects = (count: number): string =>
  count === 0 ? '' : `, after ${count} ${count === 1 ? 'redirect' : 'redirects'}`;

/** A FHIR request with every id and value taken out: `GET Condition?patient={patient}&_count=500`. */
export function fhirRequestLine({ method, url }: FhirRequest): string {
  if (url === '') return `${method} (the base)`;
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(url)) return `${method} (next link)`;
  const [path = '', query] = url.split('?');
  const [type = '', id] = path.split('/');
  const known = r4Types.has(type) || type === 'metadata' ? type : '…';
  const place = id === undefined ? known : `${known}/{id}`;
  if (query === undefined) return `${method} ${place}`;
  const asked = [...new URLSearchParams(query)].map(([name, value]) => {
    if (!/^(_count|_tag|patient|code|identifier|practitioner)$/.test(name)) return '…';
    return `${name}=${name === '_count' && /^\d{1,4}$/.test(value) ? value : `{${name}}`}`;
  });
  return `${method} ${place}?${asked.join('&')}`;
}

/** An answer of FHIR as it may be shown: what kind of resource, how many entries, which kinds of issue. */
export function describeFhir(
  response: FhirResponse,
  ms: number,
): { readonly answer: string; readonly body?: string } {
  switch (response.kind) {
    case 'answered': {
      const body = describeResource(response.body);
      return {
        answer: `${response.status} ${mediaType(response.headers)} in ${inMs(ms)}`,
        ...(body === undefined ? {} : { body }),
      };
    }
    case 'no-answer':
      return {
        answer: response.redirected === true ? `a redirect in ${inMs(ms)}, not followed` : 'no answer',
      };
    case 'timed-out':
      return { answer: `no answer within ${inMs(ms)}` };
    case 'cut-off':
      return {
        answer:
          response.tooLarge === true
            ? 'an answer of more than can be read'
            : `an answer that broke off after ${inMs(ms)}`,
      };
    case 'not-json':
      return { answer: `${response.status} in ${inMs(ms)}, and not JSON` };
    case 'foreign-url':
      return { answer: 'not sent: the address is not below the FHIR base' };
    case 'session-ended':
      return { answer: `401 in ${inMs(ms)}` };
  }
}

export function describeResource(body: unknown): string | undefined {
  if (body === undefined) return undefined;
  if (!isResource(body)) return isObject(body) ? 'JSON without a resourceType' : 'not a JSON object';
  const type = r4Types.has(body.resourceType) ? body.resourceType : 'a type that R4 does not have';
  if (body.resourceType === 'OperationOutcome') return `OperationOutcome ${issuesOf(body)}`;
  if (body.resourceType !== 'Bundle') return type;
  const { entry, link } = body;
  const entries = Array.isArray(entry) ? entry.length : 0;
  const next = listOf(link).some(({ relation }) => relation === 'next');
  return `Bundle of ${entries} ${entries === 1 ? 'entry' : 'entries'}${next ? ', with a next link' : ''}`;
}

/** The kinds of issue of an OperationOutcome, never its words. */
export function issuesOf({ issue }: fhir4.OperationOutcome): string {
  const codes = listOf(issue).map(({ code }) => (issueCodes.has(code) ? code : 'another kind'));
  return codes.length === 0 ? 'without an issue' : `(${[...new Set(codes)].join(', ')})`;
}
