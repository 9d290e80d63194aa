import { describe, expect, it } from 'vitest';
import { isSystem, systems, wrongWithCode } from './code.ts';

const { snomed, icd10, readV2, ctv3 } = systems;
const local = 'https://records.example/codes';
const point = 'An ICD-10 code has a point after its third sign, e.g. S22.3.';
const icdForm =
  'An ICD-10 code is a capital letter and two digits, with a point before any more, e.g. S22.3.';
const readForm = 'A Read code has five signs, filled up with points, e.g. TL...';
const spaces = 'A code has no space at its ends, and single ones within.';

describe('the form of a code', () => {
  it.each([
    [snomed, '125667009'],
    [icd10, 'T20'],
    [icd10, 'S22.3'],
    [icd10, 'S22.30'],
    [readV2, 'TL...'],
    [readV2, 'TL3z.'],
    [readV2, 'S1234'],
    [readV2, 'a....'],
    [ctv3, 'XaKzQ'],
    [ctv3, 'Y0...'],
    [local, 'NAI'],
    [local, 'NAI 1'],
    [local, 'NAI of the year'],
    [local, '7'],
  ])('of %s is right in “%s”', (system, code) => expect(wrongWithCode({ system, code })).toBeUndefined());

  it.each([
    [snomed, '125667008', 'The check digit does not fit: a digit is wrong or missing.'],
    [snomed, 'S22.3', 'A concept id has 6 to 18 digits.'],
    [icd10, 'S223', point],
    [icd10, 'S2230', point],
    [icd10, 'S22301', icdForm],
    [icd10, 'xS223', icdForm],
    [icd10, 'S223x', icdForm],
    [icd10, 's223', icdForm],
    [icd10, 's22.3', icdForm],
    [icd10, 'S2', icdForm],
    [icd10, 'S22.', icdForm],
    [icd10, 'S22x3', icdForm],
    [icd10, 'S22.301', icdForm],
    [icd10, 'xS22.3', icdForm],
    [icd10, 'S22.3x', icdForm],
    [icd10, 'S2x.3', icdForm],
    [icd10, 'S22.x', icdForm],
    [icd10, '', icdForm],
    [readV2, 'TL', readForm],
    [readV2, 'TL....', readForm],
    [readV2, 'S12345', readForm],
    [readV2, '.....', readForm],
    [readV2, 'T.L..', readForm],
    [readV2, 'TL-..', readForm],
    [ctv3, 'XaKz', readForm],
    [ctv3, 'XaKz!', readForm],
    [ctv3, ' XaKz', readForm],
    [local, ' NAI', spaces],
    [local, 'NAI ', spaces],
    [local, 'NAI  1', spaces],
    [local, '', spaces],
    [local, ' ', spaces],
  ])('of %s is wrong in “%s”', (system, code, said) => expect(wrongWithCode({ system, code })).toBe(said));

  it('is looked at in the systems that records name, as they name them', () => {
    expect(systems).toEqual({
      snomed: 'http://snomed.info/sct',
      icd10: 'http://hl7.org/fhir/sid/icd-10',
      readV2: 'http://read.info/readv2',
      ctv3: 'http://read.info/ctv3',
    });
  });
});

describe('a code system', () => {
  it.each(['http://snomed.info/sct', 'https://records.example/codes', 'urn:oid:2.16.840.1', 'urn:x'])(
    '%s is one',
    (system) => expect(isSystem(system)).toBe(true),
  );
  it.each([
    '',
    'local',
    'SNOMED CT',
    'http://',
    'https://',
    'urn:',
    'ftp://records.example',
    'see https://records.example/codes',
    'https://records.example/our codes',
    ' urn:x',
    'urn:x ',
    'httpx://records.example',
  ])('“%s” is none', (system) => expect(isSystem(system)).toBe(false));
});
