/** The events that this hub knows, as they are called in `hub.events` and in scopes. */
const known = [
  'Patient-open',
  'Patient-close',
  'Encounter-open',
  'Encounter-close',
  'UserLogout',
  'UserHibernate',
  'SyncError',
];

/** Scopes of this hub (FHIRcast 3.0, 2.2). */
export const hubScopes: readonly string[] = ['*', ...known].map((event) => `fhircast/${event}.read`);

/** What a subscriber asks for, read from its form. */
export interface SubscriptionRequest {
  readonly mode: 'subscribe' | 'unsubscribe';
  readonly topic: string;
  readonly events: readonly string[];
  readonly leaseSeconds?: number;
  readonly endpoint?: string;
  readonly name: string;
}

/** Reads the form, strictly: each parameter at most once. Answers one line of what is wrong otherwise. */
export function readSubscription(form: URLSearchParams): SubscriptionRequest | string {
  for (const name of new Set(form.keys())) if (form.getAll(name).length > 1) return `${name} is given twice`;
  const mode = form.get('hub.mode');
  const topic = form.get('hub.topic');
  const events = form.get('hub.events');
  const lease = form.get('hub.lease_seconds');
  const endpoint = form.get('hub.channel.endpoint');
  if (form.get('hub.channel.type') !== 'websocket') return 'hub.channel.type must be websocket';
  if (mode !== 'subscribe' && mode !== 'unsubscribe') return 'hub.mode must be subscribe or unsubscribe';
  if (topic === null || topic === '') return 'hub.topic is missing';
  if ((events === null) === (mode === 'subscribe'))
    return 'hub.events belongs to a subscription, and to nothing else';
  if (lease !== null && !/^[1-9]\d{0,8}$/.test(lease)) return 'hub.lease_seconds must be a positive integer';
  return {
    mode,
    topic,
    events: events?.split(',') ?? [],
    name: form.get('subscriber.name') ?? 'A subscriber',
    ...(lease === null ? {} : { leaseSeconds: Number(lease) }),
    ...(endpoint === null ? {} : { endpoint }),
  };
}

/** Of the events that are asked for, those that the token may read, in the hub's own spelling. */
export function grantedEvents(asked: readonly string[], scope: string): readonly string[] {
  const scopes = scope.split(' ');
  return known.filter(
    (event) =>
      asked.some((one) => one.toLowerCase() === event.toLowerCase()) &&
      (scopes.includes('fhircast/*.read') || scopes.includes(`fhircast/${event}.read`)),
  );
}
