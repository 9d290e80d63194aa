import { describe, expect, it } from 'vitest';
import { bodyRegions } from './body-region.ts';
import { bodySide, bodySite } from './body-site.ts';

/** SNOMED CT identifiers end in a Verhoeff check digit. */
function checkDigitHolds(id: string): boolean {
  const d = Array.from({ length: 10 }, (_, i) => Array.from({ length: 10 }, (_, j) => dihedral(i, j)));
  const p = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
  const permuted = (digit: number, times: number): number =>
    times === 0 ? digit : permuted(p[digit] ?? 0, times - 1);
  return (
    Array.from(id)
      .reverse()
      .reduce((c, digit, i) => d[c]?.[permuted(Number(digit), i % 8)] ?? 0, 0) === 0
  );
}

/** Multiplication in the dihedral group of order ten. */
function dihedral(a: number, b: number): number {
  if (a < 5) return b < 5 ? (a + b) % 5 : 5 + ((a + b) % 5);
  return b < 5 ? 5 + ((a - b + 5) % 5) : (a - b + 5) % 5;
}

describe('the coded site of a place on the body', () => {
  it('is known for all places but two', () => {
    const without = bodyRegions.filter(({ id }) => bodySite(id) === undefined).map(({ id }) => id);
    expect(without).toEqual(['nappy-area', 'anal-area']);
  });

  it.each(bodyRegions.map(({ id }) => id))('has a true check digit, %s', (id) => {
    const code = bodySite(id);
    expect(code === undefined || checkDigitHolds(code)).toBe(true);
  });

  it('is the same on both sides, which are told apart beside it', () => {
    expect(bodySite('upper-arm-left-back')).toBe(bodySite('upper-arm-right-back'));
    expect(bodySite('upper-arm-left-back')).not.toBe(bodySite('upper-arm-left-front'));
    expect(
      bodyRegions.filter(({ name }) => name.startsWith('Left')).map(({ id }) => bodySide(id)),
    ).not.toContain(undefined);
    expect(bodySide('upper-arm-right-front')).toBe('right');
    expect(bodySide('chest')).toBeUndefined();
  });

  it('is not made up for a place that this version does not know', () => {
    expect(bodySite('antenna-left')).toBeUndefined();
  });
});
