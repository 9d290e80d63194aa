import { describe, expect, it } from 'vitest';
import { whenOf } from '../../domain/calendar/partial-date.ts';
import type { Criterion } from '../rule.ts';
import type { RecordInput } from '../rule.ts';
import { indexVocabulary } from '../vocabulary.ts';
import { leavesOf } from './table.ts';
import { event, gaps, record, truth, unborn, vocabulary } from './testing.ts';

type RecordMore = Partial<RecordInput>;

describe('events', () => {
  const four: Criterion = { events: { kind: 'visit', within: 'P6M', atLeast: 4, distinct: 'day' } };
  const days = ['2026-11-20', '2026-11-02', '2026-09-27', '2026-08-14'];
  const visits = (...dates: string[]) => dates.map((date) => event('visit', date));

  it.each([
    ['enough', visits(...days), {}, 'yes'],
    ['enough, though pages are missing', visits(...days), gaps, 'yes'],
    ['too few', visits(...days.slice(1)), {}, 'no'],
    ['too few, and pages are missing', visits(...days.slice(1)), gaps, 'unknown'],
    ['two on one day', [...visits(...days.slice(1)), event('visit', '2026-11-02', { place: 'b' })], {}, 'no'],
    ['the first day of the window', visits(...days.slice(1), '2026-05-20'), {}, 'yes'],
    ['the day before the window', visits(...days.slice(1), '2026-05-19'), {}, 'no'],
    ['a month that straddles the window', visits(...days.slice(1), '2026-05'), {}, 'unknown'],
    ['a month within the window', visits(...days.slice(1), '2026-06'), {}, 'yes'],
    ['a month that may repeat a day', visits(...days.slice(1), '2026-11'), {}, 'unknown'],
    ['no date', [...visits(...days.slice(1)), event('visit')], {}, 'unknown'],
    ['tomorrow', visits(...days.slice(1), '2026-11-21'), {}, 'no'],
    ['later today', visits(...days.slice(1), '2026-11-20T18:00:00Z'), {}, 'yes'],
  ] as const)('at least 4 in 6 months: %s', (_, events, more, expected) => {
    expect(truth(four, record(events, more))).toBe(expected);
  });

  it.each([
    ['one place', ['a', 'a', 'a'], 'no'],
    ['two places', ['a', 'b', 'a'], 'yes'],
    ['one place and one unknown', ['a', undefined, 'a'], 'unknown'],
    ['no place recorded', [undefined, undefined, undefined], 'unknown'],
  ] as const)('distinct by place: %s', (_, places, expected) => {
    const events = places.map((place, i) => event('visit', days[i], place === undefined ? {} : { place }));
    expect(truth({ events: { kind: 'visit', atLeast: 2, distinct: 'place' } }, record(events))).toBe(
      expected,
    );
  });

  it.each([
    ['by code', { site: [{ system: 's', code: 'ear' }] }, 'yes'],
    ['by words', { siteText: 'Left ear.' }, 'yes'],
    ['by display', { site: [{ system: 'other', code: '1', display: 'Ear, left' }] }, 'yes'],
    ['not inside a word', { siteText: 'rear of the forearm' }, 'no'],
    ['another site', { site: [{ system: 's', code: 'shin' }] }, 'no'],
    ['no site recorded', {}, 'unknown'],
  ] as const)('a site: %s', (_, more, expected) => {
    const criterion: Criterion = { events: { kind: 'bruise', sites: 'ear' } };
    expect(truth(criterion, record([event('bruise', '2026-11-20', more)]))).toBe(expected);
  });

  it.each([
    ['2025-06', 'yes'],
    ['2026-01-14', 'no'],
    ['2026-01', 'unknown'],
    [undefined, 'unknown'],
  ] as const)('while under 1, born 14 Jan 2025, at %s: %s', (when, expected) => {
    const criterion: Criterion = { events: { kind: 'bruise', atAge: { under: 'P1Y' } } };
    expect(truth(criterion, record([event('bruise', when)]))).toBe(expected);
  });

  it('counts hours exactly', () => {
    const criterion: Criterion = { events: { kind: 'visit', within: 'PT24H' } };
    expect(truth(criterion, record([event('visit', '2026-11-19T10:42:00Z')]))).toBe('yes');
    expect(truth(criterion, record([event('visit', '2026-11-19T10:41:59Z')]))).toBe('no');
    expect(truth(criterion, record([event('visit', '2026-11-19')]))).toBe('unknown');
  });

  it.each<[string, readonly (string | undefined)[], RecordMore, string]>([
    ['an accident 15 days before', ['2026-11-03'], {}, 'no'],
    ['an accident 16 days before', ['2026-11-02'], {}, 'yes'],
    ['an accident 2 days after', ['2026-11-20'], {}, 'no'],
    ['no accident', [], {}, 'yes'],
    ['no accident, not read', [], gaps, 'unknown'],
    ['a month with days near and far', ['2026-10'], {}, 'yes'],
    ['a month that reaches the first near day', ['2026-11'], {}, 'unknown'],
    ['a year', ['2026'], {}, 'unknown'],
    ['an accident without a date', [undefined], {}, 'unknown'],
    ['one near among others', ['2026-01-01', undefined, '2026-11-18'], {}, 'no'],
  ])('a bruise of 18 November that no accident explains within 15 days: %s', (_, whens, more, expected) => {
    const criterion: Criterion = {
      events: { kind: 'bruise', within: 'P1M', notNear: { kind: 'end', within: 'P15D' } },
    };
    const accidents = whens.map((when) => event('end', when));
    const input = record([event('bruise', '2026-11-18'), ...accidents], more);
    expect(truth(criterion, input)).toBe(expected);
  });

  it('says the two exclusions, and asks for what they need', () => {
    const rule: Criterion = {
      events: {
        kind: 'bruise',
        within: 'P1M',
        atAge: { atLeast: 'P2D' },
        notNear: { kind: 'end', within: 'P15D' },
      },
    };
    const [leaf] = leavesOf(rule);
    expect(leaf?.say(indexVocabulary(vocabulary))).toBe(
      'a bruise at an age 2 days or over with no end within 15 days of it in the last 1 month',
    );
    // The accident may lie before the window of the bruises.
    expect(leaf?.reads()).toEqual([{ kind: 'bruise', within: 'P1M' }, { kind: 'end' }]);
  });

  it.each([
    ['2025-01-15', 'no'],
    ['2025-01-16', 'yes'],
    ['2025-01', 'unknown'],
  ] as const)('leaves out an injury of birth, coded on %s: %s', (when, expected) => {
    const criterion: Criterion = { events: { kind: 'bruise', atAge: { atLeast: 'P2D' } } };
    expect(truth(criterion, record([event('bruise', when)]))).toBe(expected);
  });

  it('is the negation for absent', () => {
    const absent: Criterion = { absent: { kind: 'bruise' } };
    expect(truth(absent, record([]))).toBe('yes');
    expect(truth(absent, record([], gaps))).toBe('unknown');
    expect(truth(absent, record([event('bruise', '2026')], gaps))).toBe('no');
  });

  it('does not take a resource that was never read for an empty one', () => {
    expect(truth({ events: { kind: 'bruise' } }, record([], { coverage: {} }))).toBe('unknown');
  });
});

