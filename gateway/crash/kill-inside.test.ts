import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway, type GatewayProcess } from './gateway-process.ts';
import { ledgerOf } from './ledger-of.ts';
import { expectTruth, reachedNhs, summary, type Killed } from './truth.ts';
import { crashWorld, known, lookUp, type CrashWorld } from './world.ts';

const kills = 10;
/** Milliseconds that a look-up may take here, from the press on; a kill falls anywhere within. */
const spanMs = 120;

describe('kill -9 at random moments of a look-up, the database inside the process', () => {
  let world: CrashWorld;
  let running: GatewayProcess | undefined;
  const start = async (): Promise<GatewayProcess> => (running = await startGateway(world.env('brisk')));
  beforeAll(async () => {
    world = await crashWorld();
  });
  afterAll(async () => {
    running?.kill();
    await running?.ended;
    await world.close();
  });

  it('asks nobody twice, loses no audit and shows the truth', { timeout: 240_000 }, async () => {
    const results = [];
    let gateway = await start();
    for (let n = 0; n < kills; n += 1) {
      const visit = await world.launch(gateway.origin);
      const after = Math.floor(Math.random() * spanMs);
      const { kill } = gateway;
      setTimeout(kill, after);
      const given = await lookUp(gateway.origin, visit).then(
        (answer) => answer.text().catch(() => undefined),
        () => undefined,
      );
      await gateway.ended;
      const killed: Killed = { at: `after ${after} ms`, visit, given, reached: reachedNhs(world, visit) };
      gateway = await start();
      const { origin } = gateway;
      const before = await known(origin, visit);
      await (await lookUp(origin, visit)).text();
      results.push({ killed, before, after: await known(origin, visit) });
    }
    gateway.kill();
    await gateway.ended;
    const ledger = await ledgerOf(world.env('brisk'));
    expect(ledger.verified).toContain('testshire: intact');
    const outcomes = results.map(({ killed, before, after }) =>
      expectTruth(world, killed, before, after, ledger),
    );
    process.stdout.write(`\nKill -9, database inside: ${kills} random moments. ${summary(outcomes)}\n`);
  });
});
