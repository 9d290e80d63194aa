/** What Safelight subscribes to where it may. */
const wanted = [
  'Patient-open',
  'Patient-close',
  'Encounter-open',
  'Encounter-close',
  'UserLogout',
  'UserHibernate',
  'SyncError',
] as const;

/** Young in the specification: a hub that does not know it may refuse a subscription for it. */
const onlyByName = ['Heartbeat'] as const;

/**
 * The events that the launch was granted to read (FHIRcast 3.0, 2.2: `fhircast/Patient-open.read`). A record system that
 * names a hub and no scope of this kind is asked for all of them, and grants what it likes.
 */
export function eventsToAsk(granted: readonly string[]): readonly string[] {
  const scopes = granted.map((scope) => scope.toLowerCase()).filter((scope) => scope.startsWith('fhircast/'));
  if (scopes.length === 0) return wanted;
  const has = (name: string): boolean =>
    ['read', '*'].some((right) => scopes.includes(`fhircast/${name.toLowerCase()}.${right}`));
  return [...wanted.filter((event) => has(event) || has('*')), ...onlyByName.filter(has)];
}
