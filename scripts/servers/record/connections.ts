import { randomUUID } from 'node:crypto';
import { createConnection } from '../../../src/fhir/create-connection.ts';
import type { FhirConnection, FhirRequest, FhirResponse } from '../../../src/fhir/connection.ts';
import { isAbout } from '../../../src/fhir/subject.ts';

const details = (base: string, patientId: string) => ({
  base,
  patientId,
  grantedScope: 'patient/*.rs',
  quirks: [],
});

/** What was asked for behind the first page of a search, by resource type. */
export interface Followed {
  readonly connection: FhirConnection;
  /** Types of which a further page was asked for. */
  readonly types: ReadonlySet<string>;
  readonly pages: () => number;
}

const isFurther = (url: string): boolean => !/\/?[A-Z][A-Za-z]+\?patient=/.test(url) && url.includes('?');

/**
 * The app's own connection to a FHIR server that asks for no token. `pageSize`: asked for in place of the app's own. `lost`: every further page is asked for under a name
 * that the server does not know, as when it has let go of the search.
 */
export function toServer(
  base: string,
  patientId: string,
  { pageSize, lost = false }: { readonly pageSize?: number; readonly lost?: boolean } = {},
): Followed {
  const keeper = { refreshIfNeeded: () => Promise.resolve(), getAuthorizationHeader: () => 'Bearer none' };
  const connection = createConnection(keeper, details(base, patientId));
  const types = new Set<string>();
  const typeOf = new Map<string, string>();
  let pages = 0;
  const send = async (request: FhirRequest): Promise<FhirResponse> => {
    const further = isFurther(request.url);
    const type = further ? typeOf.get(request.url) : /^[A-Z][A-Za-z]+/.exec(request.url)?.[0];
    if (further) {
      pages += 1;
      if (type !== undefined) types.add(type);
    }
    const url =
      further && lost ? request.url.replace(/_getpages=[^&]+/, `_getpages=${randomUUID()}`) : request.url;
    const sized = pageSize === undefined ? url : url.replace(/(?<=[?&]_count=)500\b/, String(pageSize));
    const answer = await connection.send({ ...request, url: sized });
    const next = nextOf(answer);
    if (next !== undefined && type !== undefined) typeOf.set(next, type);
    return answer;
  };
  return { connection: { ...connection, send }, types, pages: () => pages };
}

function nextOf(answer: FhirResponse): string | undefined {
  const bundle = answer.kind === 'answered' ? (answer.body as Partial<fhir4.Bundle> | undefined) : undefined;
  return bundle?.link?.find(({ relation }) => relation === 'next')?.url;
}

/** Whether a resource has one of the codes that a search asks for, where it asks for codes. */
function hasCode(resource: fhir4.FhirResource, url: string): boolean {
  const wanted = new URLSearchParams(url.split('?')[1]).get('code')?.split(',');
  const codings = (resource as { readonly code?: fhir4.CodeableConcept }).code?.coding ?? [];
  return (
    wanted === undefined ||
    codings.some(
      ({ system = '', code = '' }) => wanted.includes(code) || wanted.includes(`${system}|${code}`),
    )
  );
}

/**
 * A record system that has these resources, and answers every search of them whole, in one page. `statement`: what it says
 * that it offers.
 */
export function inOnePage(
  resources: readonly fhir4.FhirResource[],
  patientId: string,
  statement: fhir4.CapabilityStatement,
): FhirConnection {
  const base = 'http://one-page.invalid/fhir';
  const answer = (body: fhir4.FhirResource | undefined): FhirResponse => ({
    kind: 'answered',
    status: body === undefined ? 404 : 200,
    headers: new Headers(),
    body,
  });
  return {
    ...details(base, patientId),
    send: ({ url }) => {
      const [, type = '', id] = /^([A-Za-z]+)(?:\/([^?]+))?/.exec(url) ?? [];
      if (type === 'metadata') return Promise.resolve(answer(statement));
      const found = resources.filter((one) => one.resourceType === type && hasCode(one, url));
      return Promise.resolve(
        id === undefined
          ? answer({
              resourceType: 'Bundle',
              type: 'searchset',
              entry: found.filter((one) => isAbout(one, patientId, base)).map((resource) => ({ resource })),
            })
          : answer(found.find((one) => one.id === id)),
      );
    },
  };
}
