import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gateAt } from './gate.ts';
import { startGateway, type GatewayProcess } from './gateway-process.ts';
import { ledgerOf } from './ledger-of.ts';
import { crashWorld, lookUp, type CrashWorld } from './world.ts';

describe('a gateway that is asked to end', () => {
  const gate = gateAt('NHS care-team answered');
  let world: CrashWorld;
  const running: GatewayProcess[] = [];
  beforeAll(async () => {
    world = await crashWorld(gate.passing);
  });
  afterAll(async () => {
    gate.open();
    running.forEach(({ kill }) => kill());
    await Promise.all(running.map(({ ended }) => ended));
    await world.close();
  });
  const start = async (env: Readonly<Record<string, string>> = {}) => {
    const gateway = await startGateway({ ...world.env('brisk'), ...env });
    running.push(gateway);
    return gateway;
  };
  const outcomeOf = (path: string): Promise<number | 'no answer'> =>
    fetch(path).then(
      ({ status }) => status,
      () => 'no answer' as const,
    );

  it(
    'is not ready, answers on, then takes nothing new and finishes what it has, also for who went away',
    { timeout: 120_000 },
    async () => {
      const { origin, signal, ended, said } = await start({ SAFELIGHT_DRAIN_SECONDS: '2' });
      const stays = await world.launch(origin);
      const leaves = await world.launch(origin);
      gate.shut();
      const answer = lookUp(origin, stays);
      const away = new AbortController();
      const lost = fetch(`${origin}/api/cpis/look-ups`, {
        method: 'POST',
        headers: { authorization: `Bearer ${leaves.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ kind: 'unscheduled', setting: 'emergency-department' }),
        signal: away.signal,
      }).catch(() => 'went away');
      await expect.poll(gate.held, { timeout: 20_000 }).toBe(2);
      away.abort();
      expect(await lost).toBe('went away');

      signal('SIGTERM');
      await expect.poll(() => outcomeOf(`${origin}/health/ready`), { timeout: 5_000 }).toBe(503);
      expect(await outcomeOf(`${origin}/health/live`)).toBe(200);
      expect(await (await fetch(`${origin}/health/ready`)).json()).toEqual({
        status: 'not-ready',
        wrong: ['It is ending, and takes nothing new.'],
      });
      await expect.poll(() => outcomeOf(`${origin}/health/live`), { timeout: 10_000 }).toBe('no answer');

      gate.open();
      expect(await (await answer).json()).toMatchObject({ state: 'found', check: { notified: 'yes' } });
      expect(await ended).toBe(0);
      expect(said()).toContain('"stopping"');
      const { verified, phases } = await ledgerOf(world.env('brisk'));
      expect(verified).toContain('testshire: intact');
      expect([...phases.values()]).toEqual([
        ['about-to-look', 'answered'],
        ['about-to-look', 'answered'],
      ]);
    },
  );

  it('ends at once when it is asked a second time', { timeout: 60_000 }, async () => {
    const { origin, signal, ended, said } = await start();
    const visit = await world.launch(origin);
    gate.shut();
    const answer = lookUp(origin, visit).then(
      () => 'answered',
      () => 'no answer',
    );
    await expect.poll(gate.held, { timeout: 20_000 }).toBe(1);
    signal('SIGTERM');
    await expect.poll(said, { timeout: 10_000 }).toContain('"stopping"');
    signal('SIGINT');
    expect(await ended).toBe(1);
    expect(await answer).toBe('no answer');
  });
});
