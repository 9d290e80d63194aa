import * as v from 'valibot';
import type { NhsNumber } from '../../src/domain/nhs-number.ts';
import { objectsIn } from './suspicion.ts';

const NHS_NUMBER = 'https://fhir.nhs.uk/Id/nhs-number';

/** A FHIR Reference, as far as CP-IS uses it. */
export const Reference = v.object({
  reference: v.optional(v.string()),
  identifier: v.optional(v.object({ system: v.optional(v.string()), value: v.optional(v.string()) })),
  display: v.optional(v.string()),
});
export type Reference = v.InferOutput<typeof Reference>;

/** The ten digits of a number written with or without spaces; undefined for anything else. */
export function tenDigits(text: string): string | undefined {
  const digits = text.replace(/[\s-]/g, '');
  return /^\d{10}$/.test(digits) ? digits : undefined;
}

const inReference = (reference: string): string | undefined =>
  /(?:^|\/)Patient\/(\d{10})(?=$|[/?#])/i.exec(reference)?.[1];

/**
 * Whom a resource is about: `asked` by NHS number; `another` by NHS number; `not-said` where the reference carries
 * none, as in the Patient Flags example.
 */
export function subjectOf(subject: Reference, asked: NhsNumber): 'asked' | 'another' | 'not-said' {
  const { identifier, reference } = subject;
  const byIdentifier =
    identifier?.system === NHS_NUMBER ? (identifier.value ?? '').replace(/[\s-]/g, '') : undefined;
  const byReference = inReference(reference ?? '');
  const said = [byIdentifier, byReference].filter((number) => number !== undefined);
  if (said.length === 0) return 'not-said';
  return said.every((number) => number === asked) ? 'asked' : 'another';
}

/** Whether another person's NHS number stands anywhere in it: as an identifier, or as the id of a Patient referred to. */
export function namesAnother(resource: unknown, asked: NhsNumber): boolean {
  for (const { system, value, reference } of objectsIn(resource)) {
    const written = typeof value === 'number' ? String(value) : value;
    const number = system === NHS_NUMBER && typeof written === 'string' ? tenDigits(written) : undefined;
    const referred = typeof reference === 'string' ? inReference(reference) : undefined;
    if ([number, referred].some((found) => found !== undefined && found !== asked)) return true;
  }
  return false;
}

/**
 * Whether two references to a subject may be to different people. A reference by NHS number fits any other that fits
 * it; two without one must be the same, case aside.
 */
export function mayDiffer(one: Reference, other: Reference): boolean {
  const [a, b] = [one.reference, other.reference].map((reference) => reference?.toLowerCase());
  return a !== undefined && b !== undefined && tail(a) !== tail(b);
}

const tail = (reference: string): string => reference.split('/').slice(-2).join('/');
