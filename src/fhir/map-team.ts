import type { KeyContact } from '../domain/concern.ts';
import { firstWords, fullName, reachOf } from './contact-words.ts';
import { isCurrent } from './period.ts';
import { isResource, listOf } from './resource.ts';

/** Somebody who works with the child, as one reference names them, and what is known of that reference. */
export interface Member {
  /** Same at every reading. */
  readonly key: string;
  readonly role: string;
  readonly reference?: string;
  readonly display?: string;
  readonly contained?: fhir4.FhirResource;
}

const workers = ['Practitioner', 'PractitionerRole', 'Organization', 'HealthcareService', 'CareTeam'];

/** Whether a reference may be of somebody who works with the child: not of the child, nor of the family. */
const isWorker = ({ reference, type }: fhir4.Reference): boolean => {
  const kind = /(?:^|\/)([A-Z][A-Za-z]+)\/[^/]+(?:\/_history\/[^/]+)?$/.exec(reference ?? '')?.[1] ?? type;
  return kind === undefined || workers.includes(kind);
};

function containedIn(
  { contained }: { readonly contained?: fhir4.Resource[] | undefined },
  reference: string | undefined,
): fhir4.FhirResource | undefined {
  if (reference?.startsWith('#') !== true) return undefined;
  const found: unknown = listOf(contained).find(({ id }) => id === reference.slice(1));
  return isResource(found) ? found : undefined;
}

const memberOf = (
  key: string,
  role: string,
  { reference, display }: fhir4.Reference,
  contained: fhir4.FhirResource | undefined,
): Member => ({
  key,
  role,
  ...(reference === undefined || contained !== undefined ? {} : { reference }),
  ...(display === undefined ? {} : { display }),
  ...(contained === undefined ? {} : { contained }),
});

/** The practices and practitioners that the Patient is registered with. */
export const practicesOf = (patient: fhir4.Patient): readonly Member[] =>
  listOf(patient.generalPractitioner).map((one, i) =>
    memberOf(`gp-${i}`, 'GP', one, containedIn(patient, one.reference)),
  );

/** Everybody of the care teams that are at work; the family and the child are people, not contacts. `now` in milliseconds. */
export const teamOf = (resources: readonly fhir4.FhirResource[], now: number): readonly Member[] =>
  resources
    .filter((one) => one.resourceType === 'CareTeam')
    .filter(
      ({ status, period }) =>
        !['inactive', 'entered-in-error', 'proposed'].includes(status ?? '') && isCurrent(period, now),
    )
    .flatMap((team, t) =>
      listOf(team.participant)
        .filter(({ period, member }) => isCurrent(period, now) && member !== undefined && isWorker(member))
        .map(({ role, member = {} }, i) =>
          memberOf(
            `team-${(team.id ?? String(t)).slice(-40)}-${i}`,
            firstWords(role) ?? team.name ?? '',
            member,
            containedIn(team, member.reference),
          ),
        ),
    );

/** Name, role and how to reach them, of the resource that a reference leads to. */
function worker(
  resource: fhir4.FhirResource,
  now: number,
): { name: string; role?: string | undefined; reach?: string | undefined } {
  if (resource.resourceType === 'Practitioner')
    return { name: fullName(resource, now), reach: reachOf(resource.telecom, now) };
  if (resource.resourceType === 'PractitionerRole')
    return {
      name: [resource.practitioner?.display, resource.organization?.display].filter(Boolean).join(', '),
      role: firstWords(resource.code),
      reach: reachOf(resource.telecom, now),
    };
  if (resource.resourceType === 'Organization' || resource.resourceType === 'HealthcareService')
    return { name: resource.name ?? '', reach: reachOf(resource.telecom, now) };
  return { name: '' };
}

/** A member as a contact of the form. `read`: what their reference led to, where it was read. */
export function contactOf(member: Member, read: fhir4.FhirResource | undefined, now: number): KeyContact {
  const resource = member.contained ?? read;
  const found = resource === undefined ? { name: '' } : worker(resource, now);
  const reach = found.reach;
  return {
    id: member.key.slice(0, 60),
    role: member.role || (found.role ?? ''),
    name: member.display ?? found.name,
    ...(reach === undefined ? {} : { reach }),
    from: 'record',
  };
}

/** The same person or practice named twice is one contact; how to reach them is kept from whichever says it. */
export function withoutDoubles(contacts: readonly KeyContact[]): readonly KeyContact[] {
  const same = (a: KeyContact, b: KeyContact): boolean =>
    a.name.toLowerCase() === b.name.toLowerCase() && a.role.toLowerCase() === b.role.toLowerCase();
  return contacts
    .filter((one, i) => contacts.findIndex((other) => same(one, other)) === i)
    .map((one) => {
      const reach =
        one.reach ?? contacts.find((other) => same(one, other) && other.reach !== undefined)?.reach;
      return reach === undefined ? one : { ...one, reach };
    });
}
