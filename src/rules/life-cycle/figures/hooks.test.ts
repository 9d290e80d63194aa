import { describe, expect, it } from 'vitest';
import type { DayCount, HookMeasure } from './counts.ts';
import { hooksOf } from './hooks.ts';
import { leaving, ownScreen } from './suppress.ts';

const of = (counts: Readonly<Partial<Record<HookMeasure, number>>>): readonly DayCount[] =>
  Object.entries(counts).map(([measure, count]) => ({
    rule: 'ear',
    version: '1.0.0',
    mode: 'active',
    day: '2026-11-20',
    measure: measure as HookMeasure,
    count: count ?? 0,
  }));
const values = (counts: readonly DayCount[], manner = ownScreen) =>
  hooksOf(counts, manner).map(({ hook, shown, opened, accepted, overridden }) => [
    hook,
    ...[shown, opened, accepted, overridden].map(({ value }) => value),
  ]);

describe('cards of hooks', () => {
  it('are told hook by hook, each with what became of it', () => {
    const many = of({
      'hook:patient-view:shown': 40,
      'hook:patient-view:opened': 20,
      'hook:patient-view:overridden': 10,
      'hook:encounter-start:shown': 12,
    });
    expect(values(many)).toEqual([
      ['encounter-start', 12, 0, 0, 0],
      ['patient-view', 40, 20, 0, 10],
    ]);
  });

  it.each<[string, Readonly<Partial<Record<HookMeasure, number>>>]>([
    ['few were shown', { 'hook:patient-view:shown': 3 }],
    [
      'few were not opened, which the others would give away',
      { 'hook:patient-view:shown': 8, 'hook:patient-view:opened': 7 },
    ],
  ])('are not told where %s', (_, counts) => {
    const [told] = values(of(counts));
    expect(told?.slice(1, 3)).not.toContain(counts['hook:patient-view:opened'] ?? 3);
  });

  it('are rounded where they leave the organisation', () => {
    const counts = of({ 'hook:patient-view:shown': 41, 'hook:patient-view:overridden': 12 });
    expect(values(counts, leaving)).toEqual([['patient-view', 40, 0, 0, 10]]);
  });

  it('are none where no hook gave any', () => {
    expect(hooksOf([], ownScreen)).toEqual([]);
  });
});
