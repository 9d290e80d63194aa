import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Acknowledgement } from '../api/acknowledgements.ts';
import { evidenceKey, evidencePieces } from './digest.ts';
import type { Finding } from './rule.ts';
import { event, finding, rule } from '../test/finding-fixture.ts';
import { seenOf } from './seen.ts';

const now = Date.parse('2026-11-20T10:44:00Z');
const minute = 60_000;
const dayMs = 86_400_000;
const iso = (ms: number) => new Date(ms).toISOString();

const restingOn = (sources: readonly string[], version = '1.2.0'): Finding =>
  finding({ ...rule('ear', 'high'), version }, 'yes', {
    evidence: sources.map((source) => event({ sources: [source] })),
  });

/** Somebody saw the finding a minute ago. */
const sawOf = (of: Finding, changes: Partial<Acknowledgement> = {}): Acknowledgement => ({
  rule: of.rule.id,
  version: of.rule.version,
  evidence: evidenceKey(of),
  pieces: [...evidencePieces(of)],
  reason: 'explained',
  days: 30,
  at: iso(now - minute),
  until: iso(now - minute + 30 * dayMs),
  by: { name: 'Priya SAMPLE' },
  ...changes,
});

const entries = fc.uniqueArray(fc.constantFrom('A/1', 'A/2', 'A/3', 'B/1', 'B/2', 'C/1'));

describe('a flag that was seen', () => {
  it('is quiet until something new is found, whatever was seen and whatever is found', () => {
    fc.assert(
      fc.property(entries, entries, (before, after) => {
        const seen = seenOf(restingOn(after), [sawOf(restingOn(before))], now);
        const isNew = after.some((entry) => !before.includes(entry));
        const nothingLeft = after.length === 0 && before.length > 0;
        expect(seen.state).toBe(isNew || nothingLeft ? 'new' : 'quiet');
      }),
    );
  });

  it('stays quiet in whatever order and however often the same is found', () => {
    fc.assert(
      fc.property(entries, fc.shuffledSubarray(['A/1', 'B/1', 'C/1'], { minLength: 3 }), (more, order) => {
        const seen = sawOf(restingOn(['A/1', 'B/1', 'C/1', ...more]));
        expect(seenOf(restingOn([...order, ...order]), [seen], now).state).toBe('quiet');
      }),
    );
  });

  it('is quiet to the moment at which its time is over, and loud from then on', () => {
    fc.assert(
      fc.property(fc.integer({ min: -dayMs, max: dayMs }), (ms) => {
        const flag = restingOn(['A/1']);
        const seen = seenOf(flag, [sawOf(flag, { until: iso(now + ms) })], now);
        expect(seen.state).toBe(ms > 0 ? 'quiet' : 'over');
      }),
    );
  });

  it.each([
    ['1.2.0', '1.2.1', 'quiet'],
    ['1.2.0', '1.9.0', 'quiet'],
    ['1.3.0', '1.2.0', 'quiet'],
    ['1.2.0', '2.0.0', 'new'],
    ['1.2.0', '10.2.0', 'new'],
  ])('under version %s and now under %s is %s', (then, today, state) => {
    const seen = sawOf(restingOn(['A/1'], then));
    expect(seenOf(restingOn(['A/1'], today), [seen], now).state).toBe(state);
  });

  it('is not quiet because another rule was seen for the same entry', () => {
    const flag = restingOn(['A/1']);
    expect(seenOf(flag, [sawOf(flag, { rule: 'often' })], now)).toEqual({ state: 'new' });
  });

  it('that was kept without its pieces is quiet for the very same evidence only', () => {
    const before = restingOn(['A/1', 'A/2']);
    const seen = sawOf(before, { pieces: undefined });
    expect(seenOf(before, [seen], now).state).toBe('quiet');
    expect(seenOf(restingOn(['A/1']), [seen], now).state).toBe('new');
  });

  it('by several people is quiet as long as one of them said, in whatever order they are kept', () => {
    const flag = restingOn(['A/1']);
    const short = sawOf(flag, { until: iso(now - minute), by: { name: 'Short SAMPLE' } });
    const long = sawOf(flag, { until: iso(now + dayMs), by: { name: 'Long SAMPLE' } });
    const quiet = { state: 'quiet', by: { by: { name: 'Long SAMPLE' } } };
    expect(seenOf(flag, [short, long], now)).toMatchObject(quiet);
    expect(seenOf(flag, [long, short], now)).toMatchObject(quiet);
    expect(seenOf(flag, [short], now)).toMatchObject({ state: 'over', by: { by: { name: 'Short SAMPLE' } } });
  });
});
