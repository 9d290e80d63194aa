import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verify } from '../audit/verify.ts';
import { asOwner } from '../test/as-owner.ts';
import { basis, concern, world, type Gateway, type World } from '../test/world.ts';

let w: World;
let gateway: Gateway;
let token: string;
beforeAll(async () => {
  w = await world();
  gateway = w.gateway();
});
beforeEach(async () => {
  await w.store.db.deleteFrom('concerns').execute();
  token = await gateway.signIn();
});

const send = (body: unknown, bearer = token) =>
  gateway.call('POST', '/api/concerns', { token: bearer, body });
const list = async (bearer = token): Promise<unknown> =>
  (await gateway.call('GET', '/api/concerns', { token: bearer })).json();
const count = async () => (await w.store.db.selectFrom('concerns').select('id').execute()).length;

describe('a concern', () => {
  it('is logged with its reference, its audit and the time by which an answer is due', async () => {
    const response = await send(concern(randomUUID()));
    expect(response.status).toBe(200);
    const logged = (await response.json()) as { ledgerEntry: number };
    // 20 November 2026 is a Friday: one working day ends on Monday.
    expect(logged).toMatchObject({
      inRecord: 'owed',
      version: 1,
      stage: 'to-send',
      clocks: [
        {
          what: 'send',
          dueAt: '2026-11-23T17:00:00.000Z',
          bankHolidays: 'counted',
          state: 'running',
        },
      ],
    });
    expect(logged).toHaveProperty('reference', expect.stringMatching(/^SL-2026-\d{6}$/));
    const entry = await w.store.db
      .selectFrom('ledger')
      .select('entry')
      .where('number', '=', logged.ledgerEntry)
      .executeTakeFirstOrThrow();
    // Nothing has been sent yet: what is in the ledger is what was decided.
    expect(JSON.parse(entry.entry)).toMatchObject({ subtype: [{ code: 'create' }], outcome: '0' });
    expect(entry.entry).toContain('"shared"');
    expect(entry.entry).toContain('Article 6(1)(e)');
    expect(entry.entry).not.toContain('Bruise on the left ear');
  });

  it('is due at the hour of the site, and says when bank holidays beyond the known ones may fall between', async () => {
    const before = w.now;
    const site = { ...w.config.site, workingDayEnds: '16:30' };
    const early = w.gateway(w.store, { ...w.config, site });
    const on = async (day: string) => {
      w.now = new Date(`${day}T10:00:00.000Z`);
      const bearer = await early.signIn();
      const body = concern(randomUUID());
      return (await early.call('POST', '/api/concerns', { token: bearer, body })).json() as Promise<unknown>;
    };
    const counted = await on('2026-12-24');
    const beyond = await on('2031-12-24');
    w.now = before;
    expect(counted).toMatchObject({
      clocks: [{ dueAt: '2026-12-29T16:30:00.000Z', bankHolidays: 'counted' }],
    });
    expect(beyond).toMatchObject({ clocks: [{ bankHolidays: 'not-known' }] });
  });

  it('sent ten times at once and once more is one concern with one answer', async () => {
    const body = concern(randomUUID());
    const answers = await Promise.all(Array.from({ length: 10 }, async () => (await send(body)).text()));
    answers.push(await (await send(body)).text());
    expect(new Set(answers).size).toBe(1);
    expect(await count()).toBe(1);
  });

  it('is refused under an id that was used for other words or another child', async () => {
    const body = concern(randomUUID());
    await send(body);
    const changed = await send({ ...body, facts: 'Something else.' });
    expect([changed.status, await changed.json()]).toMatchObject([409, { code: 'concern-changed' }]);
    const otherChild = await gateway.signIn({ patient: 'child-2', encounter: 'e2' });
    expect((await send(body, otherChild)).status).toBe(409);
    expect(await list(otherChild)).toEqual([]);
  });

  it('is not kept when its audit cannot be', async () => {
    await asOwner(
      w.store.db,
      `create or replace function refuse_insert() returns trigger language plpgsql as $$ begin raise exception 'full'; end $$`,
      `create trigger no_more before insert on ledger for each row execute function refuse_insert()`,
    );
    const response = await send(concern(randomUUID()));
    await asOwner(w.store.db, `drop trigger no_more on ledger`);
    expect([response.status, await response.json()]).toMatchObject([
      503,
      { code: 'not-stored', message: expect.stringContaining('Nothing was stored') as string },
    ]);
    expect(await count()).toBe(0);
  });

  it('needs the right, and everything that its shape asks for', async () => {
    const clerk = await gateway.signIn({ idToken: await w.ehr.idToken({ fhirUser: 'Practitioner/clerk' }) });
    expect((await send(concern(randomUUID()), clerk)).status).toBe(403);
    const refused = await send({ ...concern(randomUUID()), facts: ' ' });
    expect([refused.status, await refused.json()]).toMatchObject([400, { field: 'facts' }]);
  });

  it('is stored sealed', async () => {
    await send(concern(randomUUID()));
    const rows = JSON.stringify(await w.store.db.selectFrom('concerns').selectAll().execute());
    expect(rows).not.toMatch(/Bruise|Testshire Trust|child-1|Sample/);
  });

  it('not shared is recorded too, and waits for no answer', async () => {
    const decision = { share: false, reasons: 'Explained by the birth mark on record.', basis };
    const logged: unknown = await (await send({ ...concern(randomUUID()), decision })).json();
    expect(logged).toMatchObject({ stage: 'not-shared', clocks: [] });
    expect(await list()).toMatchObject([{ shared: false }]);
  });
});

