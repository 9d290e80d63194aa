import * as v from 'valibot';
import type { NhsRole } from '../../src/api/nhs-sign-in.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';

/** Who signed in, and in which roles they may act. */
export interface NhsIdentity {
  readonly userId: string;
  readonly name: string;
  readonly roles: readonly NhsRole[];
  /** Role profile id, where it was chosen while signing in, or there is only one. */
  readonly roleId?: string;
}

const Words = v.optional(v.string());
const Role = v.object({
  person_roleid: v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,64}$/)),
  role_name: Words,
  org_code: Words,
  org_name: Words,
  activity_codes: v.optional(v.array(v.string())),
});
const Organisations = v.optional(v.array(v.object({ org_code: v.string(), org_name: Words })));
/** The claims of CIS2's userinfo that are used; each comes with a scope of its own. */
const UserInfo = v.object({
  sub: v.string(),
  nhsid_useruid: Words,
  display_name: Words,
  name: Words,
  given_name: Words,
  family_name: Words,
  selected_roleid: Words,
  nhsid_nrbac_roles: v.optional(v.array(Role)),
  nhsid_user_orgs: Organisations,
  nhsid_org_memberships: Organisations,
});
type UserInfo = v.InferOutput<typeof UserInfo>;

/** Reads userinfo. Anything that is not as expected is `odd-answer`: a right is never guessed. */
export function identityOf(userInfo: unknown): Result<NhsIdentity, 'odd-answer' | 'no-roles'> {
  const read = v.safeParse(UserInfo, userInfo);
  if (!read.success) return fail('odd-answer');
  const info = read.output;
  const roles = rolesOf(info);
  const [first, ...others] = roles;
  if (first === undefined) return fail('no-roles');
  const selected = roles.find(({ id }) => id === info.selected_roleid);
  const role = others.length === 0 ? first : selected;
  return succeed({
    userId: info.nhsid_useruid ?? info.sub,
    name: nameOf(info),
    roles,
    ...(role === undefined ? {} : { roleId: role.id }),
  });
}

function rolesOf(info: UserInfo): readonly NhsRole[] {
  const names = new Map(
    [...(info.nhsid_user_orgs ?? []), ...(info.nhsid_org_memberships ?? [])].map((each) => [
      each.org_code,
      each.org_name,
    ]),
  );
  const byId = new Map(
    (info.nhsid_nrbac_roles ?? []).map((role) => {
      const organisation = role.org_name ?? names.get(role.org_code ?? '') ?? role.org_code;
      return [
        role.person_roleid,
        {
          id: role.person_roleid,
          title: titleOf(role.role_name),
          ...(organisation === undefined ? {} : { organisation }),
          rights: rightsOf(role.activity_codes ?? []),
        },
      ];
    }),
  );
  return [...byId.values()];
}

/** `"Clinical":"Clinical Provision":"Nurse Access Role"`, of which the last part is the job. */
function titleOf(name = ''): string {
  const title =
    /"?([^":]+)"?$/
      .exec(name)?.[1]
      ?.replace(/ Access Role$/i, '')
      .trim() ?? '';
  return title === '' ? 'Role without a name' : title;
}

/**
 * National activities: B0107 "View CP-IS Flag" tells the local authority, B0170 looks without telling
 * (CP-IS guidance for Registration Authority managers).
 */
const rightsOf = (codes: readonly string[]): NhsRole['rights'] => [
  ...(codes.includes('B0107') ? (['look-up-unscheduled'] as const) : []),
  ...(codes.includes('B0170') ? (['look-up-scheduled'] as const) : []),
];

/** `name` has the family name first: the others are how a person is addressed. */
function nameOf({ display_name: display, given_name: given, family_name: family, name }: UserInfo): string {
  const full = given !== undefined && family !== undefined ? `${given} ${family}` : undefined;
  return display ?? full ?? name ?? 'Name not given';
}
