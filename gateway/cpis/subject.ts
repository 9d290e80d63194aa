import * as v from 'valibot';
import type { NhsNumber } from '../../src/domain/nhs-number.ts';

const NHS_NUMBER = 'https://fhir.nhs.uk/Id/nhs-number';

/** A FHIR Reference, as far as CP-IS uses it. */
export const Reference = v.object({
  reference: v.optional(v.string()),
  identifier: v.optional(v.object({ system: v.optional(v.string()), value: v.optional(v.string()) })),
  display: v.optional(v.string()),
});
export type Reference = v.InferOutput<typeof Reference>;

/**
 * Whom a resource is about: `asked` by NHS number; `another` by NHS number; `not-said` where the reference carries
 * none, as in the Patient Flags example.
 */
export function subjectOf(subject: Reference, asked: NhsNumber): 'asked' | 'another' | 'not-said' {
  const { identifier, reference } = subject;
  const byIdentifier =
    identifier?.system === NHS_NUMBER ? (identifier.value ?? '').replace(/[\s-]/g, '') : undefined;
  const byReference = /(?:^|\/)Patient\/(\d{10})$/i.exec(reference ?? '')?.[1];
  const said = [byIdentifier, byReference].filter((number) => number !== undefined);
  if (said.length === 0) return 'not-said';
  return said.every((number) => number === asked) ? 'asked' : 'another';
}
