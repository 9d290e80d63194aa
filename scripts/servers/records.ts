import { userResources } from '../../mocks/ehr/users.ts';
import { scenarios } from '../../mocks/scenarios/all.ts';

/** What of the pretend world's records a FHIR server took. */
export interface Loaded {
  readonly taken: number;
  /** What it did not take as it is, with its words. */
  readonly refused: readonly { readonly reference: string; readonly why: string }[];
  /** The visit that is going on. */
  readonly encounterOf: (patient: string) => string | undefined;
}

const headers = { 'content-type': 'application/fhir+json', accept: 'application/fhir+json' };

async function sent(url: string, method: string, body: unknown): Promise<string | undefined> {
  const answer = await fetch(url, { method, headers, body: JSON.stringify(body) });
  const text = await answer.text();
  return answer.ok ? undefined : `${answer.status}: ${diagnostics(text)}`;
}

function diagnostics(text: string): string {
  try {
    const { issue = [] } = JSON.parse(text) as Partial<fhir4.OperationOutcome>;
    return issue.map((one) => one.diagnostics ?? one.details?.text ?? one.code).join('; ');
  } catch {
    return text.slice(0, 200);
  }
}

const nameOf = ({ resourceType, id = '' }: fhir4.Resource): string => `${resourceType}/${id}`;

/**
 * Puts resources into a FHIR server under their own ids: as one transaction, so that they may name each other, and where
 * that is refused one by one, so that it is seen which.
 */
async function put(base: string, resources: readonly fhir4.FhirResource[]): Promise<Loaded['refused']> {
  const together = await sent(base, 'POST', {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: resources.map((resource) => ({ resource, request: { method: 'PUT', url: nameOf(resource) } })),
  });
  if (together === undefined) return [];
  let left = resources;
  for (;;) {
    const refused: { readonly resource: fhir4.FhirResource; readonly why: string }[] = [];
    for (const resource of left) {
      const why = await sent(`${base}/${nameOf(resource)}`, 'PUT', resource);
      if (why !== undefined) refused.push({ resource, why });
    }
    // What waits for another resource is taken in a later turn; a turn that brings nothing further is the last.
    if (refused.length === 0 || refused.length === left.length)
      return refused.map(({ resource, why }) => ({ reference: nameOf(resource), why }));
    left = refused.map(({ resource }) => resource);
  }
}

/**
 * Loads staff and the children of the sandbox, as they stand at `now`, into an empty FHIR server; `only`: some of them.
 */
export async function loadRecords(base: string, now: Date, only?: readonly string[]): Promise<Loaded> {
  const wanted = scenarios.filter(({ id }) => only?.includes(id) ?? true);
  const children = wanted.map((scenario) => scenario.build(now, now.getTime().toString(36)).resources);
  const groups = [userResources(), ...children];
  const refused = [];
  for (const group of groups) refused.push(...(await put(base, group)));
  const visits = children
    .flat()
    .filter((one): one is fhir4.Encounter => one.resourceType === 'Encounter' && one.status !== 'finished');
  return {
    taken: groups.flat().length - refused.length,
    refused,
    encounterOf: (patient) => visits.findLast(({ id }) => id?.startsWith(`${patient}-visit-`) === true)?.id,
  };
}
