import type { Issuer } from '../../smart-config/schema/issuer.ts';
import type { CoverageGap } from '../../src/domain/record.ts';
import type { Json } from '../../src/rules/events/json.ts';
import { isObject } from '../../src/rules/events/json.ts';
import type { EhrRead } from '../sessions/ehr.ts';
import type { Ask } from './ask.ts';
import { readPages } from './from-server.ts';
import { partOf, type Part, type Wanted } from './part.ts';
import { mayRead } from './scopes.ts';
import { requestFor, type Template } from './templates.ts';

/** What was had of one search that the rules need. `not-supplied`: neither sent, nor was there a way to ask for it. */
export interface Gathered {
  readonly template: Template;
  readonly resources: readonly Json[];
  readonly gap?: CoverageGap | 'not-supplied';
}

interface From {
  readonly ask: Ask;
  readonly issuer: Issuer;
  /** Absent where the call came without `fhirAuthorization`. */
  readonly read?: EhrRead | undefined;
}

const supplied = ({ prefetch }: Ask, { key }: Template): unknown =>
  Object.hasOwn(prefetch, key) ? prefetch[key] : undefined;

const known = (template: Template, { resources, gap }: Part): Gathered => ({
  template,
  resources,
  ...(gap === undefined ? {} : { gap }),
});

/** One search: as it was sent, the pages that it lacks, or all of it from the EHR. */
export async function gatherSearch(template: Template, { ask, issuer, read }: From): Promise<Gathered> {
  const { resource } = template;
  const wanted: Wanted = { resource, patientId: ask.patientId, iss: issuer.iss.replace(/\/$/, '') };
  const sent = supplied(ask, template);
  const part = sent === undefined ? undefined : partOf(sent, wanted);
  const from = part ?? requestFor(template, ask);
  if (part !== undefined && (part.next === undefined || read === undefined)) return known(template, part);
  if (read === undefined) return { template, resources: [], gap: 'not-supplied' };
  const may = mayRead(ask.authorization?.scope ?? '', resource);
  if (may === 'not') return { template, resources: part?.resources ?? [], gap: 'not-permitted' };
  const answer = await readPages(read, from, wanted);
  if (!answer.ok) {
    const denied = answer.failure.kind === 'refused' && [401, 403].includes(answer.failure.status);
    return { template, resources: [], gap: denied ? 'not-permitted' : 'unavailable' };
  }
  // What lies outside a narrowed grant may be left out without a word.
  const narrowed = may === 'part' ? ({ gap: 'not-permitted' } as const) : {};
  return { ...known(template, answer.value), ...narrowed };
}

/** One resource by its id: as it was sent, else from the EHR; nothing where neither gives that very one. */
export async function gatherOne(
  template: Template | undefined,
  id: string | undefined,
  { ask, read }: From,
): Promise<Json | undefined> {
  if (template === undefined || id === undefined) return undefined;
  const isIt = (value: unknown): value is Json =>
    isObject(value) && value['resourceType'] === template.resource && value['id'] === id;
  const sent = supplied(ask, template);
  if (isIt(sent)) return sent;
  const answer = await read?.(requestFor(template, ask));
  return answer?.ok === true && isIt(answer.value) ? answer.value : undefined;
}

/** Reads who asks: of what was sent where it is there, else from the EHR. */
export function personReader(templates: readonly Template[], { ask, read }: From): EhrRead {
  const of = (use: Template['use']): unknown => {
    const template = templates.find((one) => one.use === use);
    return template === undefined ? undefined : supplied(ask, template);
  };
  return async (path) => {
    const person = of('person');
    const roles = of('roles');
    // Sent as no data: it was read, and there is none.
    if (roles === null && path.startsWith('PractitionerRole?')) return { ok: true, value: noRoles };
    if (isObject(person) && path === `Practitioner/${String(person['id'])}`)
      return { ok: true, value: person };
    if (isObject(roles) && path.startsWith('PractitionerRole?')) return { ok: true, value: roles };
    const role = /^PractitionerRole\/(.+)$/.exec(path)?.[1];
    const sent = isObject(roles) && role !== undefined ? roleIn(roles, role) : undefined;
    if (sent !== undefined) return { ok: true, value: sent };
    return read === undefined ? { ok: false, failure: { kind: 'unreachable' } } : read(path);
  };
}

const noRoles = { resourceType: 'Bundle', type: 'searchset' };

function roleIn(bundle: Json, id: string): Json | undefined {
  const entries: readonly unknown[] = Array.isArray(bundle['entry']) ? bundle['entry'] : [];
  return entries
    .map((entry) => (isObject(entry) ? entry['resource'] : undefined))
    .filter(isObject)
    .find((resource) => resource['id'] === id);
}
