import { expect, it } from 'vitest';
import { writtenDate, writtenInstant } from './written.ts';

it('writes a date no finer than it was recorded', () => {
  expect(['2025-01-14', '2025-09', '2025', 'odd'].map(writtenDate)).toEqual([
    '14 January 2025',
    'September 2025',
    '2025',
    'odd',
  ]);
});

it('writes an instant in London’s time, summer and winter', () => {
  expect(writtenInstant('2026-11-20T10:58:00.000Z')).toBe('20 November 2026 at 10:58');
  expect(writtenInstant('2026-07-01T23:30:00.000Z')).toBe('2 July 2026 at 00:30');
});
