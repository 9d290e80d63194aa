import * as v from 'valibot';
import type { Issuer } from '../../smart-config/schema/issuer.ts';
import type { Right } from '../../src/api/sessions.ts';
import type { Clinician } from '../../src/domain/person.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { refusal, type Refusal } from '../http/problem.ts';
import type { EhrRead } from './ehr.ts';
import { Practitioner, PractitionerRole, RoleBundle } from './fhir-shapes.ts';

/** The signed-in user, and what they may do here. */
export interface KnownUser {
  readonly clinician: Clinician;
  readonly rights: readonly Right[];
}

// RBAC activities: B0107 views with an Access to Service Notification, B0170 without one.
const lookUpRight = { B0107: 'look-up-unscheduled', B0170: 'look-up-scheduled' } as const;

/**
 * Reads the user and their roles from the EHR. `reference` is `fhirUser`, relative or below the EHR's base. Roles are
 * taken from there and from nowhere else: what the page says of a user counts for nothing.
 */
export async function readUser(
  read: EhrRead,
  issuer: Issuer,
  reference: string,
): Promise<Result<KnownUser, Refusal>> {
  const relative = reference.startsWith(`${issuer.iss}/`)
    ? reference.slice(issuer.iss.length + 1)
    : reference;
  const id = /^Practitioner\/([A-Za-z0-9\-.]{1,64})$/.exec(relative)?.[1];
  if (id === undefined) {
    return fail(refusal(403, 'not-a-practitioner', 'The record system signed in somebody who is not staff.'));
  }
  const [answer, roles] = await Promise.all([
    read(`Practitioner/${id}`),
    read(`PractitionerRole?practitioner=Practitioner/${id}`),
  ]);
  const found = answer.ok ? v.safeParse(Practitioner, answer.value) : undefined;
  if (found?.success !== true || found.output.id !== id) {
    return fail(
      refusal(502, 'user-not-readable', 'The record system does not say who is signed in.', {
        fix: 'Grant user/Practitioner.rs and user/PractitionerRole.rs to Safelight.',
      }),
    );
  }
  const held = roles.ok ? rolesOf(roles.value, relative, issuer) : [];
  const matched = held.flatMap(({ known }) => known);
  const [role] = matched;
  const organisation = held.find(({ known }) => known.length > 0)?.organisation ?? issuer.tenant.name;
  return succeed({
    clinician: {
      reference: relative,
      name: nameOf(found.output),
      organisation,
      ...(role === undefined ? {} : { role: role.title }),
    },
    rights: [
      ...new Set(
        matched.flatMap(({ activities, rights }) => [
          ...activities.map((code) => lookUpRight[code]),
          ...rights,
        ]),
      ),
    ],
  });
}

interface HeldRole {
  readonly known: Issuer['roles'];
  readonly organisation?: string;
}

function rolesOf(body: unknown, practitioner: string, issuer: Issuer): readonly HeldRole[] {
  const bundle = v.safeParse(RoleBundle, body);
  if (!bundle.success) return [];
  return bundle.output.entry.flatMap(({ resource }): readonly HeldRole[] => {
    const role = v.safeParse(PractitionerRole, resource);
    if (!role.success || !role.output.active) return [];
    // A search that ignores its parameter would hand over a colleague's rights.
    const of = role.output.practitioner?.reference;
    if (of !== practitioner && of !== `${issuer.iss}/${practitioner}`) return [];
    const codings = role.output.code.flatMap(({ coding }) => coding);
    const known = issuer.roles.filter(({ system, code }) =>
      codings.some((coding) => coding.code === code && (system === undefined || coding.system === system)),
    );
    const organisation = role.output.organization?.display;
    return [{ known, ...(organisation === undefined ? {} : { organisation }) }];
  });
}

function nameOf({ name, id }: Practitioner): string {
  const chosen = name.find(({ use }) => use === 'official') ?? name[0];
  if (chosen === undefined) return `Practitioner ${id}`;
  const parts = [...chosen.prefix, ...chosen.given, chosen.family ?? ''].filter((part) => part !== '');
  return chosen.text ?? parts.join(' ');
}
