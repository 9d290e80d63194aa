import { describe, expect, it } from 'vitest';
import { shippedPack } from '../testing-pack.ts';
import { checkCodeSet, type WrittenConcept } from './code-set.ts';
import { badCodes, soundCodes } from './testing-codes.ts';

const check = (concepts: readonly WrittenConcept[], known: Parameters<typeof checkCodeSet>[1] = []) =>
  checkCodeSet({ id: 'one', title: 'One', concepts }, known);

describe('a code set', () => {
  it.each(badCodes)('is refused beside $code of $system ($why)', ({ why: _, at, ...concept }) => {
    const checked = check([concept]);
    expect(checked.ok ? 'taken' : checked.failure.map(({ path }) => path)).toEqual([`concepts[0].${at}`]);
  });

  it.each(soundCodes)('is taken with $code of $system', (concept) => {
    expect(check([concept]).ok).toBe(true);
  });

  it('is refused without a code, without a title, and with a code that is there twice', () => {
    const [sound] = soundCodes;
    const paths = (title: string, concepts: readonly (typeof soundCodes)[number][]) => {
      const checked = checkCodeSet({ id: 'one', title, concepts }, []);
      return checked.ok ? [] : checked.failure.map(({ path }) => path);
    };
    expect(paths('One', [])).toEqual(['concepts']);
    expect(sound && paths(' ', [sound, sound])).toEqual(['title', 'concepts[1].code']);
  });

  it('asks for the source of what is new, and not of what was there or is shipped', () => {
    const [sound] = soundCodes;
    if (sound === undefined) throw new Error('no code');
    const { source: _, ...bare } = sound;
    expect(check([bare]).ok).toBe(false);
    expect(check([bare], [sound]).ok).toBe(true);
    expect(check([bare], 'all').ok).toBe(true);
  });

  it('that is shipped is sound', () => {
    const wrong = shippedPack.codeSets.filter((set) => !checkCodeSet(set, 'all').ok);
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});
