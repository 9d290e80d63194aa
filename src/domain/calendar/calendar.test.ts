import Holidays from 'date-holidays';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageOn, ageWithin } from './age.ts';
import { bankHoliday } from './bank-holidays.ts';
import { moveDay, parseDuration, roughHours } from './duration.ts';
import { dayOf, londonDay, londonInstant, londonMinutes, partsOf, weekdayOf, type Day } from './london.ts';
import { daysOf, whenOf } from './partial-date.ts';
import { closeOfNextWorkingDay, officeOpen, oneWorkingDayAfter } from './working-day.ts';

const day = (text: string): Day => daysOf(text)?.from ?? NaN;
const show = (d: Day): string => new Date(d * 86_400_000).toISOString().slice(0, 10);
const move = (from: string, duration: string, direction: 1 | -1): string =>
  show(moveDay(day(from), parseDuration(duration) ?? { months: 0, days: 0, hours: 0 }, direction));

describe('London days', () => {
  it.each([
    ['2026-03-28T23:59:59Z', '2026-03-28'],
    ['2026-03-29T22:59:59Z', '2026-03-29'],
    ['2026-03-29T23:00:00Z', '2026-03-30'],
    ['2026-06-30T23:30:00Z', '2026-07-01'],
    ['2026-10-24T23:00:00Z', '2026-10-25'],
    ['2026-10-25T23:59:59Z', '2026-10-25'],
    ['2026-12-31T23:59:59Z', '2026-12-31'],
  ])('%s is %s in London', (instant, date) => {
    expect(show(londonDay(Date.parse(instant)))).toBe(date);
  });

  it.each([
    ['2026-03-29', 0, '2026-03-29T00:00:00.000Z'],
    ['2026-03-29', 90, '2026-03-29T01:30:00.000Z'],
    ['2026-03-30', 0, '2026-03-29T23:00:00.000Z'],
    ['2026-10-25', 90, '2026-10-25T00:30:00.000Z'],
    ['2026-10-25', 150, '2026-10-25T02:30:00.000Z'],
    ['2026-10-26', 0, '2026-10-26T00:00:00.000Z'],
    ['2026-07-01', 17 * 60, '2026-07-01T16:00:00.000Z'],
  ])('%s and %i minutes is %s', (date, minutes, instant) => {
    expect(new Date(londonInstant(day(date), minutes)).toISOString()).toBe(instant);
  });

  it('goes from a day and minutes to an instant and back, except in the hour that spring skips', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: day('1996-01-01'), max: day('2060-12-31') }),
        fc.integer({ min: 120, max: 1439 }),
        (d, minutes) => {
          const instant = londonInstant(d, minutes);
          expect([londonDay(instant), londonMinutes(instant)]).toEqual([d, minutes]);
        },
      ),
    );
  });

  it('knows the day of the week', () => {
    expect([weekdayOf(day('2026-11-16')), weekdayOf(day('2026-11-22')), weekdayOf(-1)]).toEqual([1, 7, 3]);
  });
});

describe('partial dates', () => {
  it.each([
    ['2026', '2026-01-01', '2026-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2026-12', '2026-12-01', '2026-12-31'],
    ['2026-03-14', '2026-03-14', '2026-03-14'],
  ])('%s is %s to %s', (date, from, to) => {
    expect(daysOf(date)).toEqual({ from: day(from), to: day(to) });
  });

  it.each([
    '',
    '26',
    '2026-13',
    '2026-02-30',
    '2026-3-1',
    '14/03/2026',
    '2026-03-14T10:00',
    '2026-02-30T10:00:00Z',
    '0026-03-14',
  ])('does not guess at "%s"', (text) => {
    expect(daysOf(text)).toBeUndefined();
    expect(whenOf(text)).toBeUndefined();
  });

  it('keeps a dateTime as one instant and a day as the whole day in London', () => {
    expect(whenOf('2026-07-01T10:00:00+01:00')).toEqual({
      from: Date.UTC(2026, 6, 1, 9),
      to: Date.UTC(2026, 6, 1, 9),
      text: '2026-07-01T10:00:00+01:00',
    });
    expect(whenOf('2026-03-29')).toEqual({
      from: Date.UTC(2026, 2, 29),
      to: Date.UTC(2026, 2, 29, 23) - 1,
      text: '2026-03-29',
    });
  });
});

