import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { engines } from '../test/engines.ts';
import { entriesOf } from '../test/ledger.ts';
import { nhsNurse, standInNhs } from '../test/nhs-person.ts';
import { world, type Gateway, type World } from '../test/world.ts';

const told = {
  appointment: 'Appointment/a1',
  authority: 'Testshire Council',
  phone: '0114 496 0101',
  spokeTo: 'Duty worker',
  at: '2026-11-20T10:30:00.000Z',
};

describe.each(engines())('was not brought, on $name', ({ available, place, stop }) => {
  const test = available ? it : it.skip;
  let w: World;
  let gateway: Gateway;
  let token: string;
  beforeAll(async () => {
    if (!available) return;
    w = await world(await place());
    gateway = w.gateway();
  });
  beforeEach(async () => {
    if (!available) return;
    await w.store.db.deleteFrom('team_told').execute();
    token = await gateway.signIn();
  });
  afterAll(async () => {
    if (!available) return;
    await w.store.db.destroy();
    await stop();
  });

  const send = (body: unknown, bearer = token, at = gateway) =>
    at.call('POST', '/api/was-not-brought', { token: bearer, body });
  const list = async (bearer = token): Promise<unknown> =>
    (await gateway.call('GET', '/api/was-not-brought', { token: bearer })).json();
  const entries = () => entriesOf(w);
  const disclosures = async () =>
    (await entries()).filter(({ subtype }) => subtype?.[0]?.code === 'disclose').length;

  test('is kept with who told whom, and in the ledger as a disclosure by telephone with its basis', async () => {
    const first = await send(told);
    expect(first.status).toBe(201);
    const kept = { ...told, by: { name: 'Ash Sample', role: 'Staff nurse' } };
    expect(await first.json()).toEqual(kept);
    const entry = (await entries()).at(-1);
    expect(entry).toMatchObject({
      subtype: [{ code: 'disclose' }],
      outcome: '0',
      purposeOfEvent: [{ coding: [{ code: 'THREAT' }] }],
    });
    expect(entry?.agent.at(2)).toMatchObject({
      who: { display: "Children's social care, Testshire Council" },
      network: { address: '0114 496 0101', type: '3' },
    });
    expect(entry?.entity?.[0]?.detail).toEqual(
      expect.arrayContaining([
        { type: 'lawful-basis', valueString: 'dpa-sch1-18: Schedule 1, paragraph 18' },
        { type: 'lawful-basis-list', valueString: w.config.lawfulBases.version },
      ]),
    );
    expect(JSON.stringify(entry)).not.toContain('Duty worker');
    expect(await list()).toEqual([kept]);
    const row = await w.store.db.selectFrom('team_told').selectAll().executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toMatch(/Testshire Council|Appointment|Sample/);
  });

  test('cites nothing that does not apply on that day', async () => {
    const { lawfulBases } = w.config;
    const ended = lawfulBases.entries.map((one) =>
      one.id === 'dpa-sch1-18' ? { ...one, validTo: '2026-11-19' } : one,
    );
    const later = w.gateway(w.store, { ...w.config, lawfulBases: { ...lawfulBases, entries: ended } });
    const body = { ...told, appointment: 'Appointment/a-later' };
    const sent = await send(body, await later.signIn(), later);
    expect(sent.status).toBe(201);
    const cited = JSON.stringify((await entries()).at(-1)?.entity?.[0]?.detail);
    expect(cited).toContain('gdpr-6-1-e');
    expect(cited).not.toContain('dpa-sch1-18');
  });

  test('is one for an appointment, however often and by whomever it is sent', async () => {
    const before = await disclosures();
    const sent = await Promise.all(Array.from({ length: 12 }, () => send(told)));
    expect(sent.map(({ status }) => status).sort()).toEqual([...Array<number>(11).fill(200), 201]);
    const colleague = await gateway.signIn();
    const other = await send({ ...told, authority: 'Sampleshire Council' }, colleague);
    expect([other.status, await other.json()]).toMatchObject([200, { authority: 'Testshire Council' }]);
    expect((await disclosures()) - before).toBe(1);
  });

  test('belongs to its child, and lists the oldest call first', async () => {
    await send(told);
    await send({ ...told, appointment: 'Appointment/a2', at: '2026-11-19T09:00:00.000Z' });
    expect(await list()).toMatchObject([
      { appointment: 'Appointment/a2' },
      { appointment: 'Appointment/a1' },
    ]);
    const another = await gateway.signIn({ patient: 'child-2', encounter: 'e2' });
    expect(await list(another)).toEqual([]);
    expect((await send(told, another)).status).toBe(201);
  });

  test.each([
    ['2026-11-20T10:44:00.000Z', 'call-in-future'],
    ['2026-11-13T10:41:00.000Z', 'call-too-long-ago'],
  ])('is not taken for a call at %s', async (at, code) => {
    const response = await send({ ...told, at });
    expect([response.status, await response.json()]).toMatchObject([400, { code, field: 'at' }]);
    expect(await list()).toEqual([]);
  });

  test('takes a clock that is a little ahead, and a call of 7 days ago', async () => {
    expect((await send({ ...told, at: '2026-11-20T10:43:00.000Z' })).status).toBe(201);
    const early = { ...told, appointment: 'Appointment/a2', at: '2026-11-13T10:42:00.000Z' };
    expect((await send(early)).status).toBe(201);
  });

  test('is refused, and that audited, to who may neither record a concern nor look up', async () => {
    const clerk = await gateway.signIn({ idToken: await w.ehr.idToken({ fhirUser: 'Practitioner/clerk' }) });
    for (const method of ['GET', 'POST']) {
      const body = method === 'POST' ? { body: told } : {};
      const response = await gateway.call(method, '/api/was-not-brought', { token: clerk, ...body });
      expect([response.status, await response.json()]).toMatchObject([403, { code: 'no-right' }]);
      expect((await entries()).at(-1)).toMatchObject({ outcome: '4', outcomeDesc: 'Not given: no-right' });
    }
  });

  test('takes the right that comes with a sign-in to the NHS', async () => {
    const nhs = standInNhs();
    const byPerson = w.gateway(w.store, w.config, nhs);
    const clerk = await byPerson.signIn({ idToken: await w.ehr.idToken({ fhirUser: 'Practitioner/clerk' }) });
    nhs.person = 'nhs-sign-in-needed';
    expect((await send(told, clerk, byPerson)).status).toBe(403);
    nhs.person = nhsNurse;
    expect((await send(told, clerk, byPerson)).status).toBe(201);
  });
});
