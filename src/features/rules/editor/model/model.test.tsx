import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leafNames } from '../../../../rules/criteria/table.ts';
import { rules, withWeight } from '../../../../rules/export/testing-rules.ts';
import { sentence } from '../../../../rules/sentence.ts';
import { shippedPack } from '../../../../rules/testing-pack.ts';
import { indexVocabulary } from '../../../../rules/vocabulary.ts';
import { newRule } from '../save/start.ts';
import { edited, isTooDeep, type Action } from './actions.ts';
import { check } from './check.ts';
import { contentOf, draftOf, type Draft } from './draft.ts';
import { durationOf, lengthOf, numberOf } from './duration.ts';
import { begin, step, type Step, type Written } from './history.ts';
import { childrenOf, levelsOf, type Part } from './part.ts';
import { sayDraft } from './say.ts';

const vocabulary = withWeight(shippedPack);
const words = indexVocabulary(vocabulary);
const generated = rules(vocabulary).map((rule) => ({ ...rule }));
const fresh = newRule('Jo DUMMY', '2026-11-20T10:42:00.000Z');

const keysOf = (part: Part): readonly number[] => [part.key, ...childrenOf(part).flatMap(keysOf)];
const keyAt = ({ when }: Draft, i: number): number => {
  const keys = keysOf(when);
  return keys[i % keys.length] ?? when.key;
};

/** Any action, upon whatever part stands at a place. */
const action: fc.Arbitrary<(draft: Draft) => Action> = fc
  .tuple(
    fc.nat(20),
    fc.constantFrom(
      'add',
      'choose',
      'how',
      'set-n',
      'move',
      'wrap',
      'dissolve',
      'remove',
      'set',
      'set-field',
    ),
    fc.constantFrom('all', 'any', 'atLeast'),
    fc.constantFrom('part', 'not', 'ask'),
    fc.constantFrom(...leafNames),
    fc.constantFrom('kind', 'within', 'atLeast', 'under', 'question', 'plan'),
    fc.constantFrom<unknown>('bruise', 'P6M', 'PM', 4, 0, '', undefined, 'Is it so?'),
    fc.boolean(),
  )
  .map(([place, what, how, added, name, field, value, typed]) => (draft: Draft): Action => {
    const key = keyAt(draft, place);
    const stroke = typed ? ({ typed: true } as const) : {};
    switch (what) {
      case 'add':
        return { do: 'add', key, how, what: added };
      case 'choose':
        return { do: 'choose', key, name };
      case 'how':
        return { do: 'how', key, how };
      case 'set-n':
        return { do: 'set-n', key, n: value, ...stroke };
      case 'move':
        return { do: 'move', key, by: typed ? 1 : -1 };
      case 'wrap':
      case 'dissolve':
      case 'remove':
        return { do: what, key };
      case 'set':
        return { do: 'set', path: ['guideline', field], value, ...stroke };
      case 'set-field':
        return { do: 'set-field', key, field, value, ...stroke };
    }
  });

