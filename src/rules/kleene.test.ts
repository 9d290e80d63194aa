import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allOf, anyOf, atLeastOf, notOf } from './kleene.ts';
import type { Truth } from './rule.ts';

const truth = fc.constantFrom<Truth>('yes', 'no', 'unknown');
const truths = fc.array(truth, { minLength: 1, maxLength: 6 });

/** Every way in which the unknowns could turn out. */
function worlds(from: readonly Truth[]): readonly (readonly Truth[])[] {
  return from.reduce<readonly (readonly Truth[])[]>(
    (done, one) =>
      done.flatMap((world) =>
        (one === 'unknown' ? (['yes', 'no'] as const) : [one]).map((settled) => [...world, settled]),
      ),
    [[]],
  );
}

function settled(from: readonly Truth[], combine: (world: readonly Truth[]) => Truth): Truth {
  const outcomes = new Set(worlds(from).map(combine));
  return outcomes.size === 1 ? ([...outcomes][0] ?? 'unknown') : 'unknown';
}

describe('Kleene logic', () => {
  it('answers what holds however the unknowns turn out', () => {
    fc.assert(
      fc.property(truths, fc.integer({ min: 1, max: 6 }), (parts, n) => {
        expect(allOf(parts)).toBe(settled(parts, (w) => (w.every((t) => t === 'yes') ? 'yes' : 'no')));
        expect(anyOf(parts)).toBe(settled(parts, (w) => (w.some((t) => t === 'yes') ? 'yes' : 'no')));
        expect(atLeastOf(n, parts)).toBe(
          settled(parts, (w) => (w.filter((t) => t === 'yes').length >= n ? 'yes' : 'no')),
        );
      }),
    );
  });

  it('keeps De Morgan and double negation, and does not mind the order', () => {
    fc.assert(
      fc.property(truths, (parts) => {
        expect(notOf(allOf(parts))).toBe(anyOf(parts.map(notOf)));
        expect(parts.map(notOf).map(notOf)).toEqual(parts);
        expect(allOf(parts.toReversed())).toBe(allOf(parts));
        expect(anyOf([...parts, ...parts])).toBe(anyOf(parts));
      }),
    );
  });

  it('never takes back an answer when an unknown becomes known', () => {
    fc.assert(
      fc.property(truths, fc.constantFrom<Truth>('yes', 'no'), (parts, known) => {
        const more = parts.map((part) => (part === 'unknown' ? known : part));
        for (const combine of [allOf, anyOf, (t: readonly Truth[]) => atLeastOf(2, t)])
          if (combine(parts) !== 'unknown') expect(combine(more)).toBe(combine(parts));
      }),
    );
  });
});
