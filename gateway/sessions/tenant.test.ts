import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { iss } from '../test/stand-in-ehr.ts';
import { world, type Gateway, type World } from '../test/world.ts';

let w: World;
let gateway: Gateway;
let gatewayIssuers: World['config']['issuers'];
beforeAll(async () => {
  w = await world();
  const [issuer] = w.config.issuers;
  if (issuer === undefined) throw new Error('no issuer');
  const of = (id: string, value: string) => ({
    ...issuer,
    id: `stand-in--${id}`,
    fileId: 'stand-in',
    tenant: { id, name: `${id} Trust`, value },
  });
  gatewayIssuers = [of('testshire', 'T1'), of('elm', 'E1')];
  gateway = w.gateway(w.store, { ...w.config, issuers: gatewayIssuers });
});
beforeEach(() => {
  w.ehr.introspect = undefined;
});

const facts = {
  active: true,
  client_id: 'safelight',
  sub: 'user-1',
  fhirUser: `${iss}/Practitioner/nurse`,
  patient: 'child-1',
  encounter: 'e1',
};
const introspects = (more: Record<string, unknown>) => {
  w.ehr.introspect = () => Response.json({ ...facts, ...more });
};
const open = async (claims: Record<string, unknown> = {}, more: Record<string, unknown> = {}) =>
  gateway.open({ idToken: await w.ehr.idToken(claims), ...more });
const said = async (response: Response) => {
  const { code, tenant } = (await response.json()) as { code?: string; tenant?: string };
  return code ?? tenant;
};
const ledgerOf = async (tenant: string) =>
  (await w.store.db.selectFrom('ledger').select('number').where('tenant', '=', tenant).execute()).length;

describe('the organisation of a launch, where several are behind one record system', () => {
  it('is the one that introspection names', async () => {
    introspects({ tenant: 'E1' });
    expect(await said(await open())).toBe('elm Trust');
  });

  it('is the one that the id_token names, where introspection says none', async () => {
    expect(await said(await open({ tenant: 'T1' }))).toBe('testshire Trust');
    introspects({});
    expect(await said(await open({ tenant: 'E1' }))).toBe('elm Trust');
  });

  it('is never what the page says', async () => {
    introspects({ tenant: 'E1' });
    expect(await said(await open({}, { tenant: 'T1' }))).toBe('elm Trust');
  });

  it('is found where it lies within another claim, in either', async () => {
    const issuers = gatewayIssuers.map((issuer) => ({
      ...issuer,
      tenantClaim: ['urn:their:claims', 'tnt'],
    }));
    // Each its own: what a record system says of itself is kept for a while.
    const openNested = async (claims: Record<string, unknown>) =>
      said(await w.gateway(w.store, { ...w.config, issuers }).open({ idToken: await w.ehr.idToken(claims) }));
    expect(await openNested({ 'urn:their:claims': { tnt: 'E1' } })).toBe('elm Trust');
    introspects({ 'urn:their:claims': { tnt: 'T1' } });
    expect(await openNested({})).toBe('testshire Trust');
    expect(await openNested({ 'urn:their:claims': { tnt: 'E1' } })).toBe('tenant-of-another-launch');
    // What stands elsewhere is not what was agreed, and an odd shape is nothing said.
    introspects({ tenant: 'E1', 'urn:their:claims': { tnt: ['E1'] } });
    expect(await openNested({ tenant: 'E1', 'urn:their:claims': 'E1' })).toBe('tenant-not-confirmed');
  });

  it('is not said by an odd shape, which stops nothing else', async () => {
    introspects({ tenant: { id: 'E1' } });
    expect(await said(await open({ tenant: 7 }))).toBe('tenant-not-confirmed');
    expect(await said(await open({ tenant: 'E1' }))).toBe('elm Trust');
  });

  it.each<[string, Record<string, unknown> | undefined, Record<string, unknown>, string]>([
    ['nobody says it', undefined, {}, 'tenant-not-confirmed'],
    ['introspection says nothing', {}, {}, 'tenant-not-confirmed'],
    ['it is not listed', { tenant: 'X9' }, {}, 'unknown-tenant'],
    ['it is listed in other letters', { tenant: 'e1' }, {}, 'unknown-tenant'],
    ['it is a name of the prototype', { tenant: '__proto__' }, {}, 'unknown-tenant'],
    ['the two tokens are of two', { tenant: 'E1' }, { tenant: 'T1' }, 'tenant-of-another-launch'],
  ])('is refused by name where %s', async (_, introspection, claims, code) => {
    if (introspection !== undefined) introspects(introspection);
    const before = [await ledgerOf('testshire'), await ledgerOf('elm')];
    const response = await open(claims);
    expect([response.status, await said(response)]).toEqual([403, code]);
    // Nobody's ledger is filled on another's behalf.
    expect([await ledgerOf('testshire'), await ledgerOf('elm')]).toEqual(before);
  });

  it('keeps the ledgers apart, of what was opened and of what was refused', async () => {
    const before = [await ledgerOf('testshire'), await ledgerOf('elm')];
    introspects({ tenant: 'E1' });
    await open();
    introspects({ tenant: 'E1', patient: 'child-2' });
    expect(await said(await open())).toBe('not-the-launched-child');
    expect([await ledgerOf('testshire'), (await ledgerOf('elm')) - (before[1] ?? 0)]).toEqual([before[0], 2]);
  });
});

it('needs no naming where a record system has one organisation', async () => {
  introspects({ tenant: 'whatever' });
  expect(await said(await w.gateway().open({ idToken: await w.ehr.idToken() }))).toBe('Testshire Trust');
});
