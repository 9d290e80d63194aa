import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Configuration } from '../config/configuration.ts';
import { world, type Gateway, type World } from '../test/world.ts';

let w: World;
let gateway: Gateway;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  await w.store.db.deleteFrom('chosen_settings').execute();
  w.ehr.resources.set('Encounter/e1', encounterOf('EMER'));
  gateway = w.gateway();
});

const encounterOf = (code: string) => ({
  resourceType: 'Encounter',
  id: 'e1',
  class: { code },
  subject: { reference: 'Patient/child-1' },
});
type Asked = Parameters<Gateway['open']>[0];
async function opened(ask: Asked = {}, at = gateway) {
  const body = (await (await at.open(ask)).json()) as { token: string; setting?: { id: string } };
  return { token: body.token, setting: body.setting?.id };
}
const choose = async (token: string, setting: string) =>
  (await gateway.call('PUT', '/api/session/setting', { token, body: { setting } })).status;
const withDefault = (defaultSetting: string): Configuration => ({
  ...w.config,
  issuers: w.config.issuers.map((issuer) => ({ ...issuer, defaultSetting })),
});

describe('a care setting that a person chose', () => {
  it('is not asked for again in the same visit, and is for another child, encounter or user', async () => {
    w.ehr.resources.set('Encounter/e1', encounterOf('AMB'));
    const first = await opened();
    expect(first.setting).toBeUndefined();
    expect(await choose(first.token, 'paediatric-ward')).toBe(200);
    expect((await opened()).setting).toBe('paediatric-ward');
    expect((await opened({ encounter: undefined })).setting).toBeUndefined();
    expect((await opened({ patient: 'child-2', encounter: 'e2' })).setting).toBeUndefined();
    const idToken = await w.ehr.idToken({ fhirUser: 'Practitioner/clerk' });
    expect((await opened({ idToken })).setting).toBeUndefined();
  });

  it('is kept for the day where the launch names no encounter', async () => {
    const first = await opened({ encounter: undefined });
    await choose(first.token, 'general-practice');
    expect((await opened({ encounter: undefined })).setting).toBe('general-practice');
    const today = w.now;
    w.now = new Date(today.getTime() + 24 * 60 * 60_000);
    const tomorrow = await opened({ encounter: undefined, idToken: await w.ehr.idToken() });
    w.now = today;
    expect(tomorrow.setting).toBeUndefined();
  });

  it('stands in for what the record system says, until that says something else', async () => {
    const first = await opened();
    expect(first.setting).toBe('emergency-department');
    await choose(first.token, 'paediatric-ward');
    expect((await opened()).setting).toBe('paediatric-ward');
    const again = await opened();
    await choose(again.token, 'maternity-unit');
    expect((await opened()).setting).toBe('maternity-unit');
    w.ehr.resources.set('Encounter/e1', encounterOf('AMB'));
    expect((await opened()).setting).toBeUndefined();
  });
});

describe('an issuer’s default', () => {
  it('is where care is given without an encounter, and where no entry matches one', async () => {
    const practice = w.gateway(w.store, withDefault('general-practice'));
    expect((await opened({ encounter: undefined }, practice)).setting).toBe('general-practice');
    expect((await opened({}, practice)).setting).toBe('emergency-department');
    w.ehr.resources.set('Encounter/e1', encounterOf('AMB'));
    expect((await opened({}, practice)).setting).toBe('general-practice');
  });

  it('does not stand in for an encounter that could not be read', async () => {
    const practice = w.gateway(w.store, withDefault('general-practice'));
    w.ehr.resources.set('Encounter/e1', 'moved');
    expect((await opened({}, practice)).setting).toBeUndefined();
    w.ehr.resources.delete('Encounter/e1');
    expect((await opened({}, practice)).setting).toBeUndefined();
  });
});
