import { describe, expect, it } from 'vitest';
import { asCodeSetsWrite } from './spelling.ts';

const sct = 'http://snomed.info/sct';
const icd = 'http://hl7.org/fhir/sid/icd-10';
const written = (system: string, code: string) =>
  asCodeSetsWrite({ system, code }).map((coded) => `${coded.system}|${coded.code}`);

describe('a coding as a record system writes it', () => {
  it.each([
    sct,
    `${sct}/`,
    'https://snomed.info/sct',
    'HTTP://SNOMED.info/SCT',
    ' http://snomed.info/sct ',
    `${sct}/83821000000107`,
    `${sct}/83821000000107/version/20240410`,
    'urn:oid:2.16.840.1.113883.6.96',
    '2.16.840.1.113883.6.96',
  ])('is SNOMED CT with %s', (system) => {
    expect(written(system, ' 125667009')).toEqual([`${sct}|125667009`]);
  });

  it.each([
    [icd, 'S72.3', ['S72.3']],
    ['https://hl7.org/fhir/sid/icd-10/', 'S723', ['S72.3']],
    ['urn:oid:2.16.840.1.113883.6.3', 's72.3', ['S72.3']],
    [icd, 'S72.30', ['S72.30', 'S72.3']],
    [icd, 'S7231', ['S72.31', 'S72.3']],
    [icd, 'S72', ['S72']],
    [icd, 'S72.', ['S72']],
    [icd, 'S72X', ['S72']],
    [icd, 'S72-', ['S72']],
    [icd, 'not a code', ['not a code']],
  ])('is ICD-10 with %s: %s', (system, code, codes) => {
    expect(written(system, code)).toEqual(codes.map((one) => `${icd}|${one}`));
  });

  it.each([
    'http://snomed.info/sctx',
    'http://snomed.info/scx/1',
    'http://hl7.org/fhir/sid/icd-10-cm',
    'https://example.org/snomed.info/sct',
    'http://read.info/ctv3',
  ])('stays that of another system with %s', (system) => {
    expect(written(system, 's723')).toEqual([`${system}|s723`]);
  });

  it('keeps its words', () => {
    expect(asCodeSetsWrite({ system: icd, code: 'S7230', display: 'Shaft of femur' })).toEqual([
      { system: icd, code: 'S72.30', display: 'Shaft of femur' },
      { system: icd, code: 'S72.3', display: 'Shaft of femur' },
    ]);
  });
});
