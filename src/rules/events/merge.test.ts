import { describe, expect, it } from 'vitest';
import { whenOf } from '../../domain/calendar/partial-date.ts';
import { event, record, truth } from '../criteria/testing.ts';
import type { Criterion } from '../rule.ts';
import type { ClinicalEvent } from '../../domain/record.ts';
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

describe('what is said of an event that was recorded twice', () => {
  const day = '2026-11-10';
  const ear = { system: 's', code: 'ear' };
  const shin = { system: 's', code: 'shin' };
  const first = {
    ...event('bruise', `${day}T15:00:00Z`, recordedOn('2026-11-12')),
    title: 'Bruise',
    codes: [ear],
    sources: ['A/1', 'A/2'],
    site: [ear],
    siteText: 'Left ear',
    encounter: 'Encounter/2',
    place: 'General',
  };
  const second = {
    ...event('bruise', `${day}T09:00:00Z`, recordedOn('2026-11-11')),
    title: 'Contusion',
    codes: [shin, ear],
    sources: ['A/2', 'B/1'],
    site: [ear, shin],
    siteText: 'Shin',
    encounter: 'Encounter/1',
    place: 'General',
    recordedBy: 'P. SAMPLE',
  };
  const merged = (...events: Parameters<typeof mergeSame>[0]) => mergeSame(events);
  const bare = (more: Partial<ClinicalEvent> = {}): ClinicalEvent => ({
    ...event('bruise', day),
    title: 'Bruise',
    sources: ['C/1'],
    place: 'General',
    ...more,
  });

  it('is all that both say, each thing once', () => {
    expect(merged(first, second)).toEqual([
      {
        kind: 'bruise',
        title: 'Bruise, Contusion',
        codes: [ear, shin],
        sources: ['A/1', 'A/2', 'B/1'],
        site: [ear, shin],
        siteText: 'Left ear; Shin',
        encounter: 'Encounter/1',
        place: 'General',
        recordedBy: 'P. SAMPLE',
        when: whenOf(`${day}T15:00:00Z`),
        recorded: whenOf('2026-11-11'),
      },
    ]);
  });

  it('is what one of them says where the other is silent, and nothing where both are', () => {
    const [alone] = merged(bare());
    expect(alone).toEqual(bare());
    const said = { ...first, title: 'Bruise', sources: ['C/1'], codes: [] };
    for (const both of [merged(bare(), said), merged(said, bare())]) expect(both).toEqual([said]);
    expect(merged(bare(), bare())).toEqual([bare()]);
    expect(Object.keys(merged(bare(), bare())[0] ?? {})).not.toContain('site');
  });

  it('has the time that one of them gives, even where the other gives the day that begins with it', () => {
    const midnight = event('bruise', `${day}T00:00:00Z`, { title: 'Bruise', place: 'General' });
    const dated = event('bruise', day, { title: 'Bruise', place: 'General' });
    for (const both of [merged(dated, midnight), merged(midnight, dated)])
      expect(both.map(({ when }) => when)).toEqual([whenOf(`${day}T00:00:00Z`)]);
  });

  it('is not one event with what is of another kind, place or day, or of no certain day', () => {
    const others = [
      bare(),
      { ...bare(), kind: 'visit' },
      { ...bare(), place: 'Elsewhere' },
      { ...event('bruise', day), title: 'Bruise' },
      { ...bare(), ...event('bruise', '2026-11-11'), place: 'General' },
      { ...event('bruise', '2026-11'), place: 'General' },
      { ...event('bruise', '2026-11'), place: 'General' },
      { ...event('bruise'), place: 'General' },
      { ...event('bruise'), place: 'General' },
    ];
    expect(merged(...others)).toHaveLength(others.length);
    expect(merged(...others)).toEqual(others);
  });

  it('keeps measurements apart by amount and by unit, and one without a number with the first', () => {
    const weight = (amount?: number, unit?: string) => ({
      ...event('weight', day),
      ...(amount !== undefined && { value: { amount, ...(unit !== undefined && { unit }) } }),
    });
    const values = (...events: readonly ReturnType<typeof weight>[]) =>
      merged(...events).map(({ value, sources }) => [value?.amount, value?.unit, sources.length]);
    expect(values(weight(5, 'kg'), weight(5, 'kg'))).toEqual([[5, 'kg', 2]]);
    expect(values(weight(5, 'kg'), weight(5))).toEqual([
      [5, undefined, 1],
      [5, 'kg', 1],
    ]);
    expect(values(weight(6, 'kg'), weight(), weight(5, 'kg'))).toEqual([
      [5, 'kg', 2],
      [6, 'kg', 1],
    ]);
    expect(values(weight(), weight())).toEqual([[undefined, undefined, 2]]);
  });
});
