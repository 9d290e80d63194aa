import type { NhsNumberOnRecord } from '../../src/domain/child.ts';
import { parseNhsNumber } from '../../src/domain/nhs-number.ts';
import type { Identifier } from './fhir-shapes.ts';

const system = 'https://fhir.nhs.uk/Id/nhs-number';
// UK Core: Extension UKCore-NHSNumberVerificationStatus; 01 is "Number present and verified".
const statusUrl = 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus';
const verified = '01';

/** What a Patient says of the NHS number. Old identifiers do not count; the same number twice is one. */
export function nhsNumberOf(identifiers: readonly Identifier[]): NhsNumberOnRecord {
  const current = identifiers.filter(
    (id) => id.system === system && id.use !== 'old' && id.value !== undefined,
  );
  const [first] = current;
  if (first?.value === undefined) return { state: 'none' };
  if (new Set(current.map(({ value }) => digitsOf(value ?? ''))).size > 1) return { state: 'several' };
  const value = parseNhsNumber(first.value);
  if (value === undefined) return { state: 'invalid', text: first.value };
  const status = current.flatMap(statusOf)[0];
  if (status === verified) return { state: 'verified', value };
  return { state: 'not-verified', value, ...(status === undefined ? {} : { status }) };
}

const digitsOf = (text: string): string => text.replace(/[\s-]/g, '');

const statusOf = ({ extension }: Identifier): readonly string[] =>
  extension
    .filter(({ url }) => url === statusUrl)
    .flatMap(({ valueCodeableConcept }) => valueCodeableConcept?.coding ?? [])
    .flatMap(({ code }) => (code === undefined ? [] : [code]));
