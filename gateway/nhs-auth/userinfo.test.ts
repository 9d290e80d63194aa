import { describe, expect, it } from 'vitest';
import { identityOf } from './userinfo.ts';

const role = {
  person_roleid: '555000000001',
  person_orgid: '1',
  org_code: 'TST01',
  role_name: '"Clinical":"Clinical Provision":"Nurse Access Role"',
  activity_codes: ['B0107', 'B0999'],
};
const info = {
  sub: 'sub-1',
  nhsid_useruid: '555000000009',
  name: 'SAMPLE Ash',
  given_name: 'Ash',
  family_name: 'SAMPLE',
  nhsid_nrbac_roles: [role],
};
const second = { ...role, person_roleid: '555000000002', activity_codes: ['B0170'] };

describe('what CIS2 says of a person', () => {
  it('gives their name as they are addressed, and their only role', () => {
    expect(identityOf({ ...info, nhsid_user_orgs: [{ org_code: 'TST01', org_name: 'Testshire' }] })).toEqual({
      ok: true,
      value: {
        userId: '555000000009',
        name: 'Ash SAMPLE',
        roleId: '555000000001',
        roles: [
          { id: '555000000001', title: 'Nurse', organisation: 'Testshire', rights: ['look-up-unscheduled'] },
        ],
      },
    });
  });

  it('chooses no role of several, unless one was selected that is theirs', () => {
    const roles = { ...info, nhsid_nrbac_roles: [role, second] };
    const chosen = (selected?: string) => {
      const read = identityOf({ ...roles, selected_roleid: selected });
      return read.ok ? read.value.roleId : read.failure;
    };
    expect([chosen(), chosen('555000000002'), chosen('555000000003')]).toEqual([
      undefined,
      '555000000002',
      undefined,
    ]);
  });

  it.each([
    ['no roles', { ...info, nhsid_nrbac_roles: [] }, 'no-roles'],
    ['no claim of roles', { ...info, nhsid_nrbac_roles: undefined }, 'no-roles'],
    [
      'a role without an id',
      { ...info, nhsid_nrbac_roles: [{ ...role, person_roleid: undefined }] },
      'odd-answer',
    ],
    [
      'an id that no header can carry',
      { ...info, nhsid_nrbac_roles: [{ ...role, person_roleid: '1\n2' }] },
      'odd-answer',
    ],
    [
      'activities that are no list',
      { ...info, nhsid_nrbac_roles: [{ ...role, activity_codes: 'B0107' }] },
      'odd-answer',
    ],
    ['nobody', {}, 'odd-answer'],
    ['a text', 'userinfo', 'odd-answer'],
  ])('%s gives no right', (_, userInfo, failure) => {
    expect(identityOf(userInfo)).toEqual({ ok: false, failure });
  });

  it('gives a role without activities no right', () => {
    const read = identityOf({ ...info, nhsid_nrbac_roles: [{ ...role, activity_codes: undefined }] });
    expect(read).toMatchObject({ ok: true, value: { roles: [{ rights: [] }] } });
  });
});
