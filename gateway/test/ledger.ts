import type { World } from './world.ts';

/** Every entry of the ledger, oldest first. */
export const entriesOf = async ({ store }: Pick<World, 'store'>): Promise<readonly fhir4.AuditEvent[]> =>
  (await store.db.selectFrom('ledger').select('entry').orderBy('number').execute()).map(
    ({ entry }) => JSON.parse(entry) as fhir4.AuditEvent,
  );

/** The named values of what an entry is about, e.g. a look-up's phase. */
export const detailsOf = ({ entity }: fhir4.AuditEvent): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries((entity?.at(-1)?.detail ?? []).map(({ type, valueString }) => [type, valueString]));

/** An entry about nothing, of minute `i`. */
export const plainEvent = (i: number): fhir4.AuditEvent => ({
  resourceType: 'AuditEvent',
  type: { code: 'rest' },
  action: 'C',
  recorded: new Date(Date.UTC(2026, 10, 20, 10, i)).toISOString(),
  agent: [{ requestor: true, name: 'Ash Sample' }],
  source: { observer: { display: 'Safelight' } },
});
