import { systems } from '../../../src/fhir/write/systems.ts';
import { must } from './steps.ts';

interface Part {
  readonly resourceType: string;
  readonly id?: string;
  readonly meta?: fhir4.Meta;
  readonly status?: string;
  readonly subject?: fhir4.Reference;
  readonly for?: fhir4.Reference;
  readonly target?: readonly fhir4.Reference[];
  readonly entity?: readonly { readonly what?: fhir4.Reference }[];
}

const types = [
  ...['Condition', 'QuestionnaireResponse', 'Observation', 'ServiceRequest', 'Task', 'Communication'],
  ...['DocumentReference', 'Provenance', 'AuditEvent'],
];

/** Every part of every concern that a FHIR server holds, asked of it directly: the tag names concern and part. */
export async function partsHeld(base: string): Promise<readonly Part[]> {
  const found = await Promise.all(
    types.map(async (type) => {
      const parts: Part[] = [];
      for (let next: string | undefined = `${base}/${type}?_count=200`; next !== undefined;) {
        const answer = await fetch(next, { headers: { 'cache-control': 'no-cache' } });
        must(answer.ok, `${type} could not be read back: ${answer.status}`);
        const bundle = (await answer.json()) as fhir4.Bundle<fhir4.FhirResource & Part>;
        parts.push(...(bundle.entry ?? []).flatMap(({ resource }) => resource ?? []));
        next = bundle.link?.find(({ relation }) => relation === 'next')?.url;
      }
      return parts;
    }),
  );
  return found.flat().filter((part) => nameOf(part) !== undefined);
}

/** The name that a part was given once and for all. */
export const nameOf = ({ meta }: Part): string | undefined =>
  meta?.tag?.find(({ system }) => system === systems.part)?.code;

const referenceOf = ({ resourceType, id = '' }: Part): string => `${resourceType}/${id}`;

/** Parts that are new since `before`. */
export const since = (before: readonly Part[], now: readonly Part[]): readonly Part[] =>
  now.filter((part) => !before.some((old) => referenceOf(old) === referenceOf(part)));

/**
 * Holds what was written against what a concern is: each part there once, about this child alone, labelled as
 * restricted, with a Provenance whose targets the server holds. Answers what there is; throws what is wrong.
 */
export function holdTogether(parts: readonly Part[], child: string, expected: readonly string[]): string {
  const kinds = [...new Set(parts.map(({ resourceType }) => resourceType))].sort();
  const missing = expected.filter((type) => !kinds.includes(type));
  must(missing.length === 0, `not there: ${missing.join(', ')}; there: ${kinds.join(', ')}`);
  const names = parts.map((part) => nameOf(part));
  must(new Set(names).size === names.length, `a part is there twice: ${names.join(', ')}`);
  for (const part of parts) {
    const label = part.meta?.security?.some(({ code }) => code === 'R' || code === 'V') === true;
    must(label, `${part.resourceType} is not labelled as restricted`);
    const about = part.subject?.reference ?? part.for?.reference;
    const must1 = part.resourceType === 'Provenance' || part.resourceType === 'AuditEvent';
    must(must1 || about === `Patient/${child}`, `${part.resourceType} is about ${about ?? 'nobody'}`);
  }
  const held = new Set(parts.map(referenceOf));
  const targets = parts
    .flatMap(({ target = [] }) => target)
    .map(({ reference = '' }) => reference.replace(/\/_history\/.*$/, ''));
  must(targets.length > 0, 'no Provenance names what it is of');
  const lost = targets.filter((reference) => !held.has(reference));
  must(lost.length === 0, `a Provenance names what is not there: ${lost.join(', ')}`);
  const audits = parts.flatMap(({ entity = [] }) => entity.flatMap(({ what }) => what?.reference ?? []));
  must(
    audits.some((reference) => reference === `Patient/${child}`),
    'no AuditEvent names the child',
  );
  return `${parts.length} resources, each once: ${kinds.join(', ')}`;
}
