import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect } from 'vitest';
import type { CallStands } from '../../src/api/concern-call.ts';
import type { Board } from '../../src/api/concern-log.ts';
import type { ConcernSummary } from '../../src/api/concerns.ts';
import type { Problem } from '../../src/api/problem.ts';
import { engines } from '../test/engines.ts';
import { entriesOf } from '../test/ledger.ts';
import { carried, log } from '../test/followed.ts';
import { inTeamWorld, type Answer, type Calls, type TeamWorld } from '../test/team-world.ts';

const start = '2026-11-20T10:42:00.000Z';
const late = '2026-11-24T09:00:00.000Z';

describe.each(engines())('a call whose concern the log never got, on $name', (engine) => {
  let w: TeamWorld;
  let nurse: Calls;
  let id: string;
  const test = inTeamWorld(engine, (world) => {
    w = world;
  });
  beforeEach(async () => {
    if (!engine.available) return;
    w.now = new Date(start);
    nurse = await w.as('nurse');
    id = randomUUID();
    await ring(nurse);
    w.now = new Date(late);
    nurse = await w.as('nurse');
  });

  const ring = (calls: Calls, more: object = {}) =>
    calls('POST', `/api/concerns/${id}/calls`, {
      at: w.now.toISOString(),
      to: 'Testshire duty team',
      whoAnswered: 'J. DUMMY',
      said: 'Send it in writing.',
      ...more,
    });
  const settle = (calls: Calls, more: object = {}, of = id) =>
    calls('POST', `/api/concerns/${of}/calls/settled`, {
      id: randomUUID(),
      at: '2026-11-20T15:00:00.000Z',
      how: 'sent-another-way',
      words: 'Purple elephant, by secure e-mail from the ward.',
      ...more,
    }) as Promise<Answer<CallStands & Problem>>;
  const line = async (calls: Calls = nurse) =>
    ((await calls('GET', '/api/concerns')) as Answer<ConcernSummary[]>).body.find((one) => one.id === id);
  const onBoard = async (state: string) => {
    const lead = await w.as('lead', 'none');
    const { body } = (await lead('GET', `/api/referrals?state=${state}`)) as Answer<Board>;
    return body.waiting.find((one) => one.id === id);
  };

  test('is settled by who may: nothing is overdue of it any more, on the child’s list and the board', async () => {
    expect(await line()).toMatchObject({ stage: 'written-copy-owed', clocks: [{ state: 'overdue' }] });
    expect(await onBoard('overdue')).toMatchObject({ mayOpen: true });
    const told = { id: randomUUID() };
    const first = await settle(nurse, told);
    const stands = {
      stage: 'closed',
      clocks: [{ what: 'written-copy', state: 'kept' }],
      settled: { how: 'sent-another-way', by: 'nurse SAMPLE', at: '2026-11-20T15:00:00.000Z' },
    };
    expect([first.status, first.body]).toEqual([200, expect.objectContaining({})]);
    expect(first.body).toMatchObject(stands);
    expect(await settle(nurse, told)).toEqual(first);
    expect((await settle(nurse, { ...told, words: 'Other' })).body.code).toBe('happening-changed');
    expect((await settle(nurse)).body.code).toBe('settled-before');
    expect(await line()).toMatchObject(stands);
    expect(await onBoard('open')).toBeUndefined();
    expect(await onBoard('overdue')).toBeUndefined();
    expect(await onBoard('closed')).toMatchObject(stands);
  });

  test('has its act in the ledger once, and the copy that went as a disclosure, without anybody’s words', async () => {
    await settle(nurse);
    const text = (await entriesOf(w)).filter((entry) => JSON.stringify(entry).includes(id));
    expect(text.filter(({ subtype }) => subtype?.[0]?.code === 'update')).toHaveLength(1);
    const sent = text.filter(({ subtype }) => subtype?.[0]?.code === 'disclose');
    expect(sent.map((entry) => entry.agent[2]?.who?.display)).toEqual(['Testshire duty team']);
    for (const entry of text) expect(JSON.stringify(entry.entity)).toContain('lawful-basis');
    expect(JSON.stringify(text)).not.toContain('elephant');
    const rows = await w.store.db.selectFrom('call_settlements').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain('elephant');
  });

  test('was recorded again under a reference that this child has', async () => {
    const other = { how: 'recorded-again', words: 'Begun anew.' };
    expect((await settle(nurse, other)).body).toMatchObject({ code: 'reference-needed', field: 'reference' });
    const unknown = await settle(nurse, { ...other, reference: 'SL-2026-999999' });
    expect(unknown.body).toMatchObject({ code: 'unknown-reference', field: 'reference' });
    const { ref } = await log(nurse, carried());
    const again = await settle(nurse, { ...other, reference: ref });
    expect(again.body).toMatchObject({ stage: 'closed', clocks: [], settled: { reference: ref } });
    const lead = await w.as('lead', 'none');
    expect((await settle(lead, { ...other, reference: ref })).body.code).toBe('settled-before');
  });

  test('is refused before its time, before the call, and once the concern is there', async () => {
    expect((await settle(nurse, { at: '2026-11-24T09:10:00.000Z' })).body.code).toBe('not-yet');
    expect((await settle(nurse, { at: '2026-11-20T10:30:00.000Z' })).body.code).toBe('too-early');
    expect((await settle(nurse, { reference: 'SL-2026-000001' })).body.field).toBe('reference');
    expect((await settle(nurse, {}, randomUUID())).status).toBe(404);
    expect((await settle(nurse, {}, 'no-uuid')).status).toBe(404);
    await log(nurse, carried(id));
    expect((await settle(nurse)).body.code).toBe('written-since');
  });

  test('is owed again once they are rung again', async () => {
    await settle(nurse, { how: 'not-owed', words: 'Rung by mistake.' });
    w.now = new Date('2026-11-24T10:00:00.000Z');
    nurse = await w.as('nurse');
    await ring(nurse, { at: '2026-11-24T11:00:00.000Z' });
    expect(await line()).toMatchObject({ stage: 'written-copy-owed', clocks: [{ state: 'running' }] });
    expect(await onBoard('open')).toBeDefined();
    expect((await settle(nurse, { at: w.now.toISOString() })).status).toBe(200);
    expect(await onBoard('open')).toBeUndefined();
  });

  test.each([
    ['a colleague with the child on screen', 'colleague', 'child-1', 200],
    ['who leads the team', 'lead', 'none', 200],
    ['a named role', 'named', 'none', 200],
    ['who leads another team', 'other-lead', 'none', 403],
    ['who only reads registers', 'registers', 'none', 403],
    ['who may record nothing', 'porter', 'child-1', 403],
    ['a colleague on another child', 'colleague', 'child-2', 404],
  ] as const)('is settled, or refused with an entry, by %s', async (_, who, child, status) => {
    const before = (await entriesOf(w)).length;
    expect((await settle(await w.as(who, child))).status).toBe(status);
    const entries = (await entriesOf(w)).slice(before);
    expect(entries.some(({ outcome }) => outcome === '4')).toBe(status !== 200);
    expect((await line())?.stage).toBe(status === 200 ? 'closed' : 'written-copy-owed');
  });

  test('is another organisation’s nothing', async () => {
    const lead = await w.as('lead', 'none', w.elsewhere);
    expect((await settle(lead)).status).toBe(404);
  });
});
