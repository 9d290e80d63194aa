import { describe, expect, it } from 'vitest';
import type { Criterion } from '../rule.ts';
import { event, gaps, noDate, notRead, nothing, outcome, record, recordedOn, unborn } from './testing.ts';

describe('counting without knowing all', () => {
  const at = (place: string | undefined, when?: string) =>
    event('visit', when, place === undefined ? {} : { place });
  it.each<[string, Criterion, readonly ReturnType<typeof event>[], string]>([
    ['visits: two named', distinct('encounter', 2), visitsOf('e1', 'e2'), 'yes'],
    ['visits: the same', distinct('encounter', 2), visitsOf('e1', 'e1'), 'no'],
    ['visits: one of them not named', distinct('encounter', 2), visitsOf('e1', undefined), 'unknown'],
    ['one at least, none named', distinct('encounter', 1), visitsOf(undefined), 'yes'],
    ['none at all', distinct('encounter', 1), [], 'no'],
    ['none at all, by day', distinct('day', 1), [], 'no'],
    ['one of an unknown day', distinct('day', 1), [event('visit')], 'yes'],
    ['two of unknown days', distinct('day', 2), [event('visit'), event('visit')], 'unknown'],
    [
      'two of one month',
      distinct('day', 2),
      [event('visit', '2026-10'), event('visit', '2026-10')],
      'unknown',
    ],
    ['two months', distinct('day', 2), [event('visit', '2026-09'), event('visit', '2026-10')], 'yes'],
    [
      'more than the days that there are',
      distinct('day', 3, 'P1D'),
      some('2026-11', '2026-11', '2026-11-20'),
      'no',
    ],
    ['one day, two places', count(2), [at('a', '2026-11-19'), at('b', '2026-11-19')], 'yes'],
    ['one day, one place', count(2), [at('a', '2026-11-19'), at('a', '2026-11-19')], 'no'],
    ['one day, no place', count(2), [at(undefined, '2026-11-19'), at(undefined, '2026-11-19')], 'no'],
    ['one place, a month', count(2), [at('a', '2026-11-19'), at('a', '2026-11')], 'unknown'],
    ['no dates', count(2), [at('a'), at('a')], 'unknown'],
    ['no dates, three asked', count(3), [at('a'), at('a')], 'no'],
  ])('%s', (_, criterion, events, expected) => {
    expect(outcome(criterion, record(events)).truth).toBe(expected);
  });

  function distinct(by: 'day' | 'encounter', atLeast: number, within?: string): Criterion {
    return { events: { kind: 'visit', distinct: by, atLeast, ...(within !== undefined && { within }) } };
  }
  function count(atLeast: number): Criterion {
    return { events: { kind: 'visit', atLeast } };
  }
  function visitsOf(...encounters: readonly (string | undefined)[]) {
    return encounters.map((encounter, i) =>
      event('visit', `2026-10-1${i}`, encounter === undefined ? {} : { encounter }),
    );
  }
  function some(...whens: readonly string[]) {
    return whens.map((when) => event('visit', when));
  }
});

describe('what latest rests on and lacks', () => {
  const current: Criterion = { latest: { start: 'bruise', end: 'end' } };
  const [begun, over] = [event('bruise', '2026-03-20'), event('end', '2026-05-01')];

  it('rests on the start, on the end, or on nothing', () => {
    expect(outcome(current, record([begun]))).toEqual({ truth: 'yes', evidence: [begun], missing: [] });
    expect(outcome(current, record([begun, over]))).toEqual({ truth: 'no', evidence: [over], missing: [] });
    expect(outcome(current, record([over]))).toEqual({ truth: 'no', evidence: [over], missing: [] });
    expect(outcome(current, record([]))).toEqual({ truth: 'no', ...nothing });
    const again = event('bruise', '2026-06-01');
    expect(outcome(current, record([begun, over, again])).evidence).toEqual([again]);
  });

  it('lacks what was not read, with the newest of both', () => {
    const older = event('bruise', '2025-03-20');
    expect(outcome(current, record([older, begun, over], gaps))).toEqual({
      truth: 'unknown',
      evidence: [begun, over],
      missing: [notRead('bruise', 'Condition'), notRead('end', 'Condition')],
    });
  });

  it('lacks the dates that would tell which came last', () => {
    const coarse = event('end', '2026-03');
    expect(outcome(current, record([begun, coarse]))).toEqual({
      truth: 'unknown',
      evidence: [begun, coarse],
      missing: [noDate('bruise', '2026-03-20'), noDate('end', '2026-03')],
    });
    expect(outcome(current, record([event('bruise'), over])).missing).toEqual([
      noDate('bruise'),
      noDate('end', '2026-05-01'),
    ]);
  });
});

