import * as v from 'valibot';
import { isObject } from '../../src/rules/events/json.ts';

const id = '[A-Za-z0-9\\-.]{1,64}';
const FhirId = v.pipe(v.string(), v.regex(new RegExp(`^${id}$`), 'a FHIR id'));
const User = v.pipe(
  v.string(),
  v.regex(new RegExp(`^(Practitioner|PractitionerRole|Patient|RelatedPerson)/${id}$`), 'a user reference'),
);
const JsonObject = v.custom<Readonly<Record<string, unknown>>>(isObject, 'an object');

const Authorization = v.object({
  // Printable and without spaces, so that it can stand in a header and nowhere else.
  access_token: v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,8192}$/, 'an access token')),
  token_type: v.literal('Bearer'),
  expires_in: v.pipe(v.number(), v.integer()),
  scope: v.string(),
  subject: v.string(),
  patient: v.nullish(FhirId),
});

const whoAndWhom = { userId: User, patientId: FhirId };

/** What every call carries. Members that are not known are ignored, as the specification wants it. */
const call = <Hook extends string, C extends v.GenericSchema>(hook: Hook, context: C) =>
  v.object({
    hook: v.literal(hook),
    hookInstance: v.pipe(v.string(), v.uuid()),
    fhirServer: v.nullish(v.pipe(v.string(), v.url())),
    fhirAuthorization: v.nullish(Authorization),
    context,
    prefetch: v.nullish(JsonObject),
  });

/** The body of a call, by hook: CDS Hooks, "Calling a CDS Service", with the context of each hook of the library. */
export const bodies = {
  'patient-view': call('patient-view', v.object({ ...whoAndWhom, encounterId: v.nullish(FhirId) })),
  'encounter-start': call('encounter-start', v.object({ ...whoAndWhom, encounterId: FhirId })),
  'appointment-book': call(
    'appointment-book',
    v.object({
      ...whoAndWhom,
      encounterId: v.nullish(FhirId),
      appointments: v.object({ resourceType: v.literal('Bundle'), entry: v.optional(v.array(JsonObject)) }),
    }),
  ),
} as const;

/** A call, checked. */
export interface Ask {
  readonly hookInstance: string;
  readonly userId: string;
  readonly patientId: string;
  readonly encounterId?: string;
  /** How the EHR may be asked for what is missing; absent where it may not. */
  readonly authorization?: v.InferOutput<typeof Authorization>;
  readonly prefetch: Readonly<Record<string, unknown>>;
}
