import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createAuditRepository,
  type PretendRepository,
} from '../../mocks/audit-repository/create-audit-repository.ts';
import { openStore, type Store } from '../store/store.ts';
import { engines } from '../test/engines.ts';
import { plainEvent } from '../test/ledger.ts';
import { key } from '../test/world.ts';
import { canonical } from './canonical.ts';
import { forwarder } from './forward.ts';
import { append, chainHash, entries } from './ledger.ts';

describe.each(engines())('forwarding the ledger on $name', ({ available, place, stop }) => {
  const test = available ? it : it.skip;
  let store: Store;
  let repository: PretendRepository;
  let logged: string[];
  let other: Store | undefined;
  beforeAll(async () => {
    if (!available) return;
    const where = await place();
    store = await openStore(where, [key]);
    if (where.kind === 'server') other = await openStore(where, [key]);
  });
  afterAll(async () => {
    if (!available) return;
    await store.db.destroy();
    await other?.db.destroy();
    await stop();
  });
  beforeEach(async () => {
    repository = await createAuditRepository();
    logged = [];
  });
  afterEach(() => repository.close());

  const add = (tenant: string, i: number, to: Store = store) =>
    to.db.transaction().execute((tx) => append(tx, tenant, plainEvent(i)));
  const some = async (tenant: string, count: number) => {
    for (let i = 0; i < count; i += 1) await add(tenant, i);
  };
  const forward = (
    tenants: string[],
    ways: { instance?: string; on?: Store; token?: string; url?: string } = {},
  ) =>
    forwarder({
      store: ways.on ?? store,
      log: pino({ level: 'trace' }, { write: (line: string) => logged.push(line) }),
      repository: {
        url: ways.url ?? repository.url,
        ...(ways.token === undefined ? {} : { token: ways.token }),
      },
      instance: ways.instance ?? 'p1',
      tenants,
      fetch,
      firstWaitMs: 60_000,
    });
  /** As if the wait after a failure were over. */
  const now = () =>
    store.db
      .updateTable('audit_forwarding')
      .set({ next_at: new Date(0) })
      .execute();
  const hashesOf = async (tenant: string) => {
    const hashes: string[] = [];
    for await (const { hash } of entries(store.db, tenant)) hashes.push(hash);
    return hashes;
  };
  const takenOf = (hashes: readonly string[]) =>
    repository.taken
      .map(({ identity }) => identity.split('|')[1] ?? '')
      .filter((hash) => hashes.includes(hash));

  test('sends each entry in order, once, and what comes later too', async () => {
    const send = forward(['in-order'], { token: 'secret-token' });
    await some('in-order', 5);
    await send();
    await some('in-order', 3);
    await send();
    await send();
    const hashes = await hashesOf('in-order');
    expect(takenOf(hashes)).toEqual(hashes);
    expect(new Set(repository.shown)).toEqual(new Set(['Bearer secret-token']));
    expect(await store.auditForwarding.lag()).toMatchObject({ waiting: 0, troubles: [] });
    expect(logged.join('')).not.toContain('secret-token');
  });

  test('sends the entry as it was hashed, but for the tag that names it', async () => {
    await some('as-hashed', 2);
    await forward(['as-hashed'])();
    const [first] = await hashesOf('as-hashed');
    const sent = repository.taken.find(({ identity }) => identity.endsWith(`|${first ?? ''}`))?.event;
    const { meta: _, ...entry } = sent ?? plainEvent(0);
    expect(
      chainHash({ previousHash: '0'.repeat(64), tenant: 'as-hashed', number: 1, entry: canonical(entry) }),
    ).toBe(first);
  });

  test.each(['error', 'cut', 'refuse'] as const)(
    'goes on where it was when the repository was in trouble (%s), says how far behind it is, and stops nobody',
    async (fault) => {
      const tenant = `trouble-${fault}`;
      const send = forward([tenant]);
      await some(tenant, 3);
      repository.fault = fault;
      await store.auditForwarding.begin([tenant]);
      const before = await store.auditForwarding.lag();
      await send();
      const lag = await store.auditForwarding.lag();
      expect(lag.waiting).toBe(before.waiting);
      expect(lag.oldest?.toISOString()).toBe('2026-11-20T10:00:00.000Z');
      expect(lag.troubles).toHaveLength(1);
      expect(await add(tenant, 3)).toBe(4);
      expect(logged.join('')).toContain('did not take');
      expect(logged.join('')).not.toMatch(/Ash Sample/);
      // Waits before it tries again.
      const tried = repository.shown.length;
      await send();
      expect(repository.shown.length).toBe(tried);
      repository.fault = 'none';
      await store.db
        .updateTable('audit_forwarding')
        .set({ next_at: new Date(0) })
        .execute();
      await send();
      const hashes = await hashesOf(tenant);
      expect(takenOf(hashes)).toEqual(hashes);
      expect(repository.repeats()).toBe(fault === 'cut' ? 1 : 0);
      expect((await store.auditForwarding.lag()).troubles).toEqual([]);
    },
  );

  /** Tries as often as it is given time to. */
  const times = async (count: number, send: () => Promise<void>) => {
    for (let n = 0; n < count; n += 1) {
      await now();
      await send();
    }
  };

  test('sets an entry aside that is refused while later ones are taken, says so, and brings it when it is taken', async () => {
    const tenant = 'set-aside';
    const send = forward([tenant]);
    await some(tenant, 5);
    const hashes = await hashesOf(tenant);
    // The second is what the repository will not have.
    repository.refuses = 'T10:01';
    await times(4, send);
    expect(takenOf(hashes)).toEqual(hashes.slice(0, 1));
    expect((await store.auditForwarding.lag()).setAside).toBe(0);
    await times(1, send);
    expect(takenOf(hashes)).toEqual([hashes[0], ...hashes.slice(2)]);
    expect(await store.auditForwarding.lag()).toMatchObject({ setAside: 1, troubles: ['answered 422'] });
    expect(logged.join('')).toContain('"entries":[2]');
    expect(logged.join('')).not.toMatch(/Ash Sample/);
    // Not offered again before its time; then, when it is taken, there is no trouble any more.
    repository.refuses = '';
    await send();
    expect(takenOf(hashes)).toHaveLength(4);
    await store.db
      .updateTable('audit_set_aside')
      .set({ next_at: new Date(0) })
      .execute();
    await send();
    expect(new Set(takenOf(hashes))).toEqual(new Set(hashes));
    expect(await store.auditForwarding.lag()).toMatchObject({ setAside: 0, troubles: [] });
  });

  test('sets nothing aside where the repository refuses all, or has trouble of its own', async () => {
    const tenant = 'refuses-all';
    const send = forward([tenant]);
    await some(tenant, 4);
    for (const fault of ['refuse', 'error'] as const) {
      repository.fault = fault;
      await times(8, send);
      expect(await store.auditForwarding.lag()).toMatchObject({ setAside: 0 });
      expect((await store.auditForwarding.lag()).troubles).toHaveLength(1);
    }
    repository.fault = 'none';
    await times(1, send);
    const hashes = await hashesOf(tenant);
    expect(takenOf(hashes)).toEqual(hashes);
  });

  test('makes repeats that can be known where the repository takes everything', async () => {
    await repository.close();
    repository = await createAuditRepository({ conditional: false });
    await some('repeats', 2);
    repository.fault = 'cut';
    await forward(['repeats'])();
    repository.fault = 'none';
    await now();
    await forward(['repeats'])();
    const hashes = await hashesOf('repeats');
    const taken = takenOf(hashes);
    expect([...new Set(taken)]).toEqual(hashes);
    expect(taken).toHaveLength(hashes.length + 1);
  });

  test('is away: nothing is lost, nobody waits', async () => {
    const url = repository.url;
    await repository.close();
    await some('away', 4);
    await forward(['away'], { url })();
    expect((await store.auditForwarding.lag()).troubles).toEqual(['no answer']);
    repository = await createAuditRepository({ port: Number(new URL(url).port) });
    await store.db
      .updateTable('audit_forwarding')
      .set({ next_at: new Date(0) })
      .execute();
    await forward(['away'])();
    const hashes = await hashesOf('away');
    expect(takenOf(hashes)).toEqual(hashes);
  });

  test('is done by one of many replicas at a time, and by another when that one has ended', async () => {
    const tenants = ['r1', 'r2', 'r3'];
    for (const tenant of tenants) await some(tenant, 8);
    const replicas = Array.from({ length: 4 }, (_, i) =>
      forward(tenants, { instance: `p${i}`, on: (i % 2 === 0 ? undefined : other) ?? store }),
    );
    await Promise.all(replicas.map((send) => send()));
    await Promise.all(replicas.map((send) => send()));
    for (const tenant of tenants) {
      const hashes = await hashesOf(tenant);
      expect(takenOf(hashes)).toEqual(hashes);
    }
    expect(repository.repeats()).toBe(0);
    // One that claimed and ended holds it for its lease, and no longer.
    await some('r1', 1);
    await store.auditForwarding.claim('ended', 0);
    await replicas[0]?.();
    expect((await store.auditForwarding.lag()).waiting).toBe(0);
    expect(await store.auditForwarding.sent('r1', 'ended', 1, 0)).toBe(false);
  });
});
