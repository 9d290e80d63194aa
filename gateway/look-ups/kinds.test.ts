import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { detailsOf, entriesOf } from '../test/ledger.ts';
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
const known = async (bearer = token, at = gateway): Promise<unknown> =>
  (await at.call('GET', '/api/cpis', { token: bearer })).json();

/** Staff nurses who may look up either way. */
const bothRights = (): World['config'] => ({
  ...w.config,
  issuers: w.config.issuers.map((issuer) => ({
    ...issuer,
    roles: issuer.roles.map((role) => ({ ...role, activities: ['B0107' as const, 'B0170' as const] })),
  })),
});

describe('a look-up', () => {
  it('is two where the setting changed between: each says what it does', async () => {
    w.cpis.answer = ({ kind }) =>
      Promise.resolve({ outcome: 'none', notified: kind === 'unscheduled' ? 'yes' : 'no' });
    const both = w.gateway(w.store, bothRights());
    const bearer = await both.signIn();
    const lookAs = async (kind: string, setting: string, more = {}): Promise<unknown> => {
      await both.call('PUT', '/api/session/setting', { token: bearer, body: { setting } });
      const body = { kind, setting, ...more };
      return (await both.call('POST', '/api/cpis/look-ups', { token: bearer, body })).json();
    };
    expect(await lookAs('scheduled', 'general-practice')).toMatchObject({
      check: { kind: 'scheduled', setting: 'GP surgery', notified: 'no' },
    });
    w.now = new Date(w.now.getTime() + 60_000);
    expect(await lookAs('unscheduled', 'emergency-department')).toMatchObject({
      check: { kind: 'unscheduled', setting: 'A&E', notified: 'yes' },
    });
    expect(await known(bearer, both)).toMatchObject({ check: { kind: 'unscheduled' } });
    expect(w.cpis.calls.map(({ kind }) => kind)).toEqual(['scheduled', 'unscheduled']);
  });

  it('on opening is made once, and never where somebody looked in another setting already', async () => {
    const opened = { kind: 'scheduled', setting: 'general-practice', why: 'opened' };
    const both = w.gateway(w.store, bothRights());
    const bearer = await both.signIn();
    const ask = async (body: unknown): Promise<unknown> =>
      (await both.call('POST', '/api/cpis/look-ups', { token: bearer, body })).json();
    const choose = (setting: string) =>
      both.call('PUT', '/api/session/setting', { token: bearer, body: { setting } });
    await choose('general-practice');
    const first = await ask(opened);
    expect(first).toMatchObject({ state: 'none' });
    expect(await ask(opened)).toEqual(first);
    expect(
      (await entries())
        .map(detailsOf)
        .filter(({ phase }) => phase === 'answered')
        .at(-1),
    ).toMatchObject({ why: 'opened' });
    await w.store.db.deleteFrom('look_ups').execute();
    await choose('emergency-department');
    await ask(unscheduled);
    await choose('general-practice');
    expect(await ask(opened)).toMatchObject({ reason: 'bad-request', notified: 'no' });
    expect(await ask({ ...opened, why: 'pressed' })).toMatchObject({ state: 'none' });
    expect(w.cpis.calls.length).toBe(3);
  });

  it('with a number somebody vouched for says how, in the answer, the row and the ledger', async () => {
    const traced = await gateway.signIn({ patient: 'traced', encounter: undefined });
    const body = { setting: 'emergency-department' };
    await gateway.call('PUT', '/api/session/setting', { token: traced, body });
    expect(await look({ ...unscheduled, identity: 'saw-document' }, traced)).toMatchObject({
      check: { identity: 'saw-document' },
    });
    expect(await known(traced)).toMatchObject({ check: { identity: 'saw-document' } });
    expect((await entries()).map(detailsOf)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ phase: 'answered', identity: 'saw-document', answer: 'none' }),
      ]),
    );
    await look({ ...unscheduled, identity: 'saw-document' });
    const answered = (await entries()).map(detailsOf).filter(({ phase }) => phase === 'answered');
    expect(answered.at(-1)).not.toHaveProperty('identity');
  });
});
