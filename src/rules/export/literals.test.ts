import { describe, expect, it } from 'vitest';
import {
  hoursOnly,
  isOneOf,
  moved,
  quoted,
  threeValued,
  toLondonDay,
  toUtc,
  withNumbersNamed,
} from './literals.ts';

describe('pieces of expressions', () => {
  it('are quoted so that no text can end them', () => {
    expect(quoted("it's")).toBe("'it\\'s'");
    expect(quoted('a\\b\nc\nd\\')).toBe("'a\\\\b\\nc\\nd\\\\'");
  });

  it('ask for one of some words', () => {
    expect(isOneOf('code', ['EMER', 'AMB'])).toBe("'|EMER|AMB|'.contains('|' + code + '|')");
  });

  it('move a date by months first, then days', () => {
    expect(moved('d', 'P1Y2M3D', '+')).toBe('(d + 14 months + 3 days)');
    expect(moved('d', 'P2W', '-')).toBe('(d - 0 months - 14 days)');
  });

  it.each([
    ['PT24H', 24],
    ['P1D', undefined],
    ['P1M', undefined],
    ['P1DT2H', undefined],
    ['soon', undefined],
  ])('know the hours of %s', (duration, hours) => expect(hoursOnly(duration)).toBe(hours));

  it('answer yes, no or nothing', () => {
    expect(threeValued('a', 'b')).toBe('iif(a, true, iif(b, false, {}))');
  });

  it('read the time of an instant in UTC and its date in London', () => {
    expect(toUtc('x')).toMatchInlineSnapshot(
      `"x.select(iif(endsWith('Z'), substring(0, 16), ((substring(0, 16) + ':00Z').toDateTime() - (iif(substring(length() - 6, 1) = '-', '-', '') + (substring(length() - 5, 2).toInteger() * 60 + substring(length() - 2, 2).toInteger()).toString() + ' minutes').toQuantity()).toString().substring(0, 16)))"`,
    );
    expect(toLondonDay('x')).toMatchInlineSnapshot(
      `"x.select(iif(length() = 10, $this, $this.select(iif(endsWith('Z'), substring(0, 16), ((substring(0, 16) + ':00Z').toDateTime() - (iif(substring(length() - 6, 1) = '-', '-', '') + (substring(length() - 5, 2).toInteger() * 60 + substring(length() - 2, 2).toInteger()).toString() + ' minutes').toQuantity()).toString().substring(0, 16))).select(iif($this >= substring(0, 4) + '-03-' + (31 - ((5 * substring(0, 4).toInteger() div 4 + 4) mod 7)).toString() + 'T01:00' and $this < substring(0, 4) + '-10-' + (31 - ((5 * substring(0, 4).toInteger() div 4 + 1) mod 7)).toString() + 'T01:00', (($this + ':00Z').toDateTime() + 1 hour).toString().substring(0, 10), substring(0, 10)))))"`,
    );
  });
});

describe('numbers', () => {
  it('are named once, at the front', () => {
    expect(withNumbersNamed('a.where(b = 10 or c > 2.5).count() >= 10')).toBe(
      "%resource.defineVariable('n10', 10).defineVariable('n2_5', 2.5).select(a.where(b = %n10 or c > %n2_5).count() >= %n10)",
    );
  });

  it.each([
    'a = b',
    "a = '10 \\' 20'",
    'd + 3 months + 14 days - 1 hour - 2 hours + 60 minutes',
    '%n10 and v1x and `a 10`',
  ])('that are no numbers are left: %s', (text) => expect(withNumbersNamed(text)).toBe(text));

  it('are not those of words that begin like a unit', () => {
    expect(withNumbersNamed('1 hoursome')).toBe("%resource.defineVariable('n1', 1).select(%n1 hoursome)");
  });
});
