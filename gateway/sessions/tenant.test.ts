import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { iss } from '../test/stand-in-ehr.ts';
import { world, type Gateway, type World } from '../test/world.ts';

let w: World;
let gateway: Gateway;
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
  gateway = w.gateway(w.store, { ...w.config, issuers: [of('testshire', 'T1'), of('elm', 'E1')] });
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
