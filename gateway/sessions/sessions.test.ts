import { beforeAll, describe, expect, it } from 'vitest';
import { iss } from '../test/stand-in-ehr.ts';
import { world, type Gateway, type World } from '../test/world.ts';

let w: World;
let gateway: Gateway;
beforeAll(async () => {
  w = await world();
  gateway = w.gateway();
});

const refusalOf = async (response: Response) => {
  const { code } = (await response.json()) as { code: string };
  return [response.status, code];
};

describe('opening a session', () => {
  it('takes child, user, rights and setting from the record system', async () => {
    const response = await gateway.open();
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({
      clinician: { reference: 'Practitioner/nurse', name: 'Ash Sample', role: 'Staff nurse' },
      tenant: 'Testshire Trust',
      rights: ['look-up-unscheduled', 'record-concern', 'acknowledge'],
      nhsNumber: 'verified',
      setting: { id: 'emergency-department', title: 'A&E', kind: 'unscheduled' },
      expiresAt: '2026-11-20T11:42:00.000Z',
    });
  });

  it('says that a number is not verified, and knows no setting without an encounter', async () => {
    const response = await gateway.call('POST', '/api/sessions', {
      body: { iss, accessToken: 'access-1', idToken: await w.ehr.idToken(), patient: 'traced' },
    });
    const body: unknown = await response.json();
    expect(body).toMatchObject({ nhsNumber: 'not-verified' });
    expect(body).not.toHaveProperty('setting');
  });

  it('gives no rights to a user without a known role', async () => {
    const idToken = await w.ehr.idToken({ fhirUser: 'Practitioner/clerk' });
    expect(await (await gateway.open({ idToken })).json()).toMatchObject({ rights: [] });
  });

  it('gives a user without a known role what the issuer says that such a user may do', async () => {
    const [issuer] = w.config.issuers;
    if (issuer === undefined) throw new Error('no issuer');
    const unknownRole = { activities: ['B0170' as const], rights: ['record-concern' as const] };
    const lenient = w.gateway(undefined, { ...w.config, issuers: [{ ...issuer, unknownRole }] });
    const idToken = await w.ehr.idToken({ fhirUser: 'Practitioner/clerk' });
    expect(await (await lenient.open({ idToken })).json()).toMatchObject({
      rights: ['look-up-scheduled', 'record-concern'],
    });
    expect(await (await lenient.open()).json()).toMatchObject({
      rights: ['look-up-unscheduled', 'record-concern', 'acknowledge'],
    });
  });

  it('takes the one role that was chosen at sign-in', async () => {
    w.ehr.resources.set('PractitionerRole/chosen', {
      resourceType: 'PractitionerRole',
      id: 'chosen',
      practitioner: { reference: 'Practitioner/clerk' },
      code: [{ coding: [{ code: 'nurse' }] }],
    });
    const idToken = await w.ehr.idToken({ fhirUser: `${iss}/PractitionerRole/chosen` });
    expect(await (await gateway.open({ idToken })).json()).toMatchObject({
      clinician: { name: 'Kit Dummy', role: 'Staff nurse' },
      rights: ['look-up-unscheduled', 'record-concern', 'acknowledge'],
    });
    const another = await w.ehr.idToken({ fhirUser: 'PractitionerRole/not-there' });
    expect(await refusalOf(await gateway.open({ idToken: another }))).toEqual([502, 'user-not-readable']);
  });

  it.each([
    ['is over', { end: '2026-11-19' }, []],
    ['is over this year', { end: '2025' }, []],
    ['was over an hour ago', { end: '2026-11-20T09:00:00Z' }, []],
    ['is still to come', { start: '2026-12' }, []],
    ['ends today', { start: '2020-01-01', end: '2026-11-20' }, ['look-up-unscheduled']],
    ['says nothing that can be read', { end: 7 }, ['look-up-unscheduled']],
  ])('gives what a role allows only in its time, which %s', async (_, period, rights) => {
    const held = w.ehr.resources.get('roles of Practitioner/nurse') as object;
    w.ehr.resources.set('roles of Practitioner/nurse', { ...held, period });
    const answer = (await (await gateway.open()).json()) as { rights: string[] };
    w.ehr.resources.set('roles of Practitioner/nurse', held);
    expect(answer.rights.slice(0, 1)).toEqual(rights);
  });

  it('does not take a colleague’s role for the user’s own', async () => {
    w.ehr.resources.set('roles of Practitioner/clerk', w.ehr.resources.get('roles of Practitioner/nurse'));
    const idToken = await w.ehr.idToken({ fhirUser: 'Practitioner/clerk' });
    expect(await (await gateway.open({ idToken })).json()).toMatchObject({ rights: [] });
  });
});

describe('a visit that cannot be read', () => {
  it('just now, keeps the answer of a look-up that was made in it', async () => {
    const first = await gateway.signIn();
    await gateway.call('POST', '/api/cpis/look-ups', {
      token: first,
      body: { kind: 'unscheduled', setting: 'emergency-department' },
    });
    const calls = w.cpis.calls.length;
    const encounter = w.ehr.resources.get('Encounter/e1');
    w.ehr.resources.set('Encounter/e1', 'moved');
    const again = await gateway.signIn();
    const kept: unknown = await (await gateway.call('GET', '/api/cpis', { token: again })).json();
    w.ehr.resources.set('Encounter/e1', encounter);
    expect(kept).not.toMatchObject({ state: 'not-checked' });
    expect(w.cpis.calls.length).toBe(calls);
  });
});

