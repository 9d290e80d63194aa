import { describe, expect } from 'vitest';
import { CodeSetHistory } from '../../src/api/code-sets.ts';
import type { Problem } from '../../src/api/problem.ts';
import { ExportedRules } from '../../src/api/rules.ts';
import { badCodes, soundCodes } from '../../src/rules/validate/testing-codes.ts';
import { engines } from '../test/engines.ts';
import { inLeadWorld, type LeadWorld } from '../test/lead-world.ts';

describe.each(engines())('code sets on $name', (engine) => {
  let w: LeadWorld;
  const test = inLeadWorld(engine, (made) => (w = made));
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

  test('say where each code was found, to whoever looks after them and in their export', async () => {
    const [shipped] = (await read('accident')).versions;
    const tapWater = shipped?.concepts.find(({ code }) => code === 'X11.0');
    expect(tapWater?.source).toContain('NHS England HES usage list');
    expect((await read('accident')).note).toContain('Only these codes could be verified');
    const { body } = await w.lead('GET', '/api/rule-book/export', undefined, ExportedRules);
    expect(body.codeSets.find(({ id }) => id === 'accident')).toMatchObject({
      concepts: shipped?.concepts,
    });
  });

  test('keep sources out of what pages evaluate, and out of what counts as a change', async () => {
    const pageJson = async () => JSON.stringify((await w.lead('GET', '/api/rules')).body);
    const before = await pageJson();
    const [shipped] = (await read('accident')).versions;
    if (shipped === undefined) throw new Error('no version');
    const extra = {
      system: 'urn:made-for-a-test',
      code: 'FALL',
      display: 'A fall',
      source: 'Our list of 2026',
    };
    expect((await save('accident', [...shipped.concepts, extra], shipped.title)).status).toBe(200);
    const [draft] = (await read('accident')).versions;
    // All but one came back with the sources that were shown, and are the same.
    expect(draft?.differences.map(({ words }) => words)).toEqual(['Added: A fall (FALL)']);
    const { number, digest } = draft ?? {};
    const approval = { move: 'approve', number, digest, reason: 'Looked at together.' };
    expect((await w.second('POST', '/api/code-sets/accident/moves', approval)).status).toBe(200);
    const after = await pageJson();
    expect(after).toContain('A fall');
    expect([before, after].filter((json) => /"source":|Our list of 2026|HES usage/.test(json))).toEqual([]);
    expect((await read('accident')).versions[0]?.concepts.at(-1)).toEqual(extra);
    const { body: proposals } = await w.lead<readonly { id: string }[]>('GET', '/api/rule-book/proposals');
    expect(proposals.filter(({ id }) => id === 'accident')).toEqual([]);
  });
});
