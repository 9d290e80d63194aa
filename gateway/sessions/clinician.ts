import * as v from 'valibot';
import type { Issuer } from '../../smart-config/schema/issuer.ts';
import type { RedFlagsShown, Right } from '../../src/api/sessions.ts';
import type { Clinician } from '../../src/domain/person.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { refusal, type Refusal } from '../http/problem.ts';
import { below, type EhrRead } from './ehr.ts';
import { Practitioner, PractitionerRole, RoleBundle } from './fhir-shapes.ts';

/** The signed-in user, and what they may do here. */
export interface KnownUser {
  readonly clinician: Clinician;
  /** Where they signed in as one of their roles: who they are in all of them. */
  readonly practitioner?: string;
  readonly rights: readonly Right[];
  readonly redFlags: RedFlagsShown;
  /** Ids of care settings whose team they lead. */
  readonly leads: readonly string[];
}

// RBAC activities: B0107 views with an Access to Service Notification, B0170 without one.
const lookUpRight = { B0107: 'look-up-unscheduled', B0170: 'look-up-scheduled' } as const;

const unreadable = refusal(502, 'user-not-readable', 'The record system does not say who is signed in.', {
  fix: 'Grant user/Practitioner.r and user/PractitionerRole.rs to Safelight.',
});

/**
 * Reads the user and their roles from the EHR. `reference` is `fhirUser`, relative or below the EHR's base: a
 * Practitioner, whose roles are searched for, or the one PractitionerRole that was chosen at sign-in. Roles are taken
 * from there and from nowhere else: what the page says of a user counts for nothing. A role whose time is over at `now`, or
 * is still to come, is not held.
 */
export async function readUser(
  read: EhrRead,
  issuer: Issuer,
  reference: string,
  now: Date,
): Promise<Result<KnownUser, Refusal>> {
  const user = relativeTo(issuer, reference);
  const signedInAs = /^(Practitioner|PractitionerRole)\/[A-Za-z0-9\-.]{1,64}$/.exec(user)?.[1];
  if (signedInAs === undefined) {
    return fail(refusal(403, 'not-a-practitioner', 'The record system signed in somebody who is not staff.'));
  }
  const roles =
    signedInAs === 'PractitionerRole' ? chosenRole(await read(user)) : rolesOf(await read(searchFor(user)));
  const practitioner =
    signedInAs === 'Practitioner'
      ? user
      : relativeTo(issuer, roles.find((role) => role.id === idOf(user))?.practitioner?.reference ?? '');
  const answer = await read(practitioner);
  const found = answer.ok ? v.safeParse(Practitioner, answer.value) : undefined;
  if (found?.success !== true || found.output.id !== idOf(practitioner)) return fail(unreadable);
  const held = heldBy(
    practitioner,
    roles.filter((role) => isHeldAt(role, now)),
    issuer,
  );
  const matched = held.flatMap(({ known }) => known);
  const granted = matched.length > 0 || issuer.unknownRole === undefined ? matched : [issuer.unknownRole];
  const [role] = granted;
  const organisation = held.find(({ known }) => known.length > 0)?.organisation ?? issuer.tenant.name;
  return succeed({
    clinician: {
      reference: user,
      name: nameOf(found.output),
      organisation,
      ...(role?.title === undefined ? {} : { role: role.title }),
    },
    ...(practitioner === user ? {} : { practitioner }),
    redFlags: widest(granted),
    leads: [...new Set(granted.flatMap(({ leads = [] }) => leads))],
    rights: [
      ...new Set(
        granted.flatMap(({ activities, rights }) => [
          ...activities.map((code) => lookUpRight[code]),
          ...rights,
        ]),
      ),
    ],
  });
}

/** What the most any of these roles shows; everything where no role says otherwise. */
function widest(granted: readonly Pick<Issuer['roles'][number], 'redFlags'>[]): RedFlagsShown {
  const shown = granted.map(({ redFlags }) => redFlags ?? 'all');
  if (shown.length === 0 || shown.includes('all')) return 'all';
  return shown.includes('high') ? 'high' : 'none';
}

const relativeTo = ({ iss }: Issuer, reference: string): string => below(iss, reference);

const idOf = (reference: string): string => reference.slice(reference.indexOf('/') + 1);

const searchFor = (practitioner: string): string => `PractitionerRole?practitioner=${practitioner}`;

function chosenRole(answer: Awaited<ReturnType<EhrRead>>): readonly PractitionerRole[] {
  const role = answer.ok ? v.safeParse(PractitionerRole, answer.value) : undefined;
  return role?.success === true ? [role.output] : [];
}

function rolesOf(answer: Awaited<ReturnType<EhrRead>>): readonly PractitionerRole[] {
  const bundle = answer.ok ? v.safeParse(RoleBundle, answer.value) : undefined;
  if (bundle?.success !== true) return [];
  return bundle.output.entry.flatMap(({ resource }) => {
    const role = v.safeParse(PractitionerRole, resource);
    return role.success ? [role.output] : [];
  });
}

/** FHIR R4, Period: an end that is a day, a month or a year includes all of it; without one there is none. */
function isHeldAt({ period }: PractitionerRole, now: Date): boolean {
  const { start, end } = period ?? {};
  const of = (text: string): readonly [string, string] =>
    text.length > 10
      ? [new Date(Date.parse(text) || now.getTime()).toISOString(), now.toISOString()]
      : [text, now.toISOString().slice(0, text.length)];
  const [begins, then] = of(start ?? '');
  const [ends, today] = of(end ?? '');
  return (start === undefined || begins <= then) && (end === undefined || today <= ends);
}

interface HeldRole {
  readonly known: Issuer['roles'];
  readonly organisation?: string;
}

/** Roles that this site knows. A search that ignores its parameter would hand over a colleague's rights. */
function heldBy(
  practitioner: string,
  roles: readonly PractitionerRole[],
  issuer: Issuer,
): readonly HeldRole[] {
  return roles
    .filter((role) => role.active && relativeTo(issuer, role.practitioner?.reference ?? '') === practitioner)
    .map((role) => {
      const codings = role.code.flatMap(({ coding }) => coding);
      const known = issuer.roles.filter(({ system, code }) =>
        codings.some((coding) => coding.code === code && (system === undefined || coding.system === system)),
      );
      const organisation = role.organization?.display;
      return { known, ...(organisation === undefined ? {} : { organisation }) };
    });
}

function nameOf({ name, id }: Practitioner): string {
  const chosen = name.find(({ use }) => use === 'official') ?? name[0];
  if (chosen === undefined) return `Practitioner ${id}`;
  const parts = [...chosen.prefix, ...chosen.given, chosen.family ?? ''].filter((part) => part !== '');
  return chosen.text ?? parts.join(' ');
}
