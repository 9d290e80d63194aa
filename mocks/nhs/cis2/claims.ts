import { createHash } from 'node:crypto';
import { SignJWT } from 'jose';
import { activityName, nameOf, type Staff } from './staff.ts';
import type { Cis2, Granted } from './state.ts';

export const TOKEN_SECONDS = 3599;
const ID_TOKEN_SECONDS = 3600;

/** What userinfo says of a person, by the scopes that were asked for. */
export function claimsOf({ person, role, scopes }: Granted): Readonly<Record<string, unknown>> {
  const byScope: Readonly<Record<string, object>> = {
    profile: {
      // The family name first, as the real one writes it.
      name: `${person.family} ${person.given}`,
      given_name: person.given,
      family_name: person.family,
      uid: person.id,
    },
    nhsperson: { nhsid_useruid: person.id, display_name: nameOf(person), idassurancelevel: '3' },
    associatedorgs: { nhsid_user_orgs: organisationsOf(person) },
    organisationalmemberships: {
      nhsid_org_memberships: organisationsOf(person).map((one) => ({ ...one, person_orgid: person.id })),
    },
    nationalrbacaccess: { nhsid_nrbac_roles: rolesOf(person) },
    selectedrole: { ...(role && { selected_roleid: role.id }) },
  };
  return scopes.reduce((claims, scope) => ({ ...claims, ...byScope[scope] }), { sub: person.id });
}

const organisationsOf = ({ roles }: Staff) => {
  const names = new Map(roles.map(({ organisation }) => [organisation.code, organisation.name]));
  return Array.from(names, ([org_code, org_name]) => ({ org_name, org_code }));
};

const rolesOf = ({ id, roles }: Staff) =>
  roles.map((role) => ({
    person_orgid: id,
    person_roleid: role.id,
    org_code: role.organisation.code,
    role_name: role.job.name,
    role_code: role.job.code,
    activities: role.activities.map(activityName),
    activity_codes: role.activities,
  }));

/** RS256, for the application alone. `at` is the clock of the service, which need not be right. */
export async function idToken(cis2: Cis2, granted: Granted, accessToken: string, at: Date): Promise<string> {
  const { kid, privateKey } = await cis2.signingKey();
  const seconds = Math.floor(at.getTime() / 1000);
  const { client, person, role, nonce, acr } = granted;
  return new SignJWT({
    nonce,
    azp: client.clientId,
    auth_time: Math.floor(granted.at.getTime() / 1000),
    at_hash: createHash('sha256').update(accessToken, 'ascii').digest().subarray(0, 16).toString('base64url'),
    acr,
    amr: ['N3_SMARTCARD'],
    authentication_assurance_level: '3',
    id_assurance_level: '3',
    tokenName: 'id_token',
    tokenType: 'JWTToken',
    realm: '/NHSIdentity/Healthcare',
    ...(role && { selected_roleid: role.id }),
  })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
    .setIssuer(cis2.issuer)
    .setSubject(person.id)
    .setAudience(client.clientId)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + ID_TOKEN_SECONDS)
    .sign(privateKey);
}
