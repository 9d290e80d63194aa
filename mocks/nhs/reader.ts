import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { nameOf, type StaffRole } from './cis2/staff.ts';
import type { Client, Reader, SignedInPerson } from './client.ts';
import { refusals, type Refusal } from './outcome.ts';
import type { World } from './world.ts';

/** Who looks, as the access history and the local authority see it. */
export interface Viewer {
  readonly client: Client;
  /** The same author twice within 24 hours is shown once. */
  readonly author: string;
  readonly name: string;
  readonly role?: string;
  readonly organisation: string;
}

/** Looks that an application makes with its own token are refused where CP-IS is for people only. */
export function readerOf(world: World, request: Request, at: Date): Result<Reader, Refusal> {
  const token = /^Bearer (\S+)$/.exec(request.headers.get('Authorization') ?? '')?.[1];
  const known = token === undefined ? undefined : world.tokens.get(token);
  if (known === undefined || known.expiresAt <= at.getTime()) return fail(refusals.noToken);
  return world.peopleOnly && known.reader.person === undefined
    ? fail(refusals.denied)
    : succeed(known.reader);
}

/**
 * Who looks, and whether they may. For a person the role of the header, which must be one of theirs, else the role that
 * was selected at sign-in, else their only one. B0107 may look in any setting, B0170 where nobody is told. How the real
 * CP-IS holds a person to these is not published; that B0170 must not notify is.
 */
export function viewerOf(
  { client, person }: Reader,
  roleHeader: string | undefined,
  tells: boolean,
): Result<Viewer, Refusal> {
  if (person === undefined)
    return succeed({
      client,
      author: client.clientId,
      name: client.system,
      organisation: client.organisation,
    });
  const role = roleInUse(person, roleHeader);
  if (!role.ok) return role;
  const { activities, title, organisation } = role.value;
  const may = activities.includes('B0107') || (!tells && activities.includes('B0170'));
  if (!may) return fail(refusals.denied);
  const { staff } = person;
  return succeed({
    client,
    author: staff.id,
    name: nameOf(staff),
    role: title,
    organisation: organisation.name,
  });
}

/** Refused in the words of the platform's own role service. */
function roleInUse(
  { staff, selected }: SignedInPerson,
  header: string | undefined,
): Result<StaffRole, Refusal> {
  const { roles } = staff;
  if (header !== undefined) {
    const named = roles.find(({ id }) => id === header);
    return named === undefined ? fail(refusals.wrongRole('NHSD-Session-URID is invalid')) : succeed(named);
  }
  const [only] = roles;
  const role = selected ?? (roles.length === 1 ? only : undefined);
  if (role !== undefined) return succeed(role);
  return fail(
    refusals.wrongRole(
      only === undefined
        ? 'no userroles available, please check NHSD-Session-URID is valid'
        : 'multiple roles found in user info, please check NHSD-Session-URID',
    ),
  );
}
