import type { Access } from '../../src/domain/cpis.ts';
import type { CpisRecord } from '../scenarios/cpis-record.ts';
import type { Viewer } from './reader.ts';
import type { InboxEntry, World } from './world.ts';

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
    readonly viewer: Viewer;
    readonly nhsNumber: CpisRecord['nhsNumber'];
    readonly traceId: string;
    readonly silent?: 'scheduled' | 'patient-flags';
  },
): void {
  const { viewer, nhsNumber, traceId, silent } = read;
  if (world.inbox.some((entry) => entry.traceId === traceId && entry.nhsNumber === nhsNumber)) return;
  const record = world.record(nhsNumber);
  const { client, author, name, role, organisation } = viewer;
  const isPerson = author !== client.clientId;
  const line = {
    at: world.now().toISOString(),
    nhsNumber,
    ...(record && { name: record.name }),
    by: {
      clientId: client.clientId,
      system: client.system,
      organisation,
      ...(isPerson && { person: name, role: role ?? '' }),
    },
    traceId,
  };
  if (silent) world.inbox.push({ ...line, told: false, why: silent });
  else if (!record || record.plans.length === 0) world.inbox.push({ ...line, told: false, why: 'no-record' });
  else {
    const authorities = new Set(record.plans.map(({ authority }) => authority));
    world.inbox.push(
      ...Array.from(authorities, (authority): InboxEntry => ({ ...line, told: true, authority })),
    );
    enterHistory(world, record, viewer);
  }
}

function enterHistory(
  world: World,
  { nhsNumber }: CpisRecord,
  { author, name, role, organisation }: Viewer,
): void {
  const now = world.now();
  const looks = world.looks.get(nhsNumber) ?? [];
  const seen = looks.some((look) => look.author === author && now.getTime() - Date.parse(look.at) < DAY_MS);
  if (seen) return;
  const look = { at: now.toISOString(), name, ...(role !== undefined && { role }), organisation, author };
  world.looks.set(nhsNumber, [...looks, look]);
}
