import { createHmac, randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { clientKey, cdsWorld, clientIss, publicUrl, servicePath, type CdsWorld } from '../test/cds-world.ts';
import { engines, inWorld } from '../test/engines.ts';
import { openStore } from '../store/store.ts';
import type { DatabasePlace } from '../store/database.ts';
import { key as sealKey } from '../test/world.ts';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe.each(engines())('a CDS client that means ill on $name', (engine) => {
  let w: CdsWorld;
  let place: DatabasePlace | undefined;
  const test = inWorld(
    { ...engine, place: async () => (place = await engine.place()) },
    cdsWorld,
    (made) => (w = made),
  );

  /** The status of a call with this token, and why the log says that it was refused. */
  const tried = async (token: string | undefined, body?: unknown): Promise<readonly [number, unknown]> => {
    const before = w.logged.length;
    const { status } = await w.send('POST', servicePath(), {
      ...(token === undefined ? {} : { token }),
      body: body ?? (await w.ask('amara')),
    });
    const refusals = w.logged
      .slice(before)
      .map((line) => JSON.parse(line) as { reason?: string })
      .flatMap(({ reason }) => reason ?? []);
    return [status, refusals.at(-1)];
  };
  const claims = (): object => ({
    iss: clientIss,
    aud: `${publicUrl}${servicePath()}`,
    iat: Math.floor(w.now.getTime() / 1000),
    exp: Math.floor(w.now.getTime() / 1000) + 300,
    jti: randomUUID(),
  });

  test('gets nowhere without a signature, or with one made of a public key', async () => {
    const none = `${part({ alg: 'none', kid: w.key.kid })}.${part(claims())}.`;
    expect(await tried(none)).toEqual([401, 'algorithm']);
    const signed = `${part({ alg: 'HS256', kid: w.key.kid, typ: 'JWT' })}.${part(claims())}`;
    const mac = createHmac('sha256', JSON.stringify(w.key.jwk)).update(signed).digest('base64url');
    expect(await tried(`${signed}.${mac}`)).toEqual([401, 'algorithm']);
    expect(await tried(undefined)).toEqual([401, 'no-token']);
    expect(await tried('abc')).toEqual([401, 'not-a-token']);
    expect(await tried(`${part([])}.${part(7)}.x`)).toEqual([401, 'not-a-token']);
    for (const typ of [7, null, {}, ['JWT'], 'at+jwt']) {
      const header = part({ alg: 'ES384', kid: w.key.kid, typ });
      expect([typ, await tried(`${header}.${part(claims())}.AAAA`)]).toEqual([typ, [401, 'not-a-token']]);
    }
  });

  test('gets nowhere with another key, and its address is never asked', async () => {
    const other = await clientKey(w.key.kid);
    expect(await tried(await w.token(servicePath(), { key: other }))).toEqual([401, 'signature']);
    const jku = 'https://attacker.example/keys';
    expect(await tried(await w.token(servicePath(), { key: other, header: { jku } }))).toEqual([
      401,
      'foreign-key-address',
    ]);
    const stranger = await clientKey('stranger');
    expect(await tried(await w.token(servicePath(), { key: stranger }))).toEqual([401, 'signature']);
    expect(w.fetched.some((url) => url.includes('attacker'))).toBe(false);
  });

  test('cannot use a token twice, not even at another replica', async () => {
    const token = await w.token(servicePath());
    expect((await tried(token))[0]).toBe(200);
    expect(await tried(token)).toEqual([401, 'replayed']);
    const store = place?.kind === 'server' ? await openStore(place, [sealKey]) : w.store;
    const replica = w.with({ store });
    const again = await replica.send('POST', servicePath(), { token, body: await w.ask('amara') });
    expect(again.status).toBe(401);
    if (store !== w.store) await store.db.destroy();
    // Forgotten only once it would have expired by itself.
    const before = w.now;
    w.now = new Date(before.getTime() + 320_000);
    await w.tidy();
    expect((await tried(token))[0]).toBe(401);
    w.now = new Date(before.getTime() + 3_600_000);
    await w.tidy();
    expect(await w.store.db.selectFrom('cds_tokens').selectAll().execute()).toEqual([]);
    w.now = before;
  });

  test('cannot use one that has expired, is not good yet, is good for too long or lacks a claim', async () => {
    const now = Math.floor(w.now.getTime() / 1000);
    for (const [wrong, reason] of [
      [{ exp: now - 60 }, 'expired'],
      [{ iat: now + 120 }, 'claim-iat'],
      [{ iat: now - 7200 }, 'claim-iat'],
      [{ exp: now + 86_400 }, 'too-long-lived'],
      [{ jti: '' }, 'claim-jti'],
      [{ jti: undefined }, 'claim-jti'],
      [{ exp: undefined }, 'claim-exp'],
      [{ iss: 'https://else.example' }, 'unknown-client'],
    ] as const)
      expect([reason, await tried(await w.token(servicePath(), { claims: wrong }))]).toEqual([
        reason,
        [401, reason],
      ]);
  });

  test('cannot use the key of one organisation at another', async () => {
    const tenant = { ...w.issuer.tenant, id: 'othershire', value: 'north' };
    const other = w.with({ config: { issuers: [w.issuer, { ...w.issuer, id: 'other', tenant }] } });
    const path = `/cds/other${servicePath()}`;
    const ask = await w.ask('amara');
    expect((await other.call(path, ask)).status).toBe(401);
    expect((await other.call(path, ask, { claims: { tenant: 'south' } })).status).toBe(401);
    expect((await other.call(path, ask, { claims: { tenant: 'north' } })).status).toBe(200);
    // A token for one address is none for the other.
    expect((await other.send('POST', path, { token: await w.token(servicePath()), body: ask })).status).toBe(
      401,
    );
    // Where there are several, none of them has the short address.
    expect((await other.call(servicePath(), ask)).status).toBe(404);
  });

  test('cannot have another server asked, with or without the token', async () => {
    const before = w.fetched.length;
    for (const fhirServer of [
      'https://attacker.example/fhir',
      `${w.issuer.iss}.attacker.example`,
      'file:///etc',
    ])
      expect(
        (
          await w.call(
            servicePath(),
            await w.ask('amara', { prefetch: {}, fhirServer, fhirAuthorization: w.accessToken('amara') }),
          )
        ).status,
      ).toBe(400);
    const ask = await w.ask('amara');
    const conditions = {
      resourceType: 'Bundle',
      entry: [],
      link: [{ relation: 'next', url: 'https://attacker.example/fhir/Condition?page=2' }],
    };
    const { status, body } = await w.call(servicePath(), {
      ...ask,
      prefetch: { ...(ask['prefetch'] as object), conditions },
      fhirServer: w.issuer.iss,
      fhirAuthorization: w.accessToken('amara'),
    });
    expect(status).toBe(200);
    expect(body.cards.at(-1)?.summary).toContain('could not check everything');
    expect(w.fetched.slice(before).some((url) => url.includes('attacker'))).toBe(false);
  });

  test('cannot put another child’s record under this one', async () => {
    const others = await w.prefetchFor('amara');
    const whole = await w.call(servicePath(), await w.ask('dev', { prefetch: others }));
    expect(whole).toMatchObject({ status: 412, body: { field: 'prefetch: patient' } });
    const own = await w.prefetchFor('dev');
    const mixed = { ...others, patient: own['patient'] };
    const { status, body } = await w.call(servicePath(), await w.ask('dev', { prefetch: mixed }));
    expect(status).toBe(200);
    expect(body.cards.map(({ summary }) => summary)).toEqual([
      expect.stringContaining('could not check everything'),
    ]);
  });

  test('breaks nothing with names that objects have, or with too much', async () => {
    const ask = JSON.stringify(await w.ask('amara'));
    const text = `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},${ask.slice(1)}`;
    const token = await w.token(servicePath());
    expect((await w.send('POST', servicePath(), { token, text })).status).toBe(200);
    expect({}).not.toHaveProperty('polluted');
    const prefetch = JSON.parse('{"__proto__":{"patient":1},"patient":null}') as object;
    expect((await tried(await w.token(servicePath()), await w.ask('amara', { prefetch })))[0]).toBe(412);
    const packed = {
      token: await w.token(servicePath()),
      text: ask,
      headers: { 'content-encoding': 'gzip' },
    };
    expect((await w.send('POST', servicePath(), packed)).status).toBe(415);
    const huge = { token: await w.token(servicePath()), text: `{"hook":"${'x'.repeat(8_100_000)}"}` };
    expect((await w.send('POST', servicePath(), huge)).status).toBe(413);
    const deep = { token: await w.token(servicePath()), text: '['.repeat(200_000) };
    expect((await w.send('POST', servicePath(), deep)).status).toBe(400);
  });

  test('the log holds neither token nor child', () => {
    const log = w.logged.join('\n');
    for (const secret of ['eyJ', 'amara', 'Amara', 'TESTCHILD', '9990123454', 'access_token'])
      expect([secret, log.includes(secret)]).toEqual([secret, false]);
  });
});
