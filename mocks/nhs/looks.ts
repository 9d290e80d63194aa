import type { Access } from '../../src/domain/cpis.ts';
import type { CpisRecord } from '../scenarios/cpis-record.ts';
import type { Client, InboxEntry, World } from './world.ts';

const DAY_MS = 86_400_000;
const MOST = 25;

/** The access history of one record: the scenario's looks and those made here, newest first, at most 25. */
export const looksAt = (world: World, record: CpisRecord): readonly Access[] =>
  [...(world.looks.get(record.nhsNumber) ?? []), ...record.accesses]
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
    .slice(0, MOST);

/**
 * What one read of a record sets off. An unscheduled read tells every authority that holds a plan and enters the access
 * history, where the same author appears once in 24 hours; a scheduled read does neither. The requests of one look-up
 * share a trace reference and count once.
 */
export function enterRead(
  world: World,
  read: {
    readonly client: Client;
    readonly nhsNumber: CpisRecord['nhsNumber'];
    readonly traceId: string;
    readonly silent?: 'scheduled' | 'patient-flags';
  },
): void {
  const { client, nhsNumber, traceId, silent } = read;
  if (world.inbox.some((entry) => entry.traceId === traceId && entry.nhsNumber === nhsNumber)) return;
  const record = world.record(nhsNumber);
  const { clientId, system, organisation } = client;
  const line = {
    at: world.now().toISOString(),
    nhsNumber,
    ...(record && { name: record.name }),
    by: { clientId, system, organisation },
    traceId,
  };
  if (silent) world.inbox.push({ ...line, told: false, why: silent });
  else if (!record || record.plans.length === 0) world.inbox.push({ ...line, told: false, why: 'no-record' });
  else {
    const authorities = new Set(record.plans.map(({ authority }) => authority));
    world.inbox.push(
      ...Array.from(authorities, (authority): InboxEntry => ({ ...line, told: true, authority })),
    );
    enterHistory(world, record, client);
  }
}

function enterHistory(world: World, { nhsNumber }: CpisRecord, client: Client): void {
  const now = world.now();
  const looks = world.looks.get(nhsNumber) ?? [];
  const seen = looks.some(
    (look) => look.clientId === client.clientId && now.getTime() - Date.parse(look.at) < DAY_MS,
  );
  if (seen) return;
  const look = {
    at: now.toISOString(),
    name: client.system,
    organisation: client.organisation,
    clientId: client.clientId,
  };
  world.looks.set(nhsNumber, [...looks, look]);
}
