import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serverAvailable, startServer, type TestServer } from '../store/test-databases.ts';
import { openStore, type Store } from '../store/store.ts';
import { key } from '../test/world.ts';
import { startGateway } from './gateway-process.ts';
import { ledgerOf } from './ledger-of.ts';
import type { Moment } from './moments.ts';
import { expectNothingLost, expectWhole, look } from './submission-truth.ts';
import { newSubmission, stepNames, submit, type StepName, type Submission } from './submission.ts';
import { victims, type Victims } from './victims.ts';
import { crashWorld, type CrashWorld } from './world.ts';

const name = serverAvailable
  ? 'kill -9 at every step of a submission, PostgreSQL'
  : 'kill -9 at every step of a submission, PostgreSQL (SKIPPED, NOT PROVEN: no DATABASE_URL and no server programs)';

/** Random kills; the whole proof is 200. */
const atRandom = Number(process.env['CRASH_SUBMISSIONS'] ?? 12);

/** Submissions that one process works on when it is killed at random. */
const together = 4;

interface Killed {
  readonly at: string;
  readonly submission: Submission;
  readonly answered: readonly StepName[];
}

describe.skipIf(!serverAvailable)(name, () => {
  let world: CrashWorld;
  let server: TestServer;
  let line: Victims;
  let store: Store;
  let env: Readonly<Record<string, string>>;
  beforeAll(async () => {
    [world, server] = await Promise.all([crashWorld(), startServer()]);
    const place = await server.place();
    if (place.kind !== 'server') throw new Error('not a server');
    store = await openStore(place, [key]);
    env = { ...world.env('brisk'), DATABASE_URL: place.url };
    line = victims(place.url, world.env('patient'));
  });
  afterAll(async () => {
    await line.close();
    await store.db.destroy();
    await world.close();
    await server.stop();
  });

  /** Submissions in a process that was just started, ended at a moment, after a while, or when they are done. */
  async function passing(
    end?: Moment | number,
    count = 1,
  ): Promise<{ readonly steps: readonly string[]; readonly ms: number; readonly killed: readonly Killed[] }> {
    const { origin, watched, kill, ended } = await line.next();
    const submissions = [];
    for (let n = 0; n < count; n += 1) submissions.push(await newSubmission(world, origin));
    watched.arm(typeof end === 'object' ? { at: end, end: kill } : undefined);
    const began = performance.now();
    if (typeof end === 'number') setTimeout(kill, end);
    const answered = await Promise.all(submissions.map((submission) => submit(origin, submission)));
    const ms = performance.now() - began;
    const steps = [...watched.seen()];
    kill();
    await ended;
    line.over();
    const at = typeof end === 'number' ? `after ${Math.round(end)} ms` : (steps.at(-1) ?? '');
    const killed = submissions.map((submission, i) => {
      const done = answered[i] ?? [];
      return { at: `${at} (${done.length} steps answered)`, submission, answered: done };
    });
    return { steps, ms, killed };
  }

  it('loses nothing, doubles nothing and audits all of it', { timeout: 3_600_000 }, async () => {
    const began = performance.now();
    const whole = await passing();
    expect(whole.killed[0]?.answered).toEqual(stepNames);
    const commits = whole.steps
      .map((moment, i, all) => ({
        name: moment,
        time: all.slice(0, i + 1).filter((other) => other === moment).length,
      }))
      .filter((moment) => /^commit (sent|answered)$/.test(moment.name));
    expect(commits.length).toBeGreaterThanOrEqual(2 * stepNames.length);
    const killed: Killed[] = [...whole.killed];
    // Before the database has it, every other one; and each when the database has it and the page does not know.
    for (const moment of commits.filter((one, i) => one.name === 'commit answered' || i % 4 === 0))
      killed.push(...(await passing(moment)).killed);
    const named = killed.length - 1;
    const several = await passing(undefined, together);
    killed.push(...several.killed);
    for (let n = 0; n < atRandom; n += together)
      killed.push(...(await passing(Math.random() * several.ms, Math.min(together, atRandom - n))).killed);

    const again = await startGateway(env);
    for (const { at, submission, answered } of killed) {
      expectNothingLost(at, await look(store, submission), answered);
      expect(await submit(again.origin, submission, answered), at).toEqual(stepNames);
      expectWhole(at, await look(store, submission));
    }
    again.kill();
    await again.ended;
    const { verified } = await ledgerOf(env);
    expect(verified).toContain('testshire: intact');
    const concerns = await store.db.selectFrom('concerns').select('reference').execute();
    expect(new Set(concerns.map(({ reference }) => reference)).size).toBe(killed.length);
    const midway = killed.filter(({ answered }) => answered.length < stepNames.length).length;
    const seconds = Math.round((performance.now() - began) / 1000);
    process.stdout.write(
      `\nKill -9 of submissions, PostgreSQL: ${named} named moments and ${atRandom} random ones, ${midway} of them midway, in ${seconds} s. ` +
        `${killed.length} concerns: 0 lost, 0 twice, 0 without audit.\n`,
    );
  });
});