describe('refuses', () => {
  it.each([
    ['another audience', { aud: 'another-app' }, 'id-token-aud'],
    ['another issuer', { iss: 'http://localhost:4997/fhir' }, 'id-token-iss'],
    ['another sign-in', { nonce: 'n2' }, 'id-token-nonce'],
  ])('an id_token made for %s', async (_, claims, code) => {
    const idToken = await w.ehr.idToken(claims);
    expect(await refusalOf(await gateway.open({ idToken }))).toEqual([401, code]);
  });

  it('an expired id_token, one signed by somebody else, one unsigned and none', async () => {
    const expired = await w.ehr.idToken({}, { expiresIn: 'past' });
    const foreign = await w.ehr.idToken({}, { key: 'foreign' });
    const [, payload = ''] = (await w.ehr.idToken()).split('.');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    expect(await refusalOf(await gateway.open({ idToken: expired }))).toEqual([401, 'id-token-expired']);
    expect(await refusalOf(await gateway.open({ idToken: foreign }))).toEqual([401, 'id-token-invalid']);
    expect(await refusalOf(await gateway.open({ idToken: unsigned }))).toEqual([401, 'id-token-invalid']);
  });

  it('an issuer that is not on the list, without asking it anything', async () => {
    const before = w.ehr.asked.length;
    const response = await gateway.open({ iss: 'http://localhost:4999/other' });
    expect(await refusalOf(response)).toEqual([403, 'unknown-issuer']);
    expect(w.ehr.asked.length).toBe(before);
  });

  it('a patient that the token may not read, one that is answered with another, and a redirect', async () => {
    expect(await refusalOf(await gateway.open({ patient: 'nobody' }))).toEqual([
      403,
      'patient-not-permitted',
    ]);
    expect(await refusalOf(await gateway.open({ accessToken: 'stale' }))).toEqual([
      403,
      'patient-not-permitted',
    ]);
    expect(await refusalOf(await gateway.open({ patient: 'swapped' }))).toEqual([403, 'another-patient']);
    expect(await refusalOf(await gateway.open({ patient: 'moved' }))).toEqual([
      502,
      'record-system-unreachable',
    ]);
    expect(w.ehr.asked.filter((url) => url.includes('elsewhere'))).toEqual([]);
  });

  it('an encounter of another child, and an id that is a path', async () => {
    expect(await refusalOf(await gateway.open({ encounter: 'e2' }))).toEqual([403, 'encounter-of-another']);
    expect(await refusalOf(await gateway.open({ patient: '../admin' }))).toEqual([400, 'body-wrong']);
  });
});

describe('a session', () => {
  it('ends when it is ended, and when its time is over', async () => {
    const token = await gateway.signIn();
    expect((await gateway.call('GET', '/api/cpis', { token })).status).toBe(200);
    expect((await gateway.call('DELETE', '/api/session', { token })).status).toBe(204);
    expect(await refusalOf(await gateway.call('GET', '/api/cpis', { token }))).toEqual([
      401,
      'session-ended',
    ]);
    const second = await gateway.signIn();
    w.now = new Date(w.now.getTime() + 60 * 60_000);
    expect((await gateway.call('GET', '/api/cpis', { token: second })).status).toBe(401);
  });

  it('is stored without its token, and without the NHS number in the open', async () => {
    const token = await gateway.signIn();
    const rows = JSON.stringify(await w.store.db.selectFrom('sessions').selectAll().execute());
    expect(rows).not.toContain(token);
    expect(rows).not.toContain('9990000018');
    expect(rows).not.toContain('child-1');
  });

  it('takes a setting that the clinician chooses from the list only', async () => {
    const token = await gateway.signIn();
    const choose = (setting: string) =>
      gateway.call('PUT', '/api/session/setting', { token, body: { setting } });
    expect((await choose('casino')).status).toBe(400);
    expect(await (await choose('general-practice')).json()).toMatchObject({ kind: 'scheduled' });
  });
});

describe('a record system that calls itself by a slash at its end', () => {
  it('is read as any other, and what is kept names nothing twice over', async () => {
    const slashed = `${iss}/`;
    const issuers = w.config.issuers.map((issuer) => ({ ...issuer, iss: slashed }));
    const there = w.gateway(w.store, { ...w.config, issuers });
    const from = w.ehr.asked.length;
    const idToken = await w.ehr.idToken({ iss: slashed });
    const response = await there.open({ iss: slashed, idToken });
    expect([response.status, await response.json()]).toMatchObject([
      201,
      { clinician: { name: 'Ash Sample', role: 'Staff nurse' }, nhsNumber: 'verified' },
    ]);
    expect(w.ehr.asked.slice(from).filter((url) => url.includes('fhir//'))).toEqual([]);
    const row = await w.store.db
      .selectFrom('ledger')
      .select('entry')
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(row.entry).toContain(`"${iss}/Patient/child-1"`);
    expect(row.entry).not.toContain('fhir//');
  });
});

describe('an id_token for several apps', () => {
  it('is taken where this app asked for it, and refused where another did', async () => {
    const aud = ['growth-chart', 'safelight'];
    const ours = await w.ehr.idToken({ aud, azp: 'safelight' });
    expect((await gateway.open({ idToken: ours })).status).toBe(201);
    const theirs = await w.ehr.idToken({ aud, azp: 'growth-chart' });
    expect(await refusalOf(await gateway.open({ idToken: theirs }))).toEqual([401, 'id-token-azp']);
  });
});
