import { describe, expect, it } from 'vitest';
import { whenOf } from '../../domain/calendar/partial-date.ts';
import { event, record, truth } from '../criteria/testing.ts';
import type { Criterion } from '../rule.ts';
import { mergeSame } from './merge.ts';

const recordedOn = (text: string) => {
  const recorded = whenOf(text);
  return recorded === undefined ? {} : { recorded };
};
/** The answer with the events in the order given, and in the other. */
const bothWays = (criterion: Criterion, ...events: readonly ReturnType<typeof event>[]) =>
  [events, events.toReversed()].map((list) => truth(criterion, record(mergeSame(list))));

describe('an event that is recorded twice', () => {
  it('became known when it was first recorded', () => {
    const delay: Criterion = {
      gap: { from: { kind: 'bruise' }, to: { kind: 'bruise', point: 'recorded' }, longerThan: 'P2D' },
    };
    const atOnce = event('bruise', '2026-11-10', recordedOn('2026-11-10'));
    const again = event('bruise', '2026-11-10', recordedOn('2026-11-18'));
    expect(bothWays(delay, atOnce, again)).toEqual(['no', 'no']);
  });

  it('is as late as the later time of that day', () => {
    const lately: Criterion = { events: { kind: 'visit', within: 'PT24H' } };
    const morning = event('visit', '2026-11-19T08:00:00Z');
    const noon = event('visit', '2026-11-19T12:00:00Z');
    expect(bothWays(lately, morning, noon)).toEqual(['yes', 'yes']);
    expect(bothWays(lately, event('visit', '2026-11-19'), noon)).toEqual(['yes', 'yes']);
  });

  it('is at each of its sites, and not at one made of the words of two', () => {
    const atSite: Criterion = { events: { kind: 'bruise', sites: 'ear' } };
    const at = (siteText: string) => event('bruise', '2026-11-10', { siteText });
    expect(bothWays(atSite, at('Shin'), at('Left ear'))).toEqual(['yes', 'yes']);
    const insideEar: Criterion = { events: { kind: 'bruise', sites: 'inside-ear' } };
    expect(bothWays(insideEar, at('Inside'), at('ear'))).toEqual(['no', 'no']);
    expect(bothWays(insideEar, at('Shin'), at('Inside ear'))).toEqual(['yes', 'yes']);
  });

  it('belongs to the same visit in whatever order it is read', () => {
    const visits: Criterion = { events: { kind: 'bruise', atLeast: 2, distinct: 'encounter' } };
    const of = (encounter: string, when: string) => event('bruise', when, { encounter });
    const answers = bothWays(visits, of('e2', '2026-11-10'), of('e1', '2026-11-10'), of('e2', '2026-11-18'));
    expect(answers).toEqual(['yes', 'yes']);
  });
});

describe('two measurements of one day', () => {
  const weight = (when: string, amount?: number) =>
    event('weight', when, amount === undefined ? {} : { value: { amount, unit: 'kg' } });
  const light: Criterion = { value: { kind: 'weight', op: 'under', amount: 5, unit: 'kg' } };

  it('are both kept: the later counts', () => {
    const answers = bothWays(light, weight('2026-11-19T09:00:00Z', 4.9), weight('2026-11-19T15:00:00Z', 5.2));
    expect(answers).toEqual(['no', 'no']);
  });

  it('leave it open when nobody knows which is the later', () => {
    expect(bothWays(light, weight('2026-11-19', 4.9), weight('2026-11-19', 5.2))).toEqual([
      'unknown',
      'unknown',
    ]);
  });

  it('are one event still', () => {
    const two: Criterion = { events: { kind: 'weight', atLeast: 2 } };
    const answers = bothWays(two, weight('2026-11-19', 4.9), weight('2026-11-19', 5.2), weight('2026-11-19'));
    expect(answers).toEqual(['no', 'no']);
  });
});
