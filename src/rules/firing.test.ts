import { describe, expect, it } from 'vitest';
import { complete, event, lost, record, vocabulary } from './criteria/testing.ts';
import { engineVersion, fire, replay, type Firing } from './firing.ts';
import type { Criterion, RecordInput, Rule } from './rule.ts';
import { shippedChildren, shippedPack } from './testing-pack.ts';

const [anyRule] = shippedPack.rules;
if (anyRule === undefined) throw new Error('The pack is empty.');
const ruled = (when: Criterion, more: Partial<Rule> = {}): Rule => ({
  ...anyRule,
  applies: {},
  when,
  ...more,
});
const bruise = ruled({ events: { kind: 'bruise', within: 'P2W' } });
const seen = event('bruise', '2026-11-19', { sources: ['Condition/c1'] });
const child = record([seen]);
/** As it comes back from where it was kept. */
const kept = (firing: Firing): Firing => {
  const back: unknown = JSON.parse(JSON.stringify(firing));
  return back as Firing;
};
const again = (input: RecordInput, changes: Partial<Firing> = {}, rule = bruise) =>
  replay(
    { ...kept(fire(bruise, child, vocabulary).firing), ...changes },
    { rule, record: input, vocabulary },
  );
const why = (...given: Parameters<typeof again>) => {
  const answer = again(...given);
  return answer.ok ? 'answered' : answer.failure;
};

describe('a firing', () => {
  it('keeps what answered, when, on which references and versions, and no words of the record', () => {
    const { firing } = fire(bruise, child, vocabulary, new Map([['Condition/c1', '7']]));
    expect(firing).toMatchObject({
      rule: { id: bruise.id, version: bruise.version },
      engine: engineVersion,
      at: child.now,
      inputs: { references: [{ reference: 'Condition/c1', version: '7' }] },
      truth: 'yes',
      decisive: false,
    });
    expect(JSON.stringify(firing)).not.toContain(seen.title + '"');
    expect(JSON.stringify(firing)).not.toContain('2025-01-14');
  });

  it.each(shippedPack.rules.map((rule) => [rule.id, rule] as const))(
    'of %s answers the same again for every child of the pack',
    (_, rule) => {
      for (const { id, record: input } of shippedChildren) {
        const { firing, finding } = fire(rule, input, shippedPack);
        const later = { ...input, now: '2027-06-01T00:00:00Z' };
        const answer = replay(kept(firing), { rule, record: later, vocabulary: shippedPack });
        expect([id, answer]).toEqual([id, { ok: true, value: finding }]);
      }
    },
  );

  it('names each reference once, in one order, and a version only where there is one', () => {
    const rule = ruled({
      all: [{ events: { kind: 'visit' } }, { absent: { kind: 'bruise' } }, { events: { kind: 'visit' } }],
    });
    const events = [
      event('visit', '2026-11-19', { sources: ['Encounter/2', 'Encounter/1'] }),
      event('bruise', '2026-11-18', { sources: ['Condition/1'] }),
      event('weight', '2026-11-18', { sources: ['Observation/1'] }),
    ];
    const { firing } = fire(rule, record(events), vocabulary, new Map([['Encounter/2', '4']]));
    expect(firing.inputs.references).toStrictEqual([
      { reference: 'Condition/1' },
      { reference: 'Encounter/1' },
      { reference: 'Encounter/2', version: '4' },
    ]);
    const links = ruled({ household: { age: { under: 'P2Y' } } });
    expect(fire(links, record(events), vocabulary).firing.inputs.references).toEqual([]);
  });

  it('does not mind in what order a record or a vocabulary comes', () => {
    const both = [seen, event('bruise', '2026-11-19', { sources: ['Condition/c2'] })];
    const { firing } = fire(bruise, record(both), vocabulary);
    const turned = {
      codeSets: vocabulary.codeSets.toReversed(),
      eventKinds: vocabulary.eventKinds.toReversed(),
    };
    const answer = replay(firing, { rule: bruise, record: record(both.toReversed()), vocabulary: turned });
    expect(answer.ok).toBe(true);
    const other = { ...vocabulary, codeSets: vocabulary.codeSets.slice(1) };
    expect(replay(firing, { rule: bruise, record: record(both), vocabulary: other })).toEqual({
      ok: false,
      failure: 'another-vocabulary',
    });
  });

  it('answers again whatever else has come into the record since', () => {
    const more = [event('visit', '2026-11-20'), event('bruise', '2026-12-24', { sources: ['Condition/c9'] })];
    expect(why(record([seen, ...more], { cpis: { state: 'not-checked' } }))).toBe('answered');
    expect(why(record([seen], { answers: [{ id: 'a', answer: 'no', encounter: 'e', at: child.now }] }))).toBe(
      'answered',
    );
  });

  it.each<[string, RecordInput]>([
    ['another event', record([seen, event('bruise', '2026-11-18', { sources: ['Condition/c2'] })])],
    ['the event with another date', record([event('bruise', '2026-11-18', { sources: seen.sources })])],
    ['no event', record([])],
    ['less that was read', record([seen], { coverage: { Condition: lost } })],
    ['another birth date', record([seen], { birthDate: '2025-01-15' })],
  ])('is not answered from another record: %s', (_, input) => {
    expect(why(input)).toBe('another-record');
  });

  it('says what else is not the same', () => {
    expect(why(child, {}, { ...bruise, version: '1.0.1' })).toBe('another-rule');
    expect(why(child, {}, ruled({ events: { kind: 'bruise', within: 'P3W' } }))).toBe('another-rule');
    expect(why(child, {}, { ...bruise, title: 'In other words' })).toBe('answered');
    expect(why(child, { engine: '0.9.0' })).toBe('another-engine');
    expect(why(child, { vocabulary: 'other' })).toBe('another-vocabulary');
    expect(why(child, { truth: 'no' })).toBe('another-answer');
    expect(why(child, { decisive: true })).toBe('another-answer');
    expect(why(child, { evidence: 'other' })).toBe('another-answer');
  });

  it('rests on CP-IS, on links and on answers where its rule does', () => {
    const asks: Criterion = { ask: { id: 'a', question: 'Is it?', answer: 'yes' } };
    const rule = ruled({
      any: [{ cpis: { status: 'current' } }, asks, { household: { age: { under: 'P2Y' } } }],
    });
    const { firing } = fire(rule, record([]), vocabulary);
    const on = (more: Partial<RecordInput>) => {
      const answer = replay(firing, { rule, record: record([], more), vocabulary });
      return answer.ok ? 'answered' : answer.failure;
    };
    expect(on({})).toBe('answered');
    expect(on({ cpis: { state: 'could-not-check', reason: 'timed-out', notified: 'unknown' } })).toBe(
      'another-record',
    );
    expect(on({ links: { people: [{ source: 'RelatedPerson/1' }], coverage: complete } })).toBe(
      'another-record',
    );
    expect(on({ answers: [{ id: 'a', answer: 'no', encounter: 'today', at: child.now }] })).toBe(
      'another-record',
    );
    expect(on({ encounter: 'tomorrow' })).toBe('another-record');
  });
});
