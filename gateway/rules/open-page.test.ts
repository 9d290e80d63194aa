import { describe, expect } from 'vitest';
import type { Figures } from '../../src/api/rule-figures.ts';
import type { RuleHistory } from '../../src/api/rules.ts';
import type { RulePack } from '../../src/config/page-config.ts';
import { engines } from '../test/engines.ts';
import { inLeadWorld, newest, type LeadWorld } from '../test/lead-world.ts';

describe.each(engines())('a page that is open while its rule is retired, on $name', (engine) => {
  let w: LeadWorld;
  const test = inLeadWorld(engine, (made) => (w = made));

  test('goes on, and the next page is without it, at every replica', async () => {
    const rule = 'frequent-attendance';
    const inForce = async (person: LeadWorld['lead']) =>
      (await person<RulePack>('GET', '/api/rules')).body.rules.find(({ id }) => id === rule)?.version;
    const fired = async () =>
      (await w.lead<Figures>('GET', '/api/rules/figures')).body.rules.find((one) => one.rule === rule);
    const other = await w.again();
    const there = w.personAt(other.here, 'nurse');
    const version = await inForce(w.nurse);
    expect(version).toBeDefined();
    expect(await inForce(there)).toBe(version);

    const { number, digest } = newest((await w.lead<RuleHistory>('GET', `/api/rule-book/${rule}`)).body);
    const retired = await w.lead('POST', `/api/rule-book/${rule}/moves`, {
      move: 'retire',
      number,
      digest,
      reason: 'Too loud.',
    });
    expect(retired.status).toBe(200);
    expect([await inForce(w.nurse), await inForce(there)]).toEqual([undefined, undefined]);

    // The page that was open before says what its rules answered, and its clinician answers the flag.
    const answers = [{ rule, version, answer: 'fired' }];
    expect((await there('POST', '/api/rule-figures', { answers })).status).toBe(204);
    expect(await fired()).toBeUndefined();
    // A flag that somebody answered was there to be answered: it counts for the version that they saw.
    const seen = { rule, version, evidence: 'k1', pieces: ['p1'], reason: 'explained', days: 30 };
    expect((await there('POST', '/api/acknowledgements', seen)).status).toBe(201);
    expect(await fired()).toMatchObject({ version, status: 'retired', acknowledged: {} });
    await other.close();
  });
});