describe('what a gap rests on and lacks', () => {
  const delay = (longerThan: string): Criterion => ({
    gap: { from: { kind: 'bruise', point: 'onset' }, to: { kind: 'bruise', point: 'recorded' }, longerThan },
  });
  const between: Criterion = { gap: { from: { kind: 'bruise' }, to: { kind: 'visit' }, longerThan: 'P2D' } };
  const fromBirth: Criterion = { gap: { from: 'birth', to: { kind: 'visit' }, longerThan: 'P1M' } };
  const [bruise, visit] = [event('bruise', '2026-11-10'), event('visit', '2026-11-13')];

  it('rests on the event itself, the newest alone', () => {
    const late = event('bruise', '2026-11-10', recordedOn('2026-11-13'));
    const older = event('bruise', '2026-11-01', recordedOn('2026-11-18'));
    expect(outcome(delay('P2D'), record([older, late]))).toEqual({
      truth: 'yes',
      evidence: [late],
      missing: [],
    });
    expect(outcome(delay('P3D'), record([older, late]))).toEqual({
      truth: 'no',
      evidence: [late],
      missing: [],
    });
    expect(outcome(delay('P2D'), record([older, late], gaps))).toMatchObject({
      truth: 'unknown',
      evidence: [],
    });
  });

  it.each([
    ['PT24H', '2026-11-20T10:00:00Z', '2026-11-21T10:00:00Z', 'no'],
    ['PT24H', '2026-11-20T10:00:00Z', '2026-11-21T10:00:01Z', 'yes'],
    ['PT1H', '2026-11-20T10:00:00Z', '2026-11-20T10:30:00Z', 'no'],
    ['P1M', '2026-10-20', '2026-11-20', 'no'],
    ['P1M', '2026-10-19', '2026-11-20', 'yes'],
  ])('counts %s from %s to %s: %s', (longerThan, when, recorded, expected) => {
    const one = event('bruise', when, recordedOn(recorded));
    expect(outcome(delay(longerThan), record([one])).truth).toBe(expected);
  });

  it('is open while several may be the newest event and they differ, and decided when they do not', () => {
    const late = event('bruise', '2026-11-10', recordedOn('2026-11-13'));
    const [coarse, undated] = ['2026-11', undefined].map((when) =>
      event('bruise', when, recordedOn('2026-11-02')),
    );
    const dated = event('bruise', '2026-11', recordedOn('2026-12-13'));
    if (coarse === undefined || undated === undefined) throw new Error('no event');
    expect(outcome(delay('P2D'), record([late, coarse]))).toEqual({
      truth: 'unknown',
      evidence: [coarse, late],
      missing: [noDate('bruise', '2026-11'), noDate('bruise', '2026-11-10')],
    });
    expect(outcome(delay('P2D'), record([late, undated])).truth).toBe('unknown');
    expect(outcome(delay('P2D'), record([late, dated]))).toEqual({
      truth: 'yes',
      evidence: [dated, late],
      missing: [],
    });
    // Surely older than the newest: it does not matter that it is coarse.
    const past = event('bruise', '2026-10', recordedOn('2026-10-02'));
    expect(outcome(delay('P2D'), record([late, past])).truth).toBe('yes');
  });

  it('rests on both events, the newest of each kind', () => {
    const earlier = event('visit', '2026-11-11');
    expect(outcome(between, record([bruise, earlier, visit]))).toEqual({
      truth: 'yes',
      evidence: [bruise, visit],
      missing: [],
    });
    expect(outcome(between, record([event('bruise', '2026-11-11'), earlier, visit])).truth).toBe('no');
  });

  it('lacks an event, its date, or what was not read of either', () => {
    expect(outcome(between, record([bruise])).missing).toEqual([noDate('visit')]);
    expect(outcome(between, record([])).missing).toEqual([noDate('bruise'), noDate('visit')]);
    expect(outcome(between, record([bruise, visit, event('visit')])).missing).toEqual([noDate('visit')]);
    expect(outcome(between, record([bruise, visit], gaps)).missing).toEqual([
      notRead('bruise', 'Condition'),
      notRead('visit', 'Encounter'),
    ]);
    expect(outcome(delay('P2D'), record([bruise])).missing).toEqual([noDate('bruise')]);
  });

  it('may be longer when either date is coarse, and says which', () => {
    const month = event('visit', '2026-11');
    expect(outcome(between, record([bruise, month]))).toEqual({
      truth: 'unknown',
      evidence: [bruise, month],
      missing: [noDate('bruise', '2026-11-10'), noDate('visit', '2026-11')],
    });
    // Of two that may be the newest, it is no earlier than the later beginning.
    const two = record([event('bruise', '2026-10-01'), month, event('visit', '2026-11-19')]);
    expect(outcome(between, two).truth).toBe('yes');
  });

  it('counts from birth, and between births nothing', () => {
    const born = (birthDate: string) => ({ ...unborn([visit]), birthDate });
    expect(outcome(fromBirth, born('2026-10-12'))).toEqual({ truth: 'yes', evidence: [visit], missing: [] });
    expect(outcome(fromBirth, born('2026-10-13')).truth).toBe('no');
    expect(outcome(fromBirth, born('2026-10')).truth).toBe('unknown');
    expect(outcome(fromBirth, unborn([visit])).missing).toEqual([{ kind: 'birth-date' }]);
    const lifetime: Criterion = { gap: { from: 'birth', to: 'birth', longerThan: 'P1D' } };
    expect(outcome(lifetime, born('2026'))).toEqual({
      truth: 'unknown',
      evidence: [],
      missing: [{ kind: 'birth-date' }],
    });
    const toBirth: Criterion = { gap: { from: { kind: 'visit' }, to: 'birth', longerThan: 'P1D' } };
    expect(outcome(toBirth, born('2026-11-16')).truth).toBe('yes');
  });
});
