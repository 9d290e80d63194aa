import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { detailsOf, entriesOf } from '../test/ledger.ts';
import { refuseEntries, takeEntries } from '../test/refuse-entries.ts';
import { unscheduled, world, type Gateway, type World } from '../test/world.ts';

let w: World;
let gateway: Gateway;
let token: string;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  await w.store.db.deleteFrom('look_ups').execute();
  await w.store.db.deleteFrom('chosen_settings').execute();
  w.cpis.calls.length = 0;
  gateway = w.gateway();
  token = await gateway.signIn();
});

const look = async (body: unknown = unscheduled, bearer = token): Promise<unknown> =>
  (await gateway.call('POST', '/api/cpis/look-ups', { token: bearer, body })).json();
const entries = () => entriesOf(w);

describe('refused before any call, and audited', () => {
  it.each([
    [
      'another setting than the session’s',
      { kind: 'scheduled', setting: 'general-practice' },
      'no-care-setting',
    ],
    [
      'another kind than the setting’s',
      { kind: 'scheduled', setting: 'emergency-department' },
      'bad-request',
    ],
  ])('%s', async (_, body, reason) => {
    expect(await look(body)).toEqual({ state: 'could-not-check', reason, notified: 'no' });
    expect(w.cpis.calls).toEqual([]);
    expect((await entries()).at(-1)).toMatchObject({ outcome: '4', outcomeDesc: `Not asked: ${reason}` });
  });

  it('a user without the right, and a number that is not verified', async () => {
    const clerk = await gateway.signIn({ idToken: await w.ehr.idToken({ fhirUser: 'Practitioner/clerk' }) });
    expect(await look(unscheduled, clerk)).toMatchObject({ reason: 'no-right' });
    const traced = await gateway.signIn({ patient: 'traced', encounter: undefined });
    await gateway.call('PUT', '/api/session/setting', {
      token: traced,
      body: { setting: 'emergency-department' },
    });
    expect(await look(unscheduled, traced)).toMatchObject({ reason: 'nhs-number-not-verified' });
    expect(w.cpis.calls).toEqual([]);
  });

  it('a request that cannot be read, whatever it was', async () => {
    const response = await gateway.call('POST', '/api/cpis/look-ups', { token, body: { kind: 'both' } });
    expect(response.status).toBe(400);
    const entry = (await entries()).at(-1);
    expect(entry).toMatchObject({ outcome: '4', outcomeDesc: 'Not asked: bad-request' });
    expect(entry && detailsOf(entry)).toEqual({ phase: 'refused', told: 'no', 'care-setting': 'A&E' });
  });

  it('a record that another one replaced, said when the session opens', async () => {
    w.ehr.resources.set('Patient/merged', {
      ...(w.ehr.resources.get('Patient/child-1') as object),
      id: 'merged',
      active: false,
      link: [{ other: { reference: 'Patient/child-2' }, type: 'replaced-by' }],
    });
    const opened = await gateway.open({ patient: 'merged', encounter: undefined });
    const body = (await opened.json()) as { token: string; recordReplaced: boolean };
    expect(body.recordReplaced).toBe(true);
    const setting = 'emergency-department';
    await gateway.call('PUT', '/api/session/setting', { token: body.token, body: { setting } });
    expect(await look(unscheduled, body.token)).toMatchObject({ reason: 'record-replaced', notified: 'no' });
    expect(w.cpis.calls).toEqual([]);
  });

  it('everybody, when no audit can be stored', async () => {
    await refuseEntries(w.store.db);
    expect(await look()).toEqual({ state: 'could-not-check', reason: 'audit-refused', notified: 'no' });
    expect(w.cpis.calls).toEqual([]);
    await takeEntries(w.store.db);
    expect(await look()).toMatchObject({ state: 'none' });
    expect(w.cpis.calls.length).toBe(1);
  });
});
