import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serverAvailable, startServer, type TestServer } from '../store/test-databases.ts';
import { startGateway, type GatewayProcess } from './gateway-process.ts';
import { ledgerOf } from './ledger-of.ts';
import { crashWorld, lookUp, type CrashWorld } from './world.ts';

const together = 200;
const name = serverAvailable
  ? 'two gateway processes on one PostgreSQL'
  : 'two gateway processes on one PostgreSQL (SKIPPED, NOT PROVEN: no DATABASE_URL and no server programs)';

describe.skipIf(!serverAvailable)(name, () => {
  let world: CrashWorld;
  let server: TestServer;
  const running: GatewayProcess[] = [];
  beforeAll(async () => {
    [world, server] = await Promise.all([crashWorld(), startServer()]);
  });
  afterAll(async () => {
    running.forEach(({ kill }) => kill());
    await Promise.all(running.map(({ ended }) => ended));
    await world.close();
    await server.stop();
  });

  it(
    `make one call for ${together} look-ups at once, and give everybody the same answer`,
    { timeout: 120_000 },
    async () => {
      const place = await server.place();
      if (place.kind !== 'server') throw new Error('not a server');
      const env = { ...world.env('brisk'), DATABASE_URL: place.url };
      running.push(...(await Promise.all([startGateway(env), startGateway(env)])));
      const [first, second] = running;
      if (!first || !second) throw new Error('not two');
      const visit = await world.launch(first.origin);
      const answers = await Promise.all(
        Array.from({ length: together }, async (_, i) => {
          const answer = await lookUp((i % 2 === 0 ? first : second).origin, visit);
          return { status: answer.status, text: await answer.text() };
        }),
      );
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      expect(answers[0]?.text).toContain('"state":"found"');
      expect(world.nhs.control.calls().map(({ endpoint }) => endpoint)).toEqual(['care-team', 'audit-event']);
      expect(world.nhs.control.inbox().filter(({ told }) => told)).toHaveLength(1);
      const { verified, phases } = await ledgerOf(env);
      expect(verified).toContain('testshire: intact');
      const [[, entries] = []] = phases;
      expect(phases.size).toBe(1);
      expect(entries?.slice(0, 2)).toEqual(['about-to-look', 'answered']);
      expect(entries).toHaveLength(together + 1);
      process.stdout.write(`\n${together} look-ups at once over two processes: one call, one answer.\n`);
    },
  );
});