describe('what is owed', () => {
  it('is paid when the record holds the concern, and stays paid', async () => {
    const body = concern(randomUUID());
    const { reference } = (await (await send(body)).json()) as { reference: string };
    const put = (outcome: unknown, at = reference) =>
      gateway.call('PUT', `/api/concerns/${at}/record`, { token, body: outcome });
    const at = '2026-11-20T10:43:00.000Z';
    await put({ state: 'failed', why: 'timed out', at });
    expect(await list()).toMatchObject([
      { id: body.id, inRecord: 'owed', to: "Children's social care, Testshire" },
    ]);
    expect((await put({ state: 'written', resources: ['Condition/1'], at })).status).toBe(200);
    await put({ state: 'failed', why: 'late', at });
    expect(await list()).toMatchObject([{ inRecord: 'written' }]);
    expect(await (await send(body)).json()).toMatchObject({ reference, inRecord: 'written' });
    expect((await put({ state: 'failed', why: 'x', at }, 'SL-2026-999999')).status).toBe(404);
  });

  it('is a written copy after a call, until the concern is logged', async () => {
    const body = concern(randomUUID());
    const call = {
      at: '2026-11-20T10:40:00.000Z',
      to: 'Testshire',
      whoAnswered: 'Duty team',
      said: 'Send it.',
    };
    const ring = () => gateway.call('POST', `/api/concerns/${body.id}/calls`, { token, body: call });
    expect(await (await ring()).json()).toMatchObject({ writtenCopyDueAt: '2026-11-23T17:00:00.000Z' });
    await ring();
    expect(await list()).toMatchObject([{ id: body.id, to: 'Testshire', inRecord: 'owed' }]);
    await send(body);
    const after = (await list()) as { reference?: string }[];
    expect(after.map(({ reference }) => reference !== undefined)).toEqual([true]);
  });
});

describe('drafts and acknowledgements', () => {
  it('keeps a draft for its user and child until it is discarded', async () => {
    const at = (method: string, bearer = token, body?: unknown) =>
      gateway.call(method, '/api/draft', { token: bearer, ...(body === undefined ? {} : { body }) });
    expect((await at('GET')).status).toBe(204);
    await at('PUT', token, { content: { facts: 'so far' } });
    const again = await gateway.signIn();
    expect(await (await at('GET', again)).json()).toMatchObject({ content: { facts: 'so far' } });
    const otherChild = await gateway.signIn({ patient: 'child-2', encounter: 'e2' });
    expect((await at('GET', otherChild)).status).toBe(204);
    await at('DELETE');
    expect((await at('GET')).status).toBe(204);
  });

  it('shows an acknowledgement with who and when', async () => {
    const body = { rule: 'ear-bruise', version: '1.0.0', evidence: 'k1', reason: 'explained' };
    const given = await gateway.call('POST', '/api/acknowledgements', { token, body });
    expect(given.status).toBe(201);
    expect(await (await gateway.call('GET', '/api/acknowledgements', { token })).json()).toMatchObject([
      { rule: 'ear-bruise', reason: 'explained', by: { name: 'Ash Sample', role: 'Staff nurse' } },
    ]);
  });
});

it('leaves an intact ledger, and nobody in the log', async () => {
  expect(await verify(w.store.db, 'testshire')).toMatchObject({ intact: true });
  expect(w.logged.length).toBeGreaterThan(20);
  expect(w.logged.join('')).not.toMatch(/child-|9990000018|Sample|Dummy|access-1|Bruise|Bearer|SL-2026/);
});
