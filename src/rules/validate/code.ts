import type { Coded } from '../../domain/record.ts';
import { wrongWithConceptId } from './sctid.ts';

/** Code systems whose codes have a form that can be checked. Read: HL7 UK's registry of system identifiers. */
export const systems = {
  snomed: 'http://snomed.info/sct',
  icd10: 'http://hl7.org/fhir/sid/icd-10',
  readV2: 'http://read.info/readv2',
  ctv3: 'http://read.info/ctv3',
} as const;

/** A FHIR code: no space at either end, and single spaces within. */
const anyCode = /^\S+( \S+)*$/;

/** What is wrong with a code by the form of its system, or undefined; of a local code, only what no code may be. */
export function wrongWithCode({ system, code }: Coded): string | undefined {
  switch (system) {
    case systems.snomed:
      return wrongWithConceptId(code);
    case systems.icd10:
      if (/^[A-Z]\d{3,4}$/.test(code)) return 'An ICD-10 code has a point after its third sign, e.g. S22.3.';
      return /^[A-Z]\d{2}(\.\d{1,2})?$/.test(code)
        ? undefined
        : 'An ICD-10 code is a capital letter and two digits, with a point before any more, e.g. S22.3.';
    case systems.readV2:
    case systems.ctv3:
      return /^[A-Za-z0-9]{1,5}\.{0,4}$/.test(code) && code.length === 5
        ? undefined
        : 'A Read code has five signs, filled up with points, e.g. TL...';
    default:
      return anyCode.test(code) ? undefined : 'A code has no space at its ends, and single ones within.';
  }
}

/** Whether a system has the form of an address that a record could bear. */
export const isSystem = (system: string): boolean => /^(https?:\/\/|urn:)\S+$/.test(system);
