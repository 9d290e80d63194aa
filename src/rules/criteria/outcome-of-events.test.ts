import { describe, expect, it } from 'vitest';
import type { Criterion, RecordInput } from '../rule.ts';
import { complete, event, gaps, lost, noDate, notRead, nothing, outcome, record, unborn } from './testing.ts';

describe('what events rest on and lack', () => {
  const two: Criterion = { events: { kind: 'visit', atLeast: 2, within: 'P6M' } };
  const [a, b, old] = [
    event('visit', '2026-11-20'),
    event('visit', '2026-11-02'),
    event('visit', '2025-01-01'),
  ];

  it('rest on those that counted, the newest first, and on none for no', () => {
    expect(outcome(two, record([old, b, a]))).toEqual({ truth: 'yes', evidence: [a, b], missing: [] });
    expect(outcome(two, record([a, old]))).toEqual({ truth: 'no', ...nothing });
  });

  it('lack what was not read', () => {
    expect(outcome(two, record([a], gaps))).toEqual({
      truth: 'unknown',
      evidence: [a],
      missing: [notRead('visit', 'Encounter')],
    });
  });

  it('lack the date that is too coarse for the window, or not there', () => {
    const [coarse, undated] = [event('visit', '2026-05'), event('visit')];
    expect(outcome(two, record([a, coarse])).missing).toEqual([noDate('visit', '2026-05')]);
    expect(outcome(two, record([a, undated])).missing).toEqual([noDate('visit')]);
    expect(outcome(two, record([a, coarse])).evidence).toEqual([a, coarse]);
  });

  it('lack the date of those that may be of one day', () => {
    const coarse = event('visit', '2026-11');
    const days: Criterion = { events: { kind: 'visit', atLeast: 2, distinct: 'day' } };
    expect(outcome(days, record([a, coarse])).missing).toEqual([noDate('visit', '2026-11')]);
    expect(outcome(days, record([a, event('visit')])).missing).toEqual([noDate('visit')]);
  });

  it('lack a date, for want of a better word, where places or visits were not recorded', () => {
    const places: Criterion = { events: { kind: 'visit', atLeast: 2, distinct: 'place' } };
    expect(outcome(places, record([a, b])).missing).toEqual([noDate('visit')]);
    expect(outcome(places, record([a, b], gaps)).missing).toEqual([
      noDate('visit'),
      notRead('visit', 'Encounter'),
    ]);
  });

  it('lack only what was not read while even the possible are too few', () => {
    const three: Criterion = { events: { kind: 'visit', atLeast: 3, within: 'P6M' } };
    expect(outcome(three, record([a, event('visit', '2026-05')], gaps)).missing).toEqual([
      notRead('visit', 'Encounter'),
    ]);
  });

  it('lack the site, or the birth date', () => {
    const bruise = event('bruise', '2026-11-20');
    expect(outcome({ events: { kind: 'bruise', sites: 'ear' } }, record([bruise])).missing).toEqual([
      { kind: 'site', eventKind: 'bruise' },
    ]);
    const young: Criterion = { events: { kind: 'bruise', atAge: { under: 'P1Y' } } };
    expect(outcome(young, unborn([bruise])).missing).toEqual([{ kind: 'birth-date' }]);
    expect(outcome(young, record([event('bruise', '2026-01')])).missing).toEqual([
      noDate('bruise', '2026-01'),
    ]);
  });

  it('need a code of the narrower set', () => {
    const bad: Criterion = { events: { kind: 'bruise', codes: 'bad' } };
    const coded = (code: string) => event('bruise', '2026-11-20', { codes: [{ system: 's', code }] });
    expect(outcome(bad, record([coded('bad')])).truth).toBe('yes');
    expect(outcome(bad, record([coded('ear')])).truth).toBe('no');
    expect(outcome(bad, record([event('bruise', '2026-11-20')])).truth).toBe('no');
  });

  it('lack the date of the accident that may be near, or whether there was one', () => {
    const alone: Criterion = { events: { kind: 'bruise', notNear: { kind: 'visit', within: 'P15D' } } };
    const bruise = event('bruise', '2026-11-18');
    const missing = (input: RecordInput) => outcome(alone, input).missing;
    expect(missing(record([bruise, event('visit', '2026')]))).toEqual([noDate('visit', '2026')]);
    expect(missing(record([event('bruise'), a]))).toEqual([noDate('bruise')]);
    expect(missing(record([bruise], { coverage: { Condition: complete, Encounter: lost } }))).toEqual([
      notRead('visit', 'Encounter'),
    ]);
  });

  it('are turned round by absent, with the same evidence', () => {
    const absent: Criterion = { absent: { kind: 'visit', within: 'P6M' } };
    expect(outcome(absent, record([a]))).toEqual({ truth: 'no', evidence: [a], missing: [] });
    expect(outcome(absent, record([old]))).toEqual({ truth: 'yes', ...nothing });
    expect(outcome(absent, record([], gaps)).missing).toEqual([notRead('visit', 'Encounter')]);
  });
});