describe('latest', () => {
  const current: Criterion = { latest: { start: 'bruise', end: 'end' } };
  it.each([
    ['nothing', [], {}, 'no'],
    ['nothing, incomplete', [], gaps, 'unknown'],
    ['a start', [event('bruise', '2026-03-03')], {}, 'yes'],
    ['a start without a date', [event('bruise')], {}, 'yes'],
    ['a start, incomplete', [event('bruise', '2026-03-03')], gaps, 'unknown'],
    ['ended', [event('bruise', '2025-03-03'), event('end', '2026-01-10')], {}, 'no'],
    ['begun again', [event('end', '2025-03-03'), event('bruise', '2026-01-10')], {}, 'yes'],
    [
      'the same day',
      [event('end', '2026-03-03T09:00:00Z'), event('bruise', '2026-03-03T15:00:00Z')],
      {},
      'unknown',
    ],
    ['overlapping', [event('end', '2026-03'), event('bruise', '2026-03-20')], {}, 'unknown'],
    ['an end without a date', [event('end'), event('bruise', '2026-03-20')], {}, 'unknown'],
  ] as const)('%s', (_, events, more, expected) => {
    expect(truth(current, record(events, more))).toBe(expected);
  });
});

describe('gap', () => {
  const delay: Criterion = {
    gap: {
      from: { kind: 'bruise', point: 'onset' },
      to: { kind: 'bruise', point: 'recorded' },
      longerThan: 'P2D',
    },
  };
  const recorded = whenOf('2026-11-20T10:00:00Z');
  it.each([
    ['2026-11-16', 'yes'],
    ['2026-11-18', 'no'],
    ['2026-11-17T23:00:00Z', 'yes'],
    ['2026-11', 'unknown'],
    [undefined, 'unknown'],
  ] as const)('from %s to 20 November is more than 2 days: %s', (when, expected) => {
    const events = [event('bruise', when, recorded && { recorded })];
    expect(truth(delay, record(events))).toBe(expected);
  });

  it.each([
    ['2025-01-14', 'yes'],
    ['2026-11', 'unknown'],
    [undefined, 'unknown'],
  ] as const)('from birth on %s', (birthDate, expected) => {
    const rest = unborn([event('visit', '2026-11-20')]);
    const criterion: Criterion = { gap: { from: 'birth', to: { kind: 'visit' }, longerThan: 'P4D' } };
    expect(truth(criterion, birthDate === undefined ? rest : { ...rest, birthDate })).toBe(expected);
  });

  it('is unknown without either date', () => {
    expect(truth(delay, record([]))).toBe('unknown');
  });
});

describe('value', () => {
  const light: Criterion = { value: { kind: 'weight', op: 'under', amount: 5, unit: 'kg' } };
  const weight = (when: string, amount: number, unit = 'kg') =>
    event('weight', when, { value: { amount, unit } });
  it.each([
    ['light', [weight('2026-11-01', 4.9)], {}, 'yes'],
    ['the newest counts', [weight('2026-10-01', 4.9), weight('2026-11-01', 5)], {}, 'no'],
    ['none', [], {}, 'unknown'],
    ['another unit', [weight('2026-11-01', 4900, 'g')], {}, 'unknown'],
    ['incomplete', [weight('2026-11-01', 4.9)], gaps, 'unknown'],
    ['two of a month that differ', [weight('2026-11', 4.9), weight('2026-11', 5.2)], {}, 'unknown'],
  ] as const)('%s', (_, events, more, expected) => {
    expect(truth(light, record(events, more))).toBe(expected);
  });
});
