import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CodeSetHistory } from '../../src/api/code-sets.ts';
import type { Problem } from '../../src/api/problem.ts';
import { badCodes, soundCodes } from '../../src/rules/validate/testing-codes.ts';
import { engines } from '../test/engines.ts';
import { leadWorld, type LeadWorld } from '../test/lead-world.ts';

describe.each(engines())('code sets on $name', ({ available, place, stop }) => {
  let w: LeadWorld;
  beforeAll(async () => {
    if (available) w = await leadWorld(await place());
  });
  afterAll(async () => {
    if (!available) return;
    await w.store.db.destroy();
    await stop();
  });
  const test = available ? it : it.skip;
  const read = async (id: string) =>
    (await w.lead('GET', `/api/code-sets/${id}`, undefined, CodeSetHistory)).body;
  const save = (id: string, concepts: readonly unknown[], title = 'Made for a test', seen?: string) =>
    w.lead<Problem>('PUT', `/api/code-sets/${id}/draft`, { title, concepts, seen });

  test('are refused beside each code that nobody may keep, and take the others', async () => {
    const bad = badCodes.map(({ at: _, why: __, ...concept }) => concept);
    const { status, body } = await save('made-for-a-test', bad);
    const expected = badCodes.map(({ at }, i) => `concepts[${i}].${at}`);
    // The one that stands there twice, with and without a source, is named for that.
    expect(status).toBe(422);
    expect(body.problems?.map(({ path }) => path.replace(/\.\w+$/, ''))).toEqual(
      expected.map((path) => path.replace(/\.\w+$/, '')),
    );
    expect((await w.lead('GET', '/api/code-sets/made-for-a-test')).status).toBe(404);
    expect((await save('made-for-a-test', soundCodes)).status).toBe(200);
    expect((await read('made-for-a-test')).versions[0]?.concepts.map(({ source }) => source)).toEqual(
      soundCodes.map(({ source }) => source),
    );
    expect((await save('other-set', [])).status).toBe(422);
  });

  test('do not come into force while a rule would answer a test child otherwise, and say which', async () => {
    const before = await read('site-ear');
    const [now] = before.versions;
    if (now === undefined) throw new Error('no version');
    const elsewhere = [
      { system: 'urn:safelight:site-text', code: 'shin', display: 'shin', source: 'Made for a test' },
    ];
    expect((await save('site-ear', elsewhere, now.title)).status).toBe(200);
    const [draft] = (await read('site-ear')).versions;
    const move = (who: typeof w.lead, what: string) =>
      who<Problem>('POST', '/api/code-sets/site-ear/moves', {
        move: what,
        number: draft?.number,
        digest: draft?.digest,
        reason: 'Looked at together.',
      });
    const refused = await move(w.second, 'approve');
    expect(refused.status).toBe(422);
    expect(refused.body.problems?.map(({ path }) => path)).toContain('bruise-ear.tests[0]');
    expect((await read('site-ear')).versions.map(({ status }) => status)).toEqual(['draft', 'active']);
    expect((await move(w.lead, 'withdraw')).status).toBe(200);
    const after = await read('site-ear');
    expect(after.versions.map(({ status }) => status)).toEqual(['retired', 'active']);
    // The next draft goes on from what is in force: its codes need no source, and the differences are from it.
    expect((await save('site-ear', now.concepts.slice(1), now.title)).status).toBe(200);
    const [next] = (await read('site-ear')).versions;
    expect([next?.version, next?.differences.length]).toEqual(['1.2.0', 1]);
  });
});
