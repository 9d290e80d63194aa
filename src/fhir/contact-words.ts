import { nameOf } from './map-child.ts';
import { isCurrent } from './period.ts';
import { listOf } from './resource.ts';

/** The words of a concept: its text, else the first display. */
export const conceptWords = (concept: fhir4.CodeableConcept | undefined): string | undefined =>
  [concept?.text?.trim(), ...listOf(concept?.coding).map(({ display }) => display)].find(
    (words) => words !== undefined && words !== '',
  );

/** The words of the first concept that has any. */
export const firstWords = (concepts: readonly fhir4.CodeableConcept[] | undefined): string | undefined =>
  listOf(concepts)
    .map(conceptWords)
    .find((words) => words !== undefined);

/** A name as it is written, "Ada TESTMOTHER"; empty where there is none. `now` in milliseconds. */
export function fullName(named: Parameters<typeof nameOf>[0], now: number): string {
  const { given, family, text } = nameOf(named, now);
  return text ?? [given, family].filter(Boolean).join(' ');
}

/** Telephone numbers in use: "01632 960101 (mobile)". The use "home" says nothing more and is left out. */
export const phonesIn = (
  telecom: readonly fhir4.ContactPoint[] | undefined,
  now: number,
): readonly string[] =>
  listOf(telecom)
    .filter(({ system, use, period }) => system === 'phone' && use !== 'old' && isCurrent(period, now))
    .flatMap(({ value, use }) => {
      if (value === undefined || value.trim() === '') return [];
      return [use === 'work' || use === 'mobile' ? `${value} (${use})` : value];
    });

/** How somebody is reached: their telephone numbers, else an e-mail address. */
export function reachOf(telecom: readonly fhir4.ContactPoint[] | undefined, now: number): string | undefined {
  const phones = phonesIn(telecom, now);
  if (phones.length > 0) return phones.join(', ');
  return listOf(telecom).find(
    ({ system, use, period }) => system === 'email' && use !== 'old' && isCurrent(period, now),
  )?.value;
}

/** An address on one line: "1 Example Street, Sheffield, S10 9ZZ". */
export function addressWords(address: fhir4.Address): string {
  const parts = [...listOf(address.line), address.city, address.district, address.postalCode].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : (address.text ?? '').split('\n').filter(Boolean).join(', ');
}

/** Whether two addresses are the same house: the same first line and the same postcode, however written. */
export function sameHouse(a: fhir4.Address | undefined, b: fhir4.Address | undefined): boolean | undefined {
  const [one, other] = [a, b].map((address) => {
    const line = listOf(address?.line)[0];
    const code = address?.postalCode;
    return line === undefined || code === undefined
      ? undefined
      : `${line} ${code}`.toLowerCase().replace(/[^a-z0-9]/g, '');
  });
  return one === undefined || other === undefined ? undefined : one === other;
}
