import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serverAvailable, startServer, type TestServer } from '../store/test-databases.ts';
import { startGateway, type GatewayProcess } from './gateway-process.ts';
import { ledgerOf } from './ledger-of.ts';
import { distinct, type Moment } from './moments.ts';
import { expectTruth, reachedNhs, summary, type Killed } from './truth.ts';
import { victims, type Victims } from './victims.ts';
import { crashWorld, known, lookUp, type CrashWorld } from './world.ts';

const name = serverAvailable
  ? 'kill -9 at every step of a look-up, PostgreSQL'
  : 'kill -9 at every step of a look-up, PostgreSQL (SKIPPED, NOT PROVEN: no DATABASE_URL and no server programs)';

/** Steps that must be among those counted, or the counting has lost its sight. */
const mustBeAmong = [
  'select sessions sent',
  'insert look_ups answered',
  'insert ledger answered',
  'commit answered',
  'NHS token sent',
  'NHS token answered',
  'NHS care-team sent',
  'NHS care-team answered',
  'NHS care-team half',
  'NHS audit-event sent',
  'NHS audit-event half',
  'update look_ups answered',
  'response written',
];

describe.skipIf(!serverAvailable)(name, () => {
  let world: CrashWorld;
  let server: TestServer;
  let line: Victims;
  let env: Readonly<Record<string, string>>;
  let again: GatewayProcess | undefined;
  beforeAll(async () => {
    [world, server] = await Promise.all([crashWorld((moment) => line.happened(moment)), startServer()]);
    const place = await server.place();
    if (place.kind !== 'server') throw new Error('not a server');
    env = { ...world.env('brisk'), DATABASE_URL: place.url };
    line = victims(place.url, world.env('patient'));
  });
  afterAll(async () => {
    again?.kill();
    await Promise.all([line.close(), again?.ended]);
    await world.close();
    await server.stop();
  });

  /** One look-up in a process that was just started; all it passes through when nothing ends it. */
  async function passing(
    end?: Moment,
  ): Promise<{ readonly steps: readonly string[]; readonly killed: Killed }> {
    const { origin, watched, kill, ended } = await line.next();
    const visit = await world.launch(origin);
    watched.arm(end === undefined ? undefined : { at: end, end: kill });
    const given = await lookUp(origin, visit).then(
      (answer) => answer.text(),
      () => undefined,
    );
    if (given !== undefined) watched.happened('response written');
    const steps = [...watched.seen()];
    kill();
    await ended;
    line.over();
    return { steps, killed: { at: steps.at(-1) ?? '', visit, given, reached: reachedNhs(world, visit) } };
  }

  it('asks nobody twice, loses no audit and shows the truth', { timeout: 600_000 }, async () => {
    const began = performance.now();
    const { steps } = await passing();
    const killed: Killed[] = [];
    for (const moment of distinct(steps)) {
      // What runs side by side may pass in another order, so that it ended before this moment came: once more.
      for (let again = 0; again < 12; again += 1) {
        const one = (await passing(moment)).killed;
        killed.push(one);
        if (one.at === moment.name) break;
      }
    }
    expect(killed.map(({ at }) => at)).toEqual(expect.arrayContaining(mustBeAmong));
    expect(killed.map(({ at }) => at)).toEqual(
      expect.arrayContaining(distinct(steps).map(({ name: at }) => at)),
    );

    again = await startGateway(env);
    const { origin } = again;
    const before = await Promise.all(killed.map(({ visit }) => known(origin, visit)));
    const pressed = killed.map(async ({ visit }) => {
      await (await lookUp(origin, visit)).text();
      return known(origin, visit);
    });
    const after = await Promise.all(pressed);
    const ledger = await ledgerOf(env);
    expect(ledger.verified).toContain('testshire: intact');
    const outcomes = killed.map((one, i) => expectTruth(world, one, before[i], after[i], ledger));
    for (const outcome of ['asked-first-after', 'answer-lost', 'answer-kept'] as const)
      expect(outcomes).toContain(outcome);
    const seconds = Math.round((performance.now() - began) / 1000);
    process.stdout.write(
      `\nKill -9, PostgreSQL: ${killed.length} steps, standing for ${steps.length} moments, in ${seconds} s. ${summary(outcomes)}\n`,
    );
    if (process.env['SAY_STEPS'] !== undefined)
      process.stdout.write(`${killed.map(({ at }, i) => `${at}: ${outcomes[i] ?? ''}`).join('\n')}\n`);
  });
});
