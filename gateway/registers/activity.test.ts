import { describe, expect, it } from 'vitest';
import type { Activity } from '../../src/api/registers.ts';
import { activityOf } from './activity.ts';
import type { Counted } from './counted.ts';
import { rangeOf } from './hold-back.ts';
import { measureReport } from './measure-report.ts';

const asked = {
  from: '2026-10',
  to: '2026-11',
  now: new Date('2026-11-30T12:00:00.000Z'),
  workingDayEnds: '17:00',
  settings: new Map([
    ['emergency-department', 'A&E'],
    ['general-practice', 'GP surgery'],
  ]),
};
const line = (counted: Counted, day = '2026-11-02') => ({
  day,
  at: new Date(`${day}T10:00:00.000Z`),
  counted: JSON.stringify(counted),
});
const concern = (id: string, changes: Partial<Extract<Counted, { of: 'concern' }>> = {}) =>
  line({
    of: 'concern',
    concern: id,
    first: true,
    shared: true,
    setting: 'emergency-department',
    harms: ['neglect'],
    ...changes,
  });
const step = (id: string, kind: string, changes: Partial<Extract<Counted, { of: 'step' }>> = {}) =>
  line({ of: 'step', concern: id, step: kind, at: '2026-11-02T11:00:00.000Z', ...changes });
const some = <T>(count: number, make: (id: string) => T, name: string): T[] =>
  Array.from({ length: count }, (_, i) => make(`${name}${i}`));

/** 30 in A&E, of whom 3 are not shared; 12 at the GP's; 21 answered in time, 18 not yet. */
const month = [
  ...some(27, (id) => concern(id), 'a'),
  ...some(3, (id) => concern(id, { shared: false, harms: ['section-47-is-no-harm'] }), 'n'),
  ...some(12, (id) => concern(id, { setting: 'general-practice', harms: ['fgm', 'neglect'] }), 'g'),
  ...some(
    21,
    (id) => [step(id, 'sent'), step(id, 'acknowledged'), step(id, 'decided', { decided: 'section-17' })],
    'a',
  ).flat(),
  ...some(9, () => line({ of: 'look-up', setting: 'emergency-department' }), 'l'),
];
const rows = activityOf(month, asked);
const count = (measure: string, by: string, value = '', of = '2026-11') =>
  rows.find((row) => row.month === of && row.measure === measure && row.by === by && row.value === value)
    ?.count;

describe('figures of activity', () => {
  it('count by month, where, kind of harm and what was decided, in words', () => {
    expect(count('look-ups', 'all')).toBe(10);
    expect(count('look-ups', 'setting', 'A&E')).toBe(10);
    expect(count('concerns', 'setting', 'GP surgery')).toBe(10);
    expect(count('concerns', 'harm', 'Female genital mutilation')).toBe(10);
    expect(count('shared', 'outcome', 'Assessment under section 17')).toBe(20);
    expect(count('shared', 'outcome', 'No decision yet')).toBe(20);
    expect(count('answered-in-time', 'all')).toBe(20);
    expect(count('answered-late', 'all')).toBe(0);
  });

  it('say 0 where nothing was done, and leave nothing uncounted that another measure is counted by', () => {
    expect(count('concerns', 'all', '', '2026-10')).toBe(0);
    expect(count('look-ups', 'setting', 'GP surgery')).toBe(0);
    for (const of of ['2026-10', '2026-11'])
      expect(
        rows.filter((row) => row.month === of && row.by === 'all').map(({ measure }) => measure),
      ).toEqual([
        'look-ups',
        'concerns',
        'shared',
        'not-shared',
        'answered-in-time',
        'answered-late',
        'no-answer-yet',
      ]);
  });

  it('suppress what is small, and let no total be used to find it', () => {
    expect(count('not-shared', 'all')).toBe('1 to 7');
    const concerns = rangeOf(count('concerns', 'all') ?? 0);
    const shared = rangeOf(count('shared', 'all') ?? 0);
    // What is left for decisions not to share, for somebody who subtracts: three numbers at least.
    const least = Math.max(1, concerns.from - shared.to);
    const most = Math.min(7, concerns.to - shared.from);
    expect(most - least).toBeGreaterThanOrEqual(2);
    for (const one of rows)
      if (typeof one.count === 'number')
        expect([one.count % 5, one.count > 0 && one.count < 8]).toEqual([0, false]);
  });

  it('are the same whatever other months are asked for with them', () => {
    const alone = activityOf(month, { ...asked, from: '2026-11' });
    const both = new Map(rows.map((row) => [JSON.stringify({ ...row, count: 0 }), row.count]));
    for (const row of alone) expect(both.get(JSON.stringify({ ...row, count: 0 }))).toBe(row.count);
  });

  it('become a measure report in which a number that is held back is absent, and masked', () => {
    const given: Activity = {
      from: '2026-11',
      to: '2026-11',
      rows: [
        { month: '2026-11', measure: 'concerns', by: 'all', value: '', count: 'not given' },
        { month: '2026-11', measure: 'concerns', by: 'setting', value: 'A&E', count: '1 to 7' },
        { month: '2026-11', measure: 'concerns', by: 'setting', value: 'GP surgery', count: 15 },
      ],
    };
    const masked = {
      _count: {
        extension: [
          { url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'masked' },
        ],
      },
    };
    const [group] =
      measureReport(given, { at: '2026-12-01T09:00:00.000Z', organisation: 'Testshire' }).group ?? [];
    expect(group).toMatchObject({ code: { text: 'Concerns recorded, 2026-11' }, population: [masked] });
    expect(group?.population?.[0]).not.toHaveProperty('count');
    expect(group?.stratifier?.[0]?.stratum).toMatchObject([
      { value: { text: 'A&E' }, population: [masked] },
      { value: { text: 'GP surgery' }, population: [{ count: 15 }] },
    ]);
  });
});
