import { describe, expect, it } from 'vitest';
import { difference, holdLost } from './compare.ts';
import type { RecordRead } from './read-record.ts';

const read = (
  parts: Readonly<Record<string, string>>,
  truths: Readonly<Record<string, string>>,
  words: Readonly<Record<string, string>> = truths,
): RecordRead => ({
  parts: new Map(Object.entries(parts)),
  truths: new Map(Object.entries(truths)),
  findings: new Map(Object.entries(words)),
});

const whole = read({ Encounter: 'present', Flag: 'none-recorded' }, { often: 'yes', seen: 'no' });

describe('one record read in two ways', () => {
  it('is the same where every part was read alike and every rule says the same of the same', () => {
    expect(difference(whole, whole)).toBeUndefined();
  });

  it('differs by a part, a rule, what a rule rests on, or one that is missing', () => {
    const other = (parts: object, truths: object, words: object = truths) =>
      difference(
        whole,
        read(
          { Encounter: 'present', Flag: 'none-recorded', ...parts },
          { often: 'yes', seen: 'no', ...truths },
          {
            often: 'yes',
            seen: 'no',
            ...words,
          },
        ),
      );
    expect(other({ Flag: 'not-shared' }, {})).toMatch(/^Flag: expected none-recorded, found not-shared/);
    expect(other({}, { often: 'no' })).toMatch(/^often: expected yes, found no/);
    expect(other({}, {}, { often: 'yes, of four visits' })).toMatch(/^often/);
    expect(other({}, { more: 'no' })).toMatch(/^more: expected nothing/);
  });
});

describe('a record of which pages were lost', () => {
  const lost =
    (truths: Readonly<Record<string, string>>, encounter = 'incomplete: page-lost') =>
    () =>
      holdLost(whole, read({ Encounter: encounter, Flag: 'none-recorded' }, truths), new Set(['Encounter']));

  it('says so, and leaves rules undecided at most', () => {
    expect(lost({ often: 'unknown', seen: 'unknown' })()).toBe(2);
    expect(lost({ often: 'yes', seen: 'unknown' })()).toBe(1);
  });

  it('fails where the part looks whole, or a rule answers another thing', () => {
    expect(lost({ often: 'unknown', seen: 'unknown' }, 'present')).toThrow(/Encounter lost a page and reads/);
    expect(lost({ often: 'no', seen: 'no' })).toThrow('often: yes became no');
    expect(lost({ often: 'yes' })).toThrow('seen: no became nothing');
  });

  it('fails where a part that lost nothing was read otherwise', () => {
    const found = read(
      { Encounter: 'incomplete: page-lost', Flag: 'not-shared' },
      { often: 'unknown', seen: 'no' },
    );
    expect(() => holdLost(whole, found, new Set(['Encounter']))).toThrow(/Flag lost no page/);
  });
});
