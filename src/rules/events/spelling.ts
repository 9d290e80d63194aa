import type { Coded } from '../../domain/record.ts';

const snomed = 'http://snomed.info/sct';
const icd10 = 'http://hl7.org/fhir/sid/icd-10';

/** Systems as record systems also write them. The object identifiers are those of HL7's registry. */
const alsoWritten: ReadonlyMap<string, string> = new Map([
  ['snomed.info/sct', snomed],
  ['urn:oid:2.16.840.1.113883.6.96', snomed],
  ['2.16.840.1.113883.6.96', snomed],
  ['hl7.org/fhir/sid/icd-10', icd10],
  ['urn:oid:2.16.840.1.113883.6.3', icd10],
  ['2.16.840.1.113883.6.3', icd10],
]);

/** The system as code sets write it: whatever the protocol, the letter case, a last slash or an edition behind it. */
function systemOf(system: string): string {
  const bare = system
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/\/+$/, '');
  const edition = bare.startsWith('snomed.info/sct/') ? 'snomed.info/sct' : bare;
  return alsoWritten.get(edition) ?? system;
}

/**
 * A coding as code sets write it. An ICD-10 code has its point after the third sign; with a fifth sign, as open and
 * closed fractures have (ICD-10, chapter XIX), it is the code of four signs as well.
 */
export function asCodeSetsWrite({ system: written, code: given, ...rest }: Coded): readonly Coded[] {
  const system = systemOf(written);
  const code = given.trim();
  if (system !== icd10) return [{ system, code, ...rest }];
  const [, category, fourth, more = ''] = /^([A-Z]\d\d)\.?(\d)?(.*)$/.exec(code.toUpperCase()) ?? [];
  if (category === undefined) return [{ system, code, ...rest }];
  if (fourth === undefined) return [{ system, code: category, ...rest }];
  const four = { system, code: `${category}.${fourth}`, ...rest };
  return more === '' ? [four] : [{ system, code: `${four.code}${more}`, ...rest }, four];
}
