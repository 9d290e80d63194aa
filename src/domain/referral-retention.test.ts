import { expect, it } from 'vitest';
import { keptUntil } from './referral-retention.ts';

const rule = { untilAge: 25, atLeastYears: 8 };
const logged = '2026-11-20T10:42:00.000Z';

it.each([
  ['a child of three', { about: 'child', birthDate: '2023-03-14' }, '2048-03-14'],
  [
    'a girl of 17, for whom eight years are longer',
    { about: 'child', birthDate: '2009-01-01' },
    '2034-11-20',
  ],
  ['born on 29 February', { about: 'child', birthDate: '2024-02-29' }, '2049-02-28'],
  ['known by month', { about: 'child', birthDate: '2023-03' }, '2048-03-31'],
  ['known by year', { about: 'child', birthDate: '2023' }, '2048-12-31'],
  ['of no known birth date', { about: 'child' }, undefined],
  ['with a date that is none', { about: 'child', birthDate: 'May' }, undefined],
  [
    'unborn, in the record of a mother of 30',
    { about: 'unborn-child', birthDate: '1996-05-05', expectedDate: '2027-03-01' },
    '2052-03-01',
  ],
  ['unborn, expected some day', { about: 'unborn-child', birthDate: '1996-05-05' }, '2052-11-20'],
] as const)('%s', (_, whose, until) => {
  expect(keptUntil(rule, whose, logged)).toBe(until);
});

it('counts the day in London', () => {
  const until = keptUntil(rule, { about: 'child', birthDate: '2009-01-01' }, '2026-07-01T23:30:00.000Z');
  expect(until).toBe('2034-07-02');
});
