import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { entriesOf } from '../test/ledger.ts';
import { nhsNurse, standInNhs, type StandInNhs } from '../test/nhs-person.ts';
import { unscheduled, world, type Gateway, type World } from '../test/world.ts';

let w: World;
let nhs: StandInNhs;
let gateway: Gateway;
let token: string;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  await w.store.db.deleteFrom('look_ups').execute();
  await w.store.db.deleteFrom('chosen_settings').execute();
  w.cpis.calls.length = 0;
  nhs = standInNhs();
  gateway = w.gateway(w.store, w.config, nhs);
  token = await gateway.signIn();
});

const look = async (body: unknown = unscheduled): Promise<unknown> =>
  (await gateway.call('POST', '/api/cpis/look-ups', { token, body })).json();
const rows = () => w.store.db.selectFrom('look_ups').selectAll().execute();
const lastEntry = async () => (await entriesOf(w)).at(-1);

describe('where a person signs in to the NHS', () => {
  it('the launch gives no right to look up, and the session says how the sign-in stands', async () => {
    nhs.person = 'nhs-sign-in-needed';
    expect(await (await gateway.open()).json()).toMatchObject({
      rights: ['record-concern', 'acknowledge'],
      nhsSignIn: { state: 'signed-out' },
    });
  });

  it('the call is made as that person, and the answer and the ledger name them', async () => {
    expect(await look()).toMatchObject({
      state: 'none',
      check: { by: { name: 'Kit Dummy', role: 'Nurse manager' } },
    });
    expect(w.cpis.calls).toMatchObject([
      { asUser: { accessToken: 'nhs-token-1', roleId: '555021935107' }, kind: 'unscheduled' },
    ]);
    const entry = await lastEntry();
    expect(entry?.agent.slice(0, 2)).toMatchObject([
      { requestor: true, name: 'Kit Dummy', who: { identifier: { value: '555021900001' } } },
      { requestor: false, name: 'Ash Sample' },
    ]);
    expect(JSON.stringify([entry, await rows()])).not.toContain('nhs-token-1');
  });

  it('a token that CP-IS does not take is not used again', async () => {
    w.cpis.answer = () =>
      Promise.resolve({ outcome: 'could-not-check', reason: 'nhs-sign-in-ended', notified: 'unknown' });
    expect(await look()).toMatchObject({ reason: 'nhs-sign-in-ended', notified: 'unknown' });
    expect(nhs.notTakenTokens).toEqual(['nhs-token-1']);
    w.cpis.answer = () => Promise.resolve({ outcome: 'none', notified: 'no' });
  });

  it.each(['nhs-sign-in-needed', 'nhs-sign-in-ended', 'sign-in-refused', 'no-answer', 'timed-out'] as const)(
    'a sign-in that is not there (%s) uses up nothing, tells nobody, and is tried again by a press',
    async (reason) => {
      nhs.person = reason;
      expect(await look()).toEqual({ state: 'could-not-check', reason, notified: 'no' });
      expect([w.cpis.calls, await rows()]).toEqual([[], []]);
      expect(await lastEntry()).toMatchObject({ outcome: '4', outcomeDesc: `Not asked: ${reason}` });
      nhs.person = nhsNurse;
      expect(await look()).toMatchObject({ state: 'none' });
      expect(w.cpis.calls.length).toBe(1);
    },
  );

  it.each([
    [[], 'no-right'],
    [['look-up-scheduled' as const], 'no-right-in-this-setting'],
  ])('a role with %j here is refused: %s', async (rights, reason) => {
    nhs.person = { ...nhsNurse, rights };
    expect(await look()).toMatchObject({ reason, notified: 'no' });
    expect([w.cpis.calls, await rows()]).toEqual([[], []]);
  });

  it('nobody is asked to sign in for a look-up that would be refused anyway, or that was made', async () => {
    await look({ ...unscheduled, kind: 'scheduled' });
    expect(nhs.asked).toBe(0);
    await look();
    nhs.person = 'nhs-sign-in-ended';
    expect(await look()).toMatchObject({ state: 'none' });
    expect(nhs.asked).toBe(1);
    expect(w.cpis.calls.length).toBe(1);
  });
});
