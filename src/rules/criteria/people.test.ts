import { describe, expect, it } from 'vitest';
import type { CpisStatus } from '../../domain/cpis.ts';
import type { Answer, Criterion } from '../rule.ts';
import { complete, lost, now, record, truth, unborn } from './testing.ts';

describe('age', () => {
  it.each([
    ['2026-01-01', 'yes'],
    ['2025-11-20', 'no'],
    ['2025-11', 'unknown'],
    ['not a date', 'unknown'],
  ])('under 1, born %s: %s', (birthDate, expected) => {
    expect(truth({ age: { under: 'P1Y' } }, record([], { birthDate }))).toBe(expected);
  });

  it('takes the expected date for an unborn child, and is unknown without either', () => {
    expect(truth({ age: { under: 'P1Y' } }, { ...unborn(), expectedBirthDate: '2027-02-01' })).toBe('yes');
    expect(truth({ age: { under: 'P1Y' } }, unborn())).toBe('unknown');
  });
});

describe('cpis', () => {
  const check = {
    askedAt: now,
    answeredAt: now,
    kind: 'unscheduled',
    setting: 'A&E',
    by: { name: 'P. SAMPLE' },
    notified: 'yes',
  } as const;
  const found = (status: 'current' | 'ended'): CpisStatus => ({
    state: 'found',
    plans: [{ kind: 'child-protection', status, authority: 'Sheffield City Council', phones: {} }],
    history: { state: 'listed', accesses: [{ at: '2026-11-02T21:12:00Z' }, { at: '2026-01-02T21:12:00Z' }] },
    check,
  });
  const current: Criterion = { cpis: { plan: ['child-protection'], status: 'current' } };
  it.each<[string, CpisStatus, string]>([
    ['found', found('current'), 'yes'],
    ['ended', found('ended'), 'no'],
    ['none', { state: 'none', check }, 'no'],
    ['not checked', { state: 'not-checked' }, 'unknown'],
    ['checking', { state: 'checking', askedAt: now, kind: 'unscheduled', setting: 'A&E' }, 'unknown'],
    ['could not', { state: 'could-not-check', reason: 'timed-out', notified: 'unknown' }, 'unknown'],
  ])('%s', (_, cpis, expected) => {
    expect(truth(current, record([], { cpis }))).toBe(expected);
  });

  it('counts accesses in a window, and cannot when none are offered', () => {
    const often = (atLeast: number): Criterion => ({ cpis: { accesses: { atLeast, within: 'P6M' } } });
    expect(truth(often(1), record([], { cpis: found('ended') }))).toBe('yes');
    expect(truth(often(2), record([], { cpis: found('ended') }))).toBe('no');
    const silent: CpisStatus = { state: 'found', plans: [], history: { state: 'not-offered' }, check };
    expect(truth(often(1), record([], { cpis: silent }))).toBe('unknown');
  });
});

describe('household', () => {
  const sibling: Criterion = { household: { relationship: ['brother', 'sister'], age: { under: 'P18Y' } } };
  const person = (relationship: string, birthDate?: string) => ({
    relationship,
    source: 'RelatedPerson/1',
    ...(birthDate && { birthDate }),
  });
  it.each([
    ['a brother', [person('Half-brother', '2020')], complete, 'yes'],
    ['a brother, more not read', [person('Brother', '2020')], lost, 'yes'],
    ['a mother', [person('mother', '1995')], complete, 'no'],
    ['nobody', [], complete, 'no'],
    ['nobody, not read', [], lost, 'unknown'],
    ['a brother of unknown age', [person('brother')], complete, 'unknown'],
  ] as const)('%s', (_, people, coverage, expected) => {
    expect(truth(sibling, record([], { links: { people, coverage } }))).toBe(expected);
  });
});

describe('ask', () => {
  const question: Criterion = { ask: { id: 'moves', question: 'Can the child move?', answer: 'no' } };
  const given = (answer: Answer['answer'], more: Partial<Answer> = {}): Answer => ({
    id: 'moves',
    answer,
    encounter: 'today',
    at: now,
    ...more,
  });
  it.each([
    ['as asked', [given('no')], 'yes'],
    ['otherwise', [given('yes')], 'no'],
    ['not sure', [given('not-sure')], 'unknown'],
    ['nothing', [], 'unknown'],
    ['at another encounter', [given('no', { encounter: 'last-year' })], 'unknown'],
    ['changed', [given('no'), given('yes', { at: '2026-11-20T10:43:00Z' })], 'no'],
  ] as const)('%s', (_, answers, expected) => {
    expect(truth(question, record([], { answers }))).toBe(expected);
  });
});