describe('durations', () => {
  it.each([
    ['2026-08-31', 'P6M', -1, '2026-02-28'],
    ['2024-08-31', 'P6M', -1, '2024-02-29'],
    ['2008-02-29', 'P18Y', 1, '2026-02-28'],
    ['2026-01-31', 'P1M', 1, '2026-02-28'],
    ['2026-01-15', 'P2W', -1, '2026-01-01'],
    ['2026-01-15', 'P28D', 1, '2026-02-12'],
    ['2026-01-15', 'P1Y2M3D', 1, '2027-03-18'],
  ] as const)('%s and %s (%i) is %s', (from, duration, direction, to) => {
    expect(move(from, duration, direction)).toBe(to);
  });

  it.each(['', 'P', 'PT', '6M', 'P-6M', 'P1.5M', 'P6', 'PT30M'])('refuses "%s"', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  it('orders lengths', () => {
    const hours = ['PT24H', 'P2W', 'P28D', 'P6M', 'P18Y'].map((text) =>
      roughHours(parseDuration(text) ?? { months: 0, days: 0, hours: 0 }),
    );
    expect(hours).toEqual([...hours].sort((a, b) => a - b));
  });
});

describe('ages', () => {
  it.each([
    ['2026-11-21', '2026-11-21', 'days', 0, 0],
    ['2026-10-25', '2026-11-21', 'days', 27, 27],
    ['2026-10-24', '2026-11-21', 'months', 0, 0],
    ['2026-07-21', '2026-11-21', 'months', 4, 4],
    ['2026-07-22', '2026-11-21', 'months', 3, 3],
    ['2024-11-22', '2026-11-21', 'months', 23, 23],
    ['2024-11-21', '2026-11-21', 'years', 2, 2],
    ['2020', '2026-11-21', 'years', 5, 6],
    ['2026-11', '2026-11-21', 'days', 0, 20],
  ])('born %s, on %s: %s %i to %i', (birth, on, unit, least, most) => {
    expect(ageOn(birth, day(on))).toEqual({ unit, least, most });
  });

  it('is not given before birth or for a date that cannot be read', () => {
    expect(ageOn('2027-01-01', day('2026-11-21'))).toBeUndefined();
    expect(ageOn('unknown', day('2026-11-21'))).toBeUndefined();
  });

  it.each([
    ['2008-11-22', { under: 'P18Y' }, '2026-11-21', 'yes'],
    ['2008-11-21', { under: 'P18Y' }, '2026-11-21', 'no'],
    ['2008', { under: 'P18Y' }, '2026-11-21', 'unknown'],
    ['2009', { under: 'P18Y' }, '2026-11-21', 'yes'],
    ['2007', { under: 'P18Y' }, '2026-11-21', 'no'],
    ['2010-11-21', { atLeast: 'P16Y', under: 'P18Y' }, '2026-11-21', 'yes'],
    ['2010-11-22', { atLeast: 'P16Y', under: 'P18Y' }, '2026-11-21', 'no'],
    ['2010', { atLeast: 'P16Y', under: 'P18Y' }, '2026-11-21', 'unknown'],
    ['2026-03', { under: 'P1Y' }, '2026-11-21', 'yes'],
    ['2025-11', { under: 'P1Y' }, '2026-11-21', 'unknown'],
    ['2025-10-01', { under: 'P1Y' }, '2026-09', 'yes'],
    ['2025-09-15', { under: 'P1Y' }, '2026-09', 'unknown'],
    ['2025-08-31', { under: 'P1Y' }, '2026-09', 'no'],
  ] as const)('born %s within %o at %s: %s', (birth, limits, at, expected) => {
    const born = daysOf(birth);
    const then = daysOf(at);
    expect(born && then && ageWithin(born, limits, then)).toBe(expected);
  });
});

describe('bank holidays of England and Wales', () => {
  it('agrees with an independent calendar', () => {
    const calendar = new Holidays('GB', 'ENG');
    for (let d = day('2024-01-01'); d <= day('2028-12-31'); d += 1) {
      const { year, month, day: date } = partsOf(d);
      const theirs = calendar.isHoliday(new Date(year, month - 1, date, 12));
      const off = Array.isArray(theirs) && theirs.some(({ type }) => type === 'public' || type === 'bank');
      // The independent calendar lists 25 and 26 December and 1 January themselves as well as their substitutes.
      if (weekdayOf(d) < 6) expect([show(d), bankHoliday(d)]).toEqual([show(d), off ? 'yes' : 'no']);
    }
  });

  it('says so outside its years', () => {
    expect([bankHoliday(dayOf(2023, 12, 25)), bankHoliday(dayOf(2029, 1, 1))]).toEqual([
      'not-known',
      'not-known',
    ]);
  });
});

describe('office hours', () => {
  const hours = { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' };
  it.each([
    ['2026-11-20T09:00:00Z', 'open'],
    ['2026-11-20T08:59:59Z', 'closed'],
    ['2026-11-20T16:59:59Z', 'open'],
    ['2026-11-20T17:00:00Z', 'closed'],
    ['2026-11-21T12:00:00Z', 'closed'],
    ['2026-06-19T08:00:00Z', 'open'],
    ['2026-06-19T16:30:00Z', 'closed'],
    ['2026-12-28T12:00:00Z', 'closed'],
    ['2026-12-25T12:00:00Z', 'closed'],
    ['2031-11-20T12:00:00Z', 'not-known'],
    ['2031-11-20T20:00:00Z', 'closed'],
  ])('at %s: %s', (at, expected) => {
    expect(officeOpen(hours, Date.parse(at))).toBe(expected);
  });
});

describe('one working day', () => {
  it.each([
    ['a Monday', '2026-11-16T10:00:00Z', '2026-11-17T17:00:00.000Z'],
    ['a Monday at 17:00 exactly', '2026-11-16T17:00:00Z', '2026-11-17T17:00:00.000Z'],
    ['a Monday after 17:00', '2026-11-16T17:00:01Z', '2026-11-18T17:00:00.000Z'],
    ['a Friday', '2026-11-20T10:00:00Z', '2026-11-23T17:00:00.000Z'],
    ['a Friday evening', '2026-11-20T20:00:00Z', '2026-11-24T17:00:00.000Z'],
    ['a Saturday', '2026-11-21T10:00:00Z', '2026-11-24T17:00:00.000Z'],
    ['Christmas Eve 2026', '2026-12-24T10:00:00Z', '2026-12-29T17:00:00.000Z'],
    ['Christmas Day 2026', '2026-12-25T10:00:00Z', '2026-12-30T17:00:00.000Z'],
    ['Maundy Thursday 2026', '2026-04-02T09:00:00Z', '2026-04-07T16:00:00.000Z'],
    ['the day before the clocks change', '2026-03-27T10:00:00Z', '2026-03-30T16:00:00.000Z'],
  ])('sent on %s', (_, sent, due) => {
    expect(oneWorkingDayAfter(sent)).toEqual({ at: due, bankHolidays: 'counted' });
  });

  it('ends at the hour of the site, and says when bank holidays are not known', () => {
    expect(oneWorkingDayAfter('2028-12-29T10:00:00Z', '16:30')).toEqual({
      at: '2029-01-01T16:30:00.000Z',
      bankHolidays: 'not-known',
    });
  });
});

describe('a time limit at any instant from 2024 to 2028', () => {
  const instants = fc
    .integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2028, 11, 28) })
    .map((ms) => new Date(ms).toISOString());
  const working = (d: Day): boolean => weekdayOf(d) < 6 && bankHoliday(d) === 'no';
  const workingDaysBetween = (from: Day, to: Day): number =>
    Array.from({ length: to - from }, (_, i) => from + 1 + i).filter(working).length;

  it('ends at 17:00 in London on a working day, whatever the clocks do, and counts every day off', () => {
    fc.assert(
      fc.property(instants, (at) => {
        const sent = londonDay(Date.parse(at));
        const answer = oneWorkingDayAfter(at);
        const due = londonDay(Date.parse(answer.at));
        expect([working(due), londonMinutes(Date.parse(answer.at)), answer.bankHolidays]).toEqual([
          true,
          17 * 60,
          'counted',
        ]);
        const late = !working(sent) || Date.parse(at) > londonInstant(sent, 17 * 60);
        expect(workingDaysBetween(sent, due)).toBe(late ? 2 : 1);
        // The police are to be told by the close of the next working day, whatever the hour.
        const police = closeOfNextWorkingDay(at);
        const told = londonDay(Date.parse(police.at));
        expect([working(told), workingDaysBetween(sent, told), police.bankHolidays]).toEqual([
          true,
          1,
          'counted',
        ]);
      }),
      { numRuns: 2000 },
    );
  });

  it('is never earlier for what is sent later', () => {
    fc.assert(
      fc.property(instants, instants, (one, other) => {
        const [first, second] = [one, other].sort();
        expect(oneWorkingDayAfter(first ?? '').at <= oneWorkingDayAfter(second ?? '').at).toBe(true);
      }),
    );
  });

  it('says that bank holidays are not counted wherever it touches a year outside the table', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.integer({ min: Date.UTC(2029, 0, 1, 1), max: Date.UTC(2060, 0, 1) }),
          fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2023, 11, 31, 22) }),
        ),
        (ms) => {
          const at = new Date(ms).toISOString();
          expect([oneWorkingDayAfter(at).bankHolidays, closeOfNextWorkingDay(at).bankHolidays]).toEqual([
            'not-known',
            'not-known',
          ]);
        },
      ),
    );
  });

  it.each([
    ['a Friday', '2026-11-20T10:00:00Z', '2026-11-23T17:00:00.000Z'],
    ['a Friday at 23:30', '2026-11-20T23:30:00Z', '2026-11-23T17:00:00.000Z'],
    ['a Saturday', '2026-11-21T10:00:00Z', '2026-11-23T17:00:00.000Z'],
    ['Christmas Eve 2026', '2026-12-24T22:00:00Z', '2026-12-29T17:00:00.000Z'],
    ['Christmas Eve 2027', '2027-12-24T10:00:00Z', '2027-12-29T17:00:00.000Z'],
    ['the night the clocks go forward', '2026-03-29T00:59:59Z', '2026-03-30T16:00:00.000Z'],
    ['the hour that comes twice', '2026-10-25T01:30:00Z', '2026-10-26T17:00:00.000Z'],
    ['just before midnight in summer', '2026-07-01T23:30:00Z', '2026-07-03T16:00:00.000Z'],
  ])('known on %s, the police are told by', (_, knownAt, due) => {
    expect(closeOfNextWorkingDay(knownAt).at).toBe(due);
  });
});
