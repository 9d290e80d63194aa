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

  const snomed = 'http://snomed.info/sct';
  const sound: WrittenConcept = { system: snomed, code: '125667009', source: 'UK edition' };
  const other: WrittenConcept = { system: snomed, code: '125605004', source: 'UK edition' };
  const said = (concepts: readonly WrittenConcept[], more: { id?: string; title?: string } = {}) => {
    const checked = checkCodeSet({ id: 'one', title: 'One', concepts, ...more }, []);
    return checked.ok ? [] : checked.failure.map(({ path, message, fix }) => `${path}: ${message} ${fix}`);
  };
  const noSystem = 'Choose one, or give the address that your records use for local codes.';
  const noSource = 'Say where the code was found, e.g. the release of the UK edition.';
  it.each<[readonly WrittenConcept[], readonly string[]]>([
    [[], ['concepts: There is no code in it: it would never find anything. Add at least one.']],
    [[{ ...sound, system: 'local' }], [`concepts[0].system: 125667009 has no code system. ${noSystem}`]],
    [[{ ...sound, system: '', code: '' }], [`concepts[0].system: The code has no code system. ${noSystem}`]],
    [[{ ...sound, code: '' }], ['concepts[0].code: There is no code. Give one, or remove the line.']],
    [
      [sound, { ...sound, code: '125667008' }],
      [
        'concepts[1].code: 125667008: The check digit does not fit: a digit is wrong or missing. Copy it again from its source.',
      ],
    ],
    [[other, sound, other], ['concepts[2].code: 125605004 is there twice. Remove one.']],
    [
      [sound, sound, sound],
      [
        'concepts[1].code: 125667009 is there twice. Remove one.',
        'concepts[2].code: 125667009 is there twice. Remove one.',
      ],
    ],
    [[{ ...sound, source: undefined }], [`concepts[0].source: 125667009 has no source. ${noSource}`]],
    [[{ ...sound, source: ' ' }], [`concepts[0].source: 125667009 has no source. ${noSource}`]],
    // The same code of another system is another code.
    [
      [
        { ...sound, system: 'urn:one', code: 'A' },
        { ...sound, system: 'urn:two', code: 'A' },
      ],
      [],
    ],
    [[sound, other], []],
  ])('of %o is refused in these words', (concepts, expected) => expect(said(concepts)).toEqual(expected));

  it('is refused for its title and its id too, and says everything at once', () => {
    const noTitle = 'title: It has no title. Say in a few words what these codes stand for.';
    expect(said([sound], { title: ' ' })).toEqual([noTitle]);
    expect(said([{ ...sound, code: '' }], { title: '' })).toEqual([
      noTitle,
      'concepts[0].code: There is no code. Give one, or remove the line.',
    ]);
    expect(said([sound], { id: 'Not an id' })).toEqual([
      'id: “Not an id” is not accepted. Use small letters, digits and hyphens.',
    ]);
  });

  it('is kept without what nobody reads, and before it has a version', () => {
    const checked = check([{ ...sound, source: 'UK edition' }]);
    expect(checked.ok && checked.value).toEqual({
      id: 'one',
      version: '0.0.0',
      title: 'One',
      concepts: [{ system: snomed, code: '125667009' }],
    });
  });

  it('that is shipped is sound', () => {
    const wrong = shippedPack.codeSets.filter((set) => !checkCodeSet(set, 'all').ok);
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});