describe('a draft', () => {
  it('gives back every shipped rule word for word', () => {
    for (const rule of shippedPack.rules) expect(contentOf(draftOf({ ...rule }))).toEqual(rule);
  });

  it('gives back every rule that the engine can evaluate, and says it in the same words', () => {
    fc.assert(
      fc.property(generated, (rule) => {
        const draft = draftOf(rule);
        expect(contentOf(draft)).toEqual(rule);
        expect(draftOf(contentOf(draft))).toEqual(draft);
        expect(sayDraft(draft, words)).toBe(sentence(rule, vocabulary));
      }),
      { numRuns: 300 },
    );
  });

  it('loses nothing of JSON that is no rule at all', () => {
    const anything = fc.dictionary(fc.string(), fc.jsonValue());
    const condition = fc.letrec<{ part: unknown }>((tie) => ({
      part: fc.oneof(
        { maxDepth: 4 },
        fc.jsonValue(),
        fc.record({ all: fc.array(tie('part')) }),
        fc.record({ not: tie('part') }),
        fc.record({ atLeast: fc.record({ n: fc.jsonValue(), of: fc.array(tie('part')) }) }),
        fc.record({ events: fc.jsonValue(), age: fc.jsonValue() }),
        fc.record({ events: anything }),
      ),
    })).part;
    fc.assert(
      fc.property(anything, condition, (head, when) => {
        const content: Record<string, unknown> = { ...head, when };
        expect(contentOf(draftOf(content))).toEqual(content);
        sayDraft(draftOf(content), words);
      }),
    );
  });

  it('stays one that can be drawn, whatever is done to it', () => {
    fc.assert(
      fc.property(generated, fc.array(action, { maxLength: 30 }), (rule, actions) => {
        let draft = draftOf(rule);
        for (const act of actions) {
          const asked = act(draft);
          const deep = isTooDeep(draft, asked);
          const after = edited(draft, asked);
          if (deep) expect(after).toBe(draft);
          draft = after;
          const keys = keysOf(draft.when);
          expect(new Set(keys).size).toBe(keys.length);
          expect(Math.max(...keys)).toBeLessThan(draft.next);
          expect(levelsOf(draft.when)).toBeLessThanOrEqual(6);
          expect(contentOf(draftOf(contentOf(draft)))).toEqual(contentOf(draft));
          expect(sayDraft(draft, words)).toMatch(/\.$/);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('undo', () => {
  const play = (first: Written, steps: readonly ((draft: Draft) => Step)[]): Written =>
    steps.reduce((written, next) => step(written, next(written.draft)), first);
  const all = (written: Written, what: 'undo' | 'redo'): Written => {
    const next = step(written, { do: what });
    return next === written ? written : all(next, what);
  };

  it('goes back to the beginning after any sequence, and redo to the end', () => {
    fc.assert(
      fc.property(generated, fc.array(action, { maxLength: 40 }), (rule, actions) => {
        const first = begin(draftOf(rule));
        const last = play(first, actions);
        const undone = all(last, 'undo');
        expect(undone.draft).toEqual(first.draft);
        expect(all(undone, 'redo').draft).toEqual(last.draft);
      }),
      { numRuns: 150 },
    );
  });

  it('takes back one thing done, and the key strokes into one field together', () => {
    const type = (value: string): Step => ({ do: 'set', path: ['why'], value, typed: true });
    const first = begin(draftOf(fresh));
    const typed = [type('B'), type('Be'), type('Bec')].reduce(step, first);
    expect(step(typed, { do: 'undo' }).draft).toBe(first.draft);
    const twice = [{ do: 'pause' } as const, type('Beca')].reduce(step, typed);
    expect(step(twice, { do: 'undo' }).draft).toBe(typed.draft);
    const added = step(typed, { do: 'choose', key: typed.draft.when.key, name: 'age' });
    expect(step(added, { do: 'undo' }).draft).toBe(typed.draft);
    expect(step(added, { do: 'redo' })).toBe(added);
  });

  it('forgets the oldest of very many steps', () => {
    const steps = Array.from({ length: 300 }, (_, i): Step => ({
      do: 'set',
      path: ['why'],
      value: String(i),
    }));
    expect(all(steps.reduce(step, begin(draftOf(fresh))), 'undo').draft.head['why']).toBe('99');
  });
});

describe('building', () => {
  const act = (draft: Draft, ...actions: readonly ((draft: Draft) => Action)[]): Draft =>
    actions.reduce((before, next) => edited(before, next(before)), draft);
  const root = ({ when }: Draft): number => when.key;
  const when = (draft: Draft): unknown => contentOf(draft)['when'];

  it('joins what is added to what is there', () => {
    const one = act(draftOf(fresh), (d) => ({ do: 'choose', key: root(d), name: 'age' }));
    const and = act(one, (d) => ({ do: 'add', key: root(d), how: 'all', what: 'part' }));
    expect(when(and)).toEqual({ all: [{ age: { under: 'P1Y' } }, {}] });
    const not = act(and, (d) => ({ do: 'add', key: root(d), how: 'all', what: 'not' }));
    expect(when(not)).toEqual({ all: [{ age: { under: 'P1Y' } }, {}, { not: {} }] });
    const or = act(and, (d) => ({ do: 'add', key: root(d), how: 'any', what: 'ask' }));
    expect(when(or)).toEqual({
      any: [{ all: [{ age: { under: 'P1Y' } }, {}] }, { ask: { answer: 'yes' } }],
    });
  });

  it('leaves no group of one behind, and nothing where the last part was', () => {
    const two = draftOf({ ...fresh, when: { all: [{ age: { under: 'P1Y' } }, { any: [{}, {}] }] } });
    const [, second] = childrenOf(two.when);
    const removed = act(two, () => ({ do: 'remove', key: second?.key ?? 0 }));
    expect(when(removed)).toEqual({ age: { under: 'P1Y' } });
    expect(when(act(removed, (d) => ({ do: 'remove', key: root(d) })))).toEqual({});
    expect(when(act(two, () => ({ do: 'dissolve', key: second?.key ?? 0 })))).toEqual({
      all: [{ age: { under: 'P1Y' } }, {}, {}],
    });
  });

  it('keeps what two criteria share, and names a question after its words', () => {
    const events = { kind: 'bruise', within: 'P6M', atLeast: 3 };
    const draft = draftOf({ ...fresh, when: { events } });
    expect(when(act(draft, (d) => ({ do: 'choose', key: root(d), name: 'absent' })))).toEqual({
      absent: { kind: 'bruise', within: 'P6M' },
    });
    const ask = (value: string) => (d: Draft) =>
      ({ do: 'set-field', key: root(d), field: 'question', value }) as const;
    const asked = act(
      draft,
      (d) => ({ do: 'choose', key: root(d), name: 'ask' }),
      ask('Can {name} move?'),
      ask('Can {name} roll over?'),
    );
    expect(when(asked)).toMatchObject({ ask: { id: 'can-name-roll-over' } });
  });

  it('calls a new rule after its title until it is given another id', () => {
    const title = (value: string): Action => ({ do: 'set', path: ['title'], value, names: true });
    const named = act(draftOf(fresh), () => title('More than 3 A&E visits'));
    expect(named.head['id']).toBe('more-than-3-a-e-visits');
    const own = act(named, () => ({ do: 'set', path: ['id'], value: 'visits' }));
    expect(act(own, () => title('Many visits')).head['id']).toBe('visits');
  });

  it('offers nothing that the engine could not evaluate but what is unfinished', () => {
    const draft = act(
      draftOf({ ...fresh, title: 'T', id: 't' }),
      (d) => ({ do: 'choose', key: root(d), name: 'events' }),
      (d) => ({ do: 'set-field', key: root(d), field: 'kind', value: 'emergency-attendance' }),
      (d) => ({ do: 'set-field', key: root(d), field: 'atLeast', value: 4 }),
    );
    expect(check(contentOf(draft), vocabulary).rule?.when).toEqual({
      events: { kind: 'emergency-attendance', within: 'P12M', atLeast: 4 },
    });
  });
});

describe('what is typed', () => {
  it.each([
    ['P6M', '6', 'M'],
    ['PT24H', '24', 'H'],
    ['P1Y6M', '18', 'M'],
    ['P2W1D', '15', 'D'],
    ['P-6M', '-6', 'M'],
    ['PM', '', 'M'],
    ['P1M2D', '', 'M'],
    [7, '', 'M'],
  ])('%s is %s %s', (duration, n, unit) => {
    expect(lengthOf(duration)).toEqual({ n, unit });
  });

  it('is kept until it is a number', () => {
    expect(durationOf({ n: '24', unit: 'H' })).toBe('PT24H');
    expect(['3', '1.', '1.5', '', 'x'].map(numberOf)).toEqual([3, '1.', 1.5, '', 'x']);
  });
});
