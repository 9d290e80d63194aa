import { describe, expect } from 'vitest';
import type { Problem } from '../../src/api/problem.ts';
import { RuleHistory } from '../../src/api/rules.ts';
import { entries } from '../audit/ledger.ts';
import { engines } from '../test/engines.ts';
import { attendances, inLeadWorld, newest, type LeadWorld } from '../test/lead-world.ts';

describe.each(engines())('somebody who may write and approve, on $name', (engine) => {
  let w: LeadWorld;
  const test = inLeadWorld(engine, (made) => (w = made));
  const at = '/api/rule-book/more-than-three';
  const move = async (who: LeadWorld['lead'], body: object) => {
    const { number, digest } = newest((await w.lead('GET', at, undefined, RuleHistory)).body);
    return who<RuleHistory & Problem>('POST', `${at}/moves`, { number, digest, ...body });
  };

  test('approves other people’s versions, and none that they wrote any of', async () => {
    const made = await w.both<RuleHistory>('POST', '/api/rule-book', { content: attendances });
    expect(made.status).toBe(201);
    await move(w.both, { move: 'submit' });
    const own = await move(w.both, { move: 'make-silent', reason: 'Mine.' });
    expect([own.status, own.body.code]).toEqual([403, 'own-version']);
    expect((await move(w.second, { move: 'make-silent', reason: 'Reads well.' })).status).toBe(200);
    const shown = await move(w.both, { move: 'make-active', reason: 'Mine.', override: 'At once.' });
    expect([shown.status, shown.body.code]).toEqual([403, 'own-version']);

    // A word in somebody else's version makes it theirs too; a version without one is not.
    const begun = await w.lead<RuleHistory>('PUT', `${at}/draft`, {
      content: { ...attendances, why: 'Otherwise.' },
    });
    const { digest } = newest(begun.body);
    const touched = { ...attendances, why: 'Otherwise, said better.' };
    await w.both('PUT', `${at}/draft`, { content: touched, seen: digest });
    await move(w.lead, { move: 'submit' });
    expect((await move(w.both, { move: 'make-silent', reason: 'Good.' })).body.code).toBe('own-version');
    await move(w.lead, { move: 'retire', reason: 'Begun anew.' });
    await w.lead('PUT', `${at}/draft`, { content: { ...attendances, why: 'By one alone.' } });
    await move(w.lead, { move: 'submit' });
    const others = await move(w.both, { move: 'make-silent', reason: 'Good.' });
    expect([others.status, newest(others.body).status]).toEqual([200, 'silent']);

    const refused: string[] = [];
    for await (const { entry } of entries(w.store.db, 'testshire')) {
      if (entry.includes('own-version')) refused.push(entry);
    }
    expect(refused).toHaveLength(3);
  });
});
