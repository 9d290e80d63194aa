import { systems } from './code.ts';
import type { WrittenConcept } from './code-set.ts';

const source = 'SNOMED CT UK edition';

/** Codes that nobody may keep, each with the part that is wrong. Editor, validator and gateway are held to them alike. */
export const badCodes: readonly (WrittenConcept & {
  readonly at: 'system' | 'code' | 'source';
  readonly why: string;
})[] = [
  { system: systems.snomed, code: '125667008', source, at: 'code', why: 'the check digit' },
  { system: systems.snomed, code: '125667', source, at: 'code', why: 'digits are missing' },
  { system: systems.snomed, code: '0125667009', source, at: 'code', why: 'a leading zero' },
  { system: systems.snomed, code: 'S22.3', source, at: 'code', why: 'a code of another system' },
  { system: systems.snomed, code: '', source, at: 'code', why: 'no code' },
  { system: systems.icd10, code: 'S223', source, at: 'code', why: 'no point' },
  { system: systems.icd10, code: 's22.3', source, at: 'code', why: 'a small letter' },
  { system: systems.icd10, code: '125667009', source, at: 'code', why: 'a code of another system' },
  { system: systems.readV2, code: 'TL', source, at: 'code', why: 'too short' },
  { system: 'https://records.example/codes', code: ' a', source, at: 'code', why: 'a space at its end' },
  { system: 'local', code: 'NAI1', source, at: 'system', why: 'no address' },
  { system: '', code: '125667009', source, at: 'system', why: 'no system' },
  { system: systems.snomed, code: '125667009', at: 'source', why: 'from memory' },
  { system: systems.snomed, code: '125667009', source: '  ', at: 'source', why: 'a blank source' },
];

/** Codes that may be kept. */
export const soundCodes: readonly WrittenConcept[] = [
  { system: systems.snomed, code: '125667009', source },
  { system: systems.icd10, code: 'S22.3', source: 'ICD-10 5th edition' },
  { system: systems.icd10, code: 'T20', source: 'ICD-10 5th edition' },
  { system: 'https://records.example/codes', code: 'NAI 1', source: 'Local list' },
];
