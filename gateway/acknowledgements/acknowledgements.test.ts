import { beforeAll, describe, expect, it } from 'vitest';
import { world, type Gateway, type World } from '../test/world.ts';

let w: World;
let gateway: Gateway;
let token: string;
beforeAll(async () => {
  w = await world();
  gateway = w.gateway();
  token = await gateway.signIn();
});

const seen = {
  rule: 'ear-bruise',
  version: '1.0.0',
  evidence: 'k1',
  pieces: ['p1', 'p2'],
  reason: 'explained',
};
const send = (changes: object, bearer = token) =>
  gateway.call('POST', '/api/acknowledgements', { token: bearer, body: { ...seen, ...changes } });
const list = async (bearer = token): Promise<unknown> =>
  (await gateway.call('GET', '/api/acknowledgements', { token: bearer })).json();
/** Days from the moment of the world's clock, as an instant. */
const inDays = (days: number): string => new Date(w.now.getTime() + days * 86_400_000).toISOString();

describe('an acknowledgement', () => {
  it.each([1, 7, 30, 90])('holds for %i days from now, by the gateway’s own clock', async (days) => {
    const response = await send({ days, until: '2099-01-01T00:00:00Z', at: '2099-01-01T00:00:00Z' });
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({ days, at: w.now.toISOString(), until: inDays(days) });
  });

  it('holds for 30 days where nothing was chosen', async () => {
    expect(await (await send({})).json()).toMatchObject({ days: 30, until: inDays(30) });
  });

  it.each([0, 2, 365, '30', null])('refuses %j days', async (days) => {
    const before = await list();
    const response = await send({ days });
    expect([response.status, await response.json()]).toMatchObject([400, { field: 'days' }]);
    expect(await list()).toEqual(before);
  });

  it('is kept as it was answered, pieces and all, and seen by the next who opens this child', async () => {
    const made: unknown = await (await send({ days: 7 })).json();
    const next = await gateway.signIn();
    expect(await list(next)).toContainEqual(made);
    expect(made).toMatchObject({ pieces: ['p1', 'p2'], until: inDays(7) });
    const otherChild = await gateway.signIn({ patient: 'child-2', encounter: 'e2' });
    expect(await list(otherChild)).toEqual([]);
  });

  it('is not told to a role that is shown no red flags, and the refusal is in the ledger', async () => {
    const [issuer] = w.config.issuers;
    if (issuer === undefined) throw new Error('no issuer');
    const roles = issuer.roles.map((role) => ({ ...role, redFlags: 'none' as const }));
    const other = w.gateway(w.store, { ...w.config, issuers: [{ ...issuer, roles }] });
    const refused = await other.call('GET', '/api/acknowledgements', { token: await other.signIn() });
    expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'no-right' }]);
    const { entry } = await w.store.db
      .selectFrom('ledger')
      .select('entry')
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(entry).toContain('Acknowledgements of red flags');
  });

  it('needs the right', async () => {
    const clerk = await gateway.signIn({ idToken: await w.ehr.idToken({ fhirUser: 'Practitioner/clerk' }) });
    expect((await send({}, clerk)).status).toBe(403);
  });
});
