import type { Letter } from '../../../mocks/ehr/fhir/scopes.ts';

/** One thing that a request wants of a FHIR server. */
export interface Asked {
  readonly letter: Letter;
  readonly type: string;
  readonly id?: string;
  /** What is to be written. */
  readonly resource?: fhir4.Resource;
}

/** What a request is about: single things, another page of a search made before, or what anybody may read. */
export type Request =
  | {
      readonly kind: 'things';
      readonly things: readonly Asked[];
      /** How the parts of a transaction name each other. */
      readonly names?: ReadonlyMap<fhir4.Resource, string>;
    }
  | { readonly kind: 'page' }
  | { readonly kind: 'open' }
  | { readonly kind: 'unknown' };

const letters: Readonly<Record<string, Letter>> = { GET: 'r', POST: 'c', PUT: 'u' };

function thing(method: string, path: string, resource?: fhir4.Resource): Asked | undefined {
  const [type = '', id, ...more] = path.split('?')[0]?.split('/') ?? [];
  if (!/^[A-Z][A-Za-z]+$/.test(type) || more.length > 0) return undefined;
  if (method === 'POST' && id === '_search') return { letter: 's', type };
  const letter = method === 'GET' && id === undefined ? 's' : letters[method];
  if (letter === undefined || (id !== undefined && !/^[A-Za-z0-9.-]{1,64}$/.test(id))) return undefined;
  return {
    letter,
    type,
    ...(id === undefined ? {} : { id }),
    ...(resource === undefined ? {} : { resource }),
  };
}

/** Reads a request to a FHIR server. `path` is below the base, without a first slash. */
export function read(method: string, path: string, body: unknown): Request {
  if (method === 'OPTIONS' || (method === 'GET' && path.startsWith('metadata'))) return { kind: 'open' };
  if (method === 'GET' && path.startsWith('?_getpages=')) return { kind: 'page' };
  const resource = body as fhir4.FhirResource | undefined;
  if (method === 'POST' && path === '') {
    if (resource?.resourceType !== 'Bundle') return { kind: 'unknown' };
    const things = (resource.entry ?? []).map((one) =>
      thing(one.request?.method ?? '', one.request?.url ?? '', one.resource),
    );
    const known = things.filter((one) => one !== undefined);
    const names = new Map(
      (resource.entry ?? []).flatMap((one) =>
        one.resource === undefined ? [] : [[one.resource, one.fullUrl ?? ''] as const],
      ),
    );
    return known.length === things.length ? { kind: 'things', things: known, names } : { kind: 'unknown' };
  }
  const one = thing(method, path, resource);
  return one === undefined ? { kind: 'unknown' } : { kind: 'things', things: [one] };
}
