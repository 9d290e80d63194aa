import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../src/api/problem.ts';
import type { RuleHistory } from '../../src/api/rules.ts';
import type { RulePack } from '../../src/config/page-config.ts';
import { check } from '../../src/features/rules/editor/model/check.ts';
import { badRules, soundRule } from '../../src/features/rules/editor/testing-bad-rules.ts';
import { engines } from '../test/engines.ts';
import { leadWorld, newest, type LeadWorld } from '../test/lead-world.ts';

describe.each(engines())('a rule that cannot be kept, on $name', ({ available, place, stop }) => {
  let w: LeadWorld;
  let pack: RulePack;
  beforeAll(async () => {
    if (!available) return;
    w = await leadWorld(await place());
    pack = (await w.lead<RulePack>('GET', '/api/rules')).body;
  });
  afterAll(async () => {
    if (!available) return;
    await w.store.db.destroy();
    await stop();
  });
  const test = available ? it : it.skip;
  const said = (problems: readonly { path: string; message: string; fix: string }[] = []) =>
    problems.map(({ path, message, fix }) => `${path}: ${message} ${fix}`);

  test.each(badRules)('%s: the same sentence in the editor and here', async (_, spoiled, path) => {
    const content = { ...soundRule, ...spoiled };
    const answer = await w.lead<Problem>('POST', '/api/rule-book', { content });
    expect(answer).toMatchObject({ status: 422, body: { code: 'rule-not-sound' } });
    expect(said(answer.body.problems)).toEqual(said(check(content, pack).problems));
    expect(answer.body.problems?.map((problem) => problem.path)).toContain(path);
  });

  test('the sound one is kept, and the reason of a change with it', async () => {
    const made = await w.lead<RuleHistory>('POST', '/api/rule-book', { content: soundRule });
    expect(made.status).toBe(201);
    expect(check(soundRule, pack).problems).toEqual([]);
    expect(said(newest(made.body).owed)).toEqual(said(check(soundRule, pack).owed));
    const reason = 'Ears were left out by mistake.';
    const seen = newest(made.body).digest;
    const saved = await w.lead<RuleHistory>('PUT', `/api/rule-book/${soundRule.id}/draft`, {
      content: { ...soundRule, why: 'For another reason.' },
      seen,
      reason,
    });
    expect(saved.body.acts.at(-1)).toMatchObject({ act: 'edited', reason });
  });
});
