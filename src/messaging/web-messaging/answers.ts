import * as v from 'valibot';

/** A place on the scratchpad, e.g. `ServiceRequest/456`; its form is that of a relative reference of FHIR. */
const Location = v.pipe(v.string(), v.regex(/^[A-Z][A-Za-z]{1,63}\/[A-Za-z0-9\-.]{1,64}$/));

/** The handshake is answered with whatever the record system likes to say of itself; nothing of it is used. */
export const HandshakeAnswer = v.record(v.string(), v.unknown());

/** The text of the specification says `failure` and its code system `error`: both are no. */
export const UiAnswer = v.object({ status: v.picklist(['success', 'failure', 'error']) });

/** As `Bundle.entry.response`: "201 Created". */
const status = v.pipe(v.string(), v.regex(/^[1-5]\d\d(\s|$)/), v.maxLength(100));

export const ScratchpadAnswer = v.object({ status, location: v.optional(Location) });

const Kept = v.looseObject({ resourceType: v.string(), id: v.optional(v.string()) });
export type Kept = v.InferOutput<typeof Kept>;

/** One resource, or all that is on the scratchpad. A scratchpad is a shopping basket: what is longer is not read. */
export const ScratchpadContents = v.object({
  status: v.optional(status),
  resource: v.optional(Kept),
  scratchpad: v.optional(
    v.object({
      entry: v.optional(v.pipe(v.array(v.object({ resource: Kept })), v.maxLength(500)), []),
    }),
  ),
});

/** Whether a status line of HTTP says that it was done. */
export const isDone = (line: string): boolean => line.startsWith('2');
