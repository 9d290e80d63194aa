import { beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../src/api/problem.ts';
import type { RuleHistory } from '../../src/api/rules.ts';
import { attendances, newest } from '../test/lead-world.ts';
import { iss } from '../test/stand-in-ehr.ts';
import { unscheduled, world, type Gateway, type World } from '../test/world.ts';

let w: World;
let gateway: Gateway;

const rolesHere = {
  writer: ['edit-rules', 'read-rules'],
  approver: ['approve-rules', 'read-rules'],
  both: ['edit-rules', 'approve-rules', 'read-rules'],
} as const;

/** A role in the record system, held by a person; people sign in as one of theirs. */
const holds = (person: string, code: string): void => {
  const role = {
    resourceType: 'PractitionerRole',
    id: `${person}-${code}`,
    practitioner: { reference: `Practitioner/${person}` },
    code: [{ coding: [{ code }] }],
  };
  w.ehr.resources.set(`PractitionerRole/${role.id}`, role);
  w.ehr.resources.set(`roles of Practitioner/${person}`, role);
  w.ehr.resources.set(`Practitioner/${person}`, {
    resourceType: 'Practitioner',
    id: person,
    name: [{ given: ['Jo'], family: 'DUMMY' }],
  });
};
const signInAs = async (fhirUser: string): Promise<string> =>
  gateway.signIn({ idToken: await w.ehr.idToken({ fhirUser: `${iss}/${fhirUser}` }) });

beforeAll(async () => {
  w = await world();
  const issuers = w.config.issuers.map((issuer) => ({
    ...issuer,
    roles: [
      ...issuer.roles,
      ...Object.entries(rolesHere).map(([code, rights]) => ({
        code,
        title: code,
        activities: [],
        rights: [...rights],
      })),
    ],
  }));
  for (const code of ['writer', 'approver', 'nurse']) holds('jo', code);
  holds('kim', 'approver');
  holds('lee', 'both');
  gateway = w.gateway(w.store, { ...w.config, issuers });
});

describe('who wrote a rule does not approve it', () => {
  const call = async (token: string, method: string, path: string, body?: unknown) => {
    const response = await gateway.call(method, path, { token, ...(body === undefined ? {} : { body }) });
    return { status: response.status, body: (await response.json()) as RuleHistory & Problem };
  };
  /** Writes a rule as one and approves it as another. */
  const writtenAndApproved = async (id: string, by: string, approvedBy: string) => {
    const writer = await signInAs(by);
    const written = await call(writer, 'POST', '/api/rule-book', {
      content: { ...attendances, id },
    });
    const { number, digest } = newest(written.body);
    const act = { number, digest, reason: 'Read together.' };
    await call(writer, 'POST', `/api/rule-book/${id}/moves`, { ...act, move: 'submit' });
    const moved = await call(await signInAs(approvedBy), 'POST', `/api/rule-book/${id}/moves`, {
      ...act,
      move: 'make-silent',
    });
    return [moved.status, moved.body.code];
  };

  it.each([
    ['in another of their roles', 'PractitionerRole/jo-writer', 'PractitionerRole/jo-approver'],
    ['in one role that may do both', 'Practitioner/lee', 'Practitioner/lee'],
    ['as a person, then in a role', 'Practitioner/lee', 'PractitionerRole/lee-both'],
    ['in a role, then as a person', 'PractitionerRole/lee-both', 'Practitioner/lee'],
  ])('%s', async (what, by, approvedBy) => {
    const id = what.replaceAll(/[^a-z]+/g, '-');
    expect(await writtenAndApproved(id, by, approvedBy)).toEqual([403, 'own-version']);
  });

  it('but somebody else in the same role does', async () => {
    const [status] = await writtenAndApproved(
      'somebody-else',
      'PractitionerRole/jo-writer',
      'PractitionerRole/kim-approver',
    );
    expect(status).toBe(200);
  });
});

describe('what is kept for a person', () => {
  it('is theirs in each of their roles: one look-up in a visit', async () => {
    holds('jo', 'nurse');
    const ask = { body: { ...unscheduled, why: 'pressed' } };
    const first = await signInAs('PractitionerRole/jo-nurse');
    await gateway.call('POST', '/api/cpis/look-ups', { token: first, ...ask });
    const calls = w.cpis.calls.length;
    expect(calls).toBeGreaterThan(0);
    const again = await signInAs('Practitioner/jo');
    await gateway.call('POST', '/api/cpis/look-ups', { token: again, ...ask });
    expect(w.cpis.calls.length).toBe(calls);
  });

  it('is found by the same key as before where the record system names the person', async () => {
    await gateway.call('PUT', '/api/draft', {
      token: await gateway.signIn(),
      body: { content: 'Bruise' },
    });
    const key = w.store.seal.keyOf('user', 'testshire', iss, 'Practitioner/nurse');
    const rows = await w.store.db.selectFrom('drafts').select('user_key').execute();
    expect(rows.map((row) => row.user_key)).toContain(key);
  });

  it('names them in the role they signed in with', async () => {
    const idToken = await w.ehr.idToken({ fhirUser: 'PractitionerRole/jo-writer' });
    expect(await (await gateway.open({ idToken })).json()).toMatchObject({
      clinician: { reference: 'PractitionerRole/jo-writer', role: 'writer' },
    });
  });
});

describe('red flags shown to a role', () => {
  const shownTo = async (...shown: readonly ('all' | 'high' | 'none' | undefined)[]) => {
    const issuers = w.config.issuers.map((issuer) => ({
      ...issuer,
      roles: shown.map((redFlags, i) => ({
        code: `r${i}`,
        title: `r${i}`,
        activities: [],
        rights: [],
        ...(redFlags === undefined ? {} : { redFlags }),
      })),
    }));
    w.ehr.resources.set('roles of Practitioner/nurse', {
      resourceType: 'PractitionerRole',
      practitioner: { reference: 'Practitioner/nurse' },
      code: shown.map((_, i) => ({ coding: [{ code: `r${i}` }] })),
    });
    const opened = await w.gateway(w.store, { ...w.config, issuers }).open();
    return ((await opened.json()) as { redFlags: string }).redFlags;
  };

  it.each([
    [[undefined], 'all'],
    [['all'], 'all'],
    [['high'], 'high'],
    [['none'], 'none'],
    [['none', 'high'], 'high'],
    [['high', 'none'], 'high'],
    [['none', 'all', 'high'], 'all'],
    [['none', undefined], 'all'],
    [[], 'all'],
  ] as const)('%j: %s', async (roles, shown) => {
    expect(await shownTo(...roles)).toBe(shown);
  });
});
