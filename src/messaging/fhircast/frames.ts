import * as v from 'valibot';

/** Something that the hub says happened, reduced to what Safelight acts on. Names and birth dates in it are not read. */
export interface HubEvent {
  /** Unique for the hub: a repeat is recognised by it. Empty where the hub gave none: it cannot be answered. */
  readonly id: string;
  /** Milliseconds since 1970; undefined where the hub's time cannot be read. */
  readonly at: number | undefined;
  /** In small letters: event names are the same in any case. */
  readonly name: string;
  /** Logical id, where the context has one; `somebodyElse` where it names whom this record system does not know. */
  readonly patientId?: string;
  readonly encounterId?: string;
  /** Of a `SyncError`: the event that it is about. */
  readonly about?: string;
  /** Of a `Heartbeat`: the longest that the hub is silent. Seconds. */
  readonly periodSeconds?: number;
}

/** No logical id: several people at once, or a person of another record system. */
const somebodyElse = '';

export type Frame =
  | { readonly kind: 'confirmed'; readonly leaseSeconds?: number }
  | { readonly kind: 'denied' }
  | { readonly kind: 'event'; readonly event: HubEvent }
  /** Not for this subscription, or nothing that the specification knows. Its content is dropped unread. */
  | { readonly kind: 'junk' };

/** Longest frame that is read, in characters: a notification holds two or three resources, and one may hold a picture. */
const longest = 10_000_000;
const mostParts = 50;

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
  decimal: v.optional(v.unknown()),
});
const Notification = v.object({
  timestamp: v.optional(v.unknown()),
  id: v.fallback(v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.maxLength(500)), ''),
  event: v.object({ 'hub.topic': text, 'hub.event': text, context: v.optional(v.unknown()) }),
});
const Issues = v.array(
  v.object({
    details: v.optional(
      v.object({ coding: v.optional(v.array(v.object({ system: text, code: text })), []) }),
    ),
  }),
);
const eventIdSystem = 'https://fhircast.hl7.org/events/syncerror/eventid';

/** What a frame is read for. */
interface Reading {
  readonly topic: string;
  /** The record system's FHIR base: a whole address names a person of this one only when it is below it. */
  readonly base: string;
}

/**
 * Reads one frame of the socket. Whatever it holds, this answers and does not throw. An event of the topic always counts:
 * what of its context cannot be read names nobody, and a record of nobody known is another record.
 */
export function readFrame(data: unknown, { topic, base }: Reading): Frame {
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
  const context = partsOf(event.context);
  const name = event['hub.event'].toLowerCase();
  const patientId = idIn(context, 'Patient', base) ?? subjectIn(context, base);
  const encounterId = idIn(context, 'Encounter', base);
  const about = name === 'syncerror' ? aboutIn(context) : undefined;
  const periodSeconds = name === 'heartbeat' ? periodIn(context) : undefined;
  return {
    kind: 'event',
    event: {
      id,
      at: instantOf(timestamp),
      name,
      ...(patientId === undefined ? {} : { patientId }),
      ...(encounterId === undefined ? {} : { encounterId }),
      ...(about === undefined ? {} : { about }),
      ...(periodSeconds === undefined ? {} : { periodSeconds }),
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

/** What has too many parts is read as if it had none. */
function partsOf(context: unknown): readonly Part[] {
  if (!Array.isArray(context) || context.length > mostParts) return [];
  return context.flatMap((one: unknown) => {
    const part = v.safeParse(Context, one);
    return part.success ? [part.output] : [];
  });
}

/** The one that every part of this kind names. */
function idIn(context: readonly Part[], type: 'Patient' | 'Encounter', base: string): string | undefined {
  const named = new Set(
    context
      .filter(({ key }) => key.toLowerCase() === type.toLowerCase())
      .flatMap(({ resource, reference }) =>
        resource?.resourceType === type && resource.id !== undefined
          ? [resource.id]
          : (referred(reference, type, base) ?? []),
      ),
  );
  return named.size > 1 ? somebodyElse : [...named][0];
}

/** An encounter that is opened without its patient still says whose it is. */
const subjectIn = (context: readonly Part[], base: string): string | undefined =>
  context.some(({ key }) => key.toLowerCase() === 'patient')
    ? undefined
    : context.flatMap(({ resource }) => referred(resource?.subject, 'Patient', base) ?? [])[0];

function referred(given: unknown, type: string, base: string): string | undefined {
  const read = v.safeParse(Reference, given);
  const reference = read.success ? read.output.reference : undefined;
  const [, where, id] =
    reference === undefined
      ? []
      : (new RegExp(`^(.*/)?${type}/([A-Za-z0-9\\-.]{1,64})(?:/_history/.*)?$`).exec(reference) ?? []);
  return where === undefined || where === `${base.replace(/\/$/, '')}/` ? id : somebodyElse;
}

function periodIn(context: readonly Part[]): number | undefined {
  const seconds = Number(context.find(({ key }) => key.toLowerCase() === 'period')?.decimal);
  return seconds > 0 && seconds < 86_400 ? seconds : undefined;
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
