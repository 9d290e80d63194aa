import { describe, expect, it } from 'vitest';
import { accessPattern } from './access-pattern.ts';
import type { Access } from './cpis.ts';

const NOW = Date.parse('2026-11-20T10:44:00Z');
const DAY = 86_400_000;
const look = (daysAgo: number, organisation?: string): Access => ({
  at: new Date(NOW - daysAgo * DAY).toISOString(),
  ...(organisation === undefined ? {} : { organisation }),
});
const pattern = (...accesses: readonly Access[]) => accessPattern(accesses, NOW, false);

describe('the window', () => {
  it.each([
    [[3, 20, 40], 2, { days: 30 }],
    [[3, 20, 40, 70, 80], 3, { days: 60 }],
    [[18, 25, 50, 55, 140, 250], 4, { days: 60 }],
    [[3, 40, 50, 55], 4, { days: 60 }],
    [[3, 80, 200], 2, { days: 90 }],
    [[3, 20, 100, 200, 300], 5, { days: 365 }],
    [[100, 200, 700], 2, { days: 365 }],
  ])('of looks %o days ago: %i in %o', (ago, count, span) => {
    expect(pattern(...ago.map((days) => look(days)))).toMatchObject({ count, span });
  });

  it('is since the first where no year holds two', () => {
    expect(pattern(look(40), look(700), look(1200))).toMatchObject({
      count: 3,
      span: { since: look(1200).at },
    });
  });

  it('counts days on a calendar in London, today being one of them', () => {
    const atMidnight = { at: '2026-10-22T00:10:00+01:00' };
    const before = { at: '2026-10-21T23:50:00+01:00' };
    expect(pattern(look(0), atMidnight)).toMatchObject({ span: { days: 30 } });
    expect(pattern(look(0), before)).toMatchObject({ span: { days: 60 } });
  });

  it('does not depend on the order in which they came', () => {
    expect(pattern(look(50), look(3), look(40))).toEqual(pattern(look(3), look(40), look(50)));
  });
});

it.each([[[]], [[look(3)]]])('fewer than two are no pattern', (accesses) => {
  expect(pattern(...accesses)).toBeUndefined();
});

it('counts each organisation once, however it is written, and says how many looks name none', () => {
  expect(pattern(look(1, 'Testshire Royal'), look(2, 'TESTSHIRE ROYAL '), look(3, '111'), look(4))).toEqual({
    count: 4,
    orMore: false,
    organisations: 2,
    unnamed: 1,
    span: { days: 30 },
  });
});

describe('a list as long as CP-IS ever gives', () => {
  it('may leave out more of the same time', () => {
    expect(accessPattern([look(1), look(2)], NOW, true)?.orMore).toBe(true);
  });

  it('leaves nothing out of a time that begins after its oldest', () => {
    expect(accessPattern([look(1), look(2), look(400)], NOW, true)?.orMore).toBe(false);
  });
});
