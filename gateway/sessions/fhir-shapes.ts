import * as v from 'valibot';

/** The little of FHIR R4 that a session needs; everything else of a resource is ignored. */
const Coding = v.object({ system: v.optional(v.string()), code: v.optional(v.string()) });
const Concept = v.object({ coding: v.optional(v.array(Coding), []), text: v.optional(v.string()) });
const Reference = v.object({ reference: v.optional(v.string()), display: v.optional(v.string()) });

export const Identifier = v.object({
  system: v.optional(v.string()),
  value: v.optional(v.string()),
  use: v.optional(v.string()),
  extension: v.optional(
    v.array(v.object({ url: v.string(), valueCodeableConcept: v.optional(Concept) })),
    [],
  ),
});
export type Identifier = v.InferOutput<typeof Identifier>;

const HumanName = v.object({
  use: v.optional(v.string()),
  text: v.optional(v.string()),
  prefix: v.optional(v.array(v.string()), []),
  given: v.optional(v.array(v.string()), []),
  family: v.optional(v.string()),
});

export const Patient = v.object({
  resourceType: v.literal('Patient'),
  id: v.string(),
  identifier: v.optional(v.array(Identifier), []),
  // A name or a date that is malformed is none: it must not keep a child's session from opening.
  name: v.fallback(v.optional(v.array(HumanName), []), []),
  birthDate: v.fallback(v.optional(v.string()), undefined),
  link: v.optional(v.array(v.object({ type: v.optional(v.string()) })), []),
});

export type Patient = v.InferOutput<typeof Patient>;

export const Encounter = v.object({
  resourceType: v.literal('Encounter'),
  id: v.string(),
  status: v.fallback(v.optional(v.string()), undefined),
  class: v.optional(Coding),
  serviceType: v.optional(Concept),
  subject: v.optional(Reference),
  location: v.optional(
    v.array(v.object({ location: v.optional(Reference), status: v.optional(v.string()) })),
    [],
  ),
});
export type Encounter = v.InferOutput<typeof Encounter>;

export const Practitioner = v.object({
  resourceType: v.literal('Practitioner'),
  id: v.string(),
  name: v.optional(v.array(HumanName), []),
});
export type Practitioner = v.InferOutput<typeof Practitioner>;

export const PractitionerRole = v.object({
  resourceType: v.literal('PractitionerRole'),
  id: v.optional(v.string()),
  active: v.optional(v.boolean(), true),
  practitioner: v.optional(Reference),
  period: v.fallback(
    v.optional(v.object({ start: v.optional(v.string()), end: v.optional(v.string()) })),
    undefined,
  ),
  organization: v.optional(Reference),
  code: v.optional(v.array(Concept), []),
});
export type PractitionerRole = v.InferOutput<typeof PractitionerRole>;

export const RoleBundle = v.object({
  resourceType: v.literal('Bundle'),
  entry: v.optional(v.array(v.object({ resource: v.optional(v.unknown()) })), []),
});
