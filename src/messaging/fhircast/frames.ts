import * as v from 'valibot';

/** Something that the hub says happened, reduced to what Safelight acts on. Names and birth dates in it are not read. */
export interface HubEvent {
  /** Unique for the hub: a repeat is recognised by it. */
  readonly id: string;
  /** Milliseconds since 1970; undefined where the hub's time cannot be read. */
  readonly at: number | undefined;
  /** In small letters: event names are the same in any case. */
  readonly name: string;
  /** Logical ids, where the context has them. */
  readonly patientId?: string;
  readonly encounterId?: string;
  /** Of a `SyncError`: the event that it is about. */
  readonly about?: string;
}

export type Frame =
  | { readonly kind: 'confirmed'; readonly leaseSeconds?: number }
  | { readonly kind: 'denied' }
  | { readonly kind: 'event'; readonly event: HubEvent }
  /** Not for this subscription, or nothing that the specification knows. Its content is dropped unread. */
  | { readonly kind: 'junk' };

/** Longest frame that is read, in characters: a notification holds two or three resources. */
const longest = 256_000;

const text = v.pipe(v.string(), v.maxLength(500));
const Confirmation = v.object({
  'hub.mode': v.picklist(['subscribe', 'denied']),
  'hub.topic': text,
  'hub.lease_seconds': v.optional(v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,9}$/))])),
});
const Reference = v.object({ reference: v.optional(text) });
const Context = v.object({
  key: text,
  resource: v.optional(
    v.object({
      resourceType: v.optional(text),
      id: v.optional(text),
      subject: v.optional(v.unknown()),
      issue: v.optional(v.unknown()),
    }),
  ),
  reference: v.optional(v.unknown()),
});
const Notification = v.object({
  timestamp: v.optional(v.unknown()),
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(500)),
  event: v.object({
    'hub.topic': text,
    'hub.event': text,
    context: v.optional(v.pipe(v.array(v.unknown()), v.maxLength(50)), []),
  }),
});
const Issues = v.array(
  v.object({
    details: v.optional(
      v.object({ coding: v.optional(v.array(v.object({ system: text, code: text })), []) }),
    ),
  }),
);
const eventIdSystem = 'https://fhircast.hl7.org/events/syncerror/eventid';

/** Reads one frame of the socket for the subscription to `topic`. Whatever it holds, this answers and does not throw. */
export function readFrame(data: unknown, topic: string): Frame {
  if (typeof data !== 'string' || data.length > longest) return { kind: 'junk' };
  const read = parse(data);
  const confirmation = v.safeParse(Confirmation, read);
  if (confirmation.success) {
    const { 'hub.mode': mode, 'hub.topic': of, 'hub.lease_seconds': lease } = confirmation.output;
    if (of !== topic) return { kind: 'junk' };
    if (mode === 'denied') return { kind: 'denied' };
    return { kind: 'confirmed', ...(lease === undefined ? {} : { leaseSeconds: Number(lease) }) };
  }
  const notification = v.safeParse(Notification, read);
  if (!notification.success || notification.output.event['hub.topic'] !== topic) return { kind: 'junk' };
  const { id, timestamp, event } = notification.output;
  const context = event.context.flatMap((one) => {
    const part = v.safeParse(Context, one);
    return part.success ? [part.output] : [];
  });
  const name = event['hub.event'].toLowerCase();
  const patientId = idIn(context, 'patient', 'Patient') ?? subjectIn(context);
  const encounterId = idIn(context, 'encounter', 'Encounter');
  const about = name === 'syncerror' ? aboutIn(context) : undefined;
  return {
    kind: 'event',
    event: {
      id,
      at: instantOf(timestamp),
      name,
      ...(patientId === undefined ? {} : { patientId }),
      ...(encounterId === undefined ? {} : { encounterId }),
      ...(about === undefined ? {} : { about }),
    },
  };
}

type Part = v.InferOutput<typeof Context>;

function parse(data: string): unknown {
  try {
    return JSON.parse(data) as unknown;
  } catch {
    return undefined;
  }
}

function idIn(context: readonly Part[], key: string, type: string): string | undefined {
  const part = context.find((one) => one.key.toLowerCase() === key);
  if (part?.resource?.resourceType === type && part.resource.id !== undefined) return part.resource.id;
  return referred(part?.reference, type);
}

/** An encounter that is opened without its patient still says whose it is. */
const subjectIn = (context: readonly Part[]): string | undefined =>
  context.some(({ key }) => key.toLowerCase() === 'patient')
    ? undefined
    : context.flatMap(({ resource }) => referred(resource?.subject, 'Patient') ?? [])[0];

function referred(given: unknown, type: string): string | undefined {
  const read = v.safeParse(Reference, given);
  const reference = read.success ? read.output.reference : undefined;
  return reference === undefined
    ? undefined
    : new RegExp(`(?:^|/)${type}/([A-Za-z0-9\\-.]{1,64})(?:/_history/|$)`).exec(reference)?.[1];
}

function aboutIn(context: readonly Part[]): string | undefined {
  const outcome = context.find(({ resource }) => resource?.resourceType === 'OperationOutcome');
  const issues = v.safeParse(Issues, outcome?.resource?.issue);
  if (!issues.success) return undefined;
  return issues.output
    .flatMap(({ details }) => details?.coding ?? [])
    .find(({ system }) => system === eventIdSystem)?.code;
}

/** ISO 8601 in UTC, with or without its letter Z. */
function instantOf(timestamp: unknown): number | undefined {
  if (typeof timestamp !== 'string' || timestamp.length > 40) return undefined;
  const at = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(timestamp) ? timestamp : `${timestamp}Z`);
  return Number.isNaN(at) ? undefined : at;
}
