import { afterAll, describe, expect, it } from 'vitest';
import type { CpisAnswer } from '../../src/domain/cpis.ts';
import { openStore } from '../store/store.ts';
import { serverAvailable, startServer } from '../store/test-databases.ts';
import { detailsOf, entriesOf } from '../test/ledger.ts';
import { standInNhs } from '../test/nhs-person.ts';
import { key, unscheduled, world } from '../test/world.ts';

const found: CpisAnswer = {
  outcome: 'found',
  notified: 'yes',
  plans: [{ kind: 'child-protection', status: 'current', authority: 'Testshire', phones: {} }],
  history: { state: 'not-offered' },
};

describe.skipIf(!serverAvailable)('two gateways on one PostgreSQL', () => {
  const starting = serverAvailable ? startServer() : undefined;
  afterAll(async () => (await starting)?.stop());

  async function replicas(auth: 'application' | 'user') {
    const server = await starting;
    if (server === undefined) throw new Error('no server');
    const place = await server.place();
    const w = await world(place);
    const secondStore = await openStore(place, [key]);
    const nhs = () => (auth === 'user' ? standInNhs() : undefined);
    const both = [w.gateway(w.store, w.config, nhs()), w.gateway(secondStore, w.config, nhs())] as const;
    const close = () => Promise.all([w.store.db.destroy(), secondStore.db.destroy()]);
    const phases = async () => (await entriesOf(w)).map((entry) => detailsOf(entry)['phase']);
    return { w, both, close, phases };
  }

  it.each(['application', 'user'] as const)(
    'make one call for 200 look-ups at once, authorised as the %s',
    async (auth) => {
      const { w, both, close, phases } = await replicas(auth);
      w.cpis.answer = () => Promise.resolve(found);
      // A second tab has a session of its own.
      const tabs = [await both[0].signIn(), await both[1].signIn()] as const;
      const answers = await Promise.all(
        Array.from({ length: 200 }, async (_, i) => {
          const replica = i % 2 === 0 ? both[0] : both[1];
          const token = i % 4 < 2 ? tabs[0] : tabs[1];
          return (await replica.call('POST', '/api/cpis/look-ups', { token, body: unscheduled })).text();
        }),
      );
      expect(new Set(answers).size).toBe(1);
      expect(answers[0]).toContain('"state":"found"');
      expect(w.cpis.calls.length).toBe(1);
      expect(w.cpis.calls[0]?.asUser?.accessToken).toBe(auth === 'user' ? 'nhs-token-1' : undefined);
      const counted = (wanted: string) => phases().then((all) => all.filter((one) => one === wanted).length);
      expect([await counted('about-to-look'), await counted('answered')]).toEqual([1, 1]);
      expect(await counted('kept-answer-read')).toBe(199);
      await close();
    },
  );

  it('close a look-up whose process ended once between them, in the ledger too', async () => {
    const { w, both, close, phases } = await replicas('application');
    w.cpis.answer = () => new Promise(() => undefined);
    const token = await both[0].signIn();
    void both[0].call('POST', '/api/cpis/look-ups', { token, body: unscheduled });
    await expect.poll(() => w.cpis.calls.length).toBe(1);
    await both[1].tidy();
    expect(await phases()).not.toContain('could-not-check');
    w.now = new Date(w.now.getTime() + 60_000);
    await Promise.all([...both, ...both, ...both].map((gateway) => gateway.tidy()));
    expect((await phases()).filter((phase) => phase === 'could-not-check').length).toBe(1);
    expect(w.cpis.calls.length).toBe(1);
    await close();
  });
});
