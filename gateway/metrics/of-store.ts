import { sql } from 'kysely';
import { Gauge, type Registry } from 'prom-client';
import type { Store } from '../store/store.ts';

interface Means {
  readonly store: Pick<Store, 'db' | 'pool' | 'auditForwarding'>;
  /** Requests that are being answered. */
  readonly inFlight: () => number;
  /** Whether new requests are welcome. */
  readonly stopping: () => boolean;
  readonly clock: () => Date;
}

interface Read {
  readonly sessions: number;
  readonly entries: number;
  readonly concerns: number;
  readonly waiting: number;
  readonly oldestSeconds: number;
  readonly setAside: number;
}

/** What is read of the process and its database. Answers how to read it again: each time before the figures are given. */
export function gaugesOf(
  registry: Registry,
  { store, inFlight, stopping, clock }: Means,
): () => Promise<void> {
  const gauge = (name: string, help: string, read?: () => number): Gauge =>
    new Gauge({
      name: `safelight_${name}`,
      help,
      registers: [registry],
      ...(read === undefined
        ? {}
        : {
            collect() {
              this.set(read());
            },
          }),
    });
  gauge('http_requests_in_flight', 'Requests that are being answered.', inFlight);
  gauge('stopping', '1 from when it was asked to end.', () => Number(stopping()));
  if (store.pool !== undefined) {
    const { pool } = store;
    gauge('database_connections', 'Connections to the database.', () => pool().total);
    gauge('database_connections_idle', 'Connections that nobody uses.', () => pool().idle);
    gauge('database_waiting', 'Callers that wait for a connection.', () => pool().waiting);
  }
  const sessions = gauge('sessions_open', 'Sessions that have not ended, of all replicas.');
  const entries = gauge('ledger_entries', 'Entries of the ledger, of all replicas and organisations.');
  const concerns = gauge('concerns', 'Concerns in the safeguarding log, of all replicas and organisations.');
  const waiting = gauge('audit_forwarding_waiting', 'Entries that the audit repository does not have yet.');
  const oldest = gauge('audit_forwarding_oldest_seconds', 'How long the oldest of them has waited.');
  const aside = gauge('audit_forwarding_set_aside', 'Entries that the audit repository refuses.');
  const up = gauge('database_up', '1 where the database answered when it was asked for these figures.');
  return async () => {
    try {
      const now = await readFigures(store, clock());
      sessions.set(now.sessions);
      entries.set(now.entries);
      concerns.set(now.concerns);
      waiting.set(now.waiting);
      oldest.set(now.oldestSeconds);
      aside.set(now.setAside);
      up.set(1);
    } catch {
      // What was read last would be taken for what is.
      for (const each of [sessions, entries, concerns, waiting, oldest, aside]) each.remove();
      up.set(0);
    }
  };
}

async function readFigures({ db, auditForwarding }: Means['store'], now: Date): Promise<Read> {
  const { rows } = await sql<Record<'sessions' | 'entries' | 'concerns', string>>`
    with recursive tenants as (
      select min(tenant) as tenant from ledger
      union all
      select (select min(l.tenant) from ledger l where l.tenant > t.tenant) from tenants t where t.tenant is not null)
    select
      (select count(*) from sessions where revoked_at is null and expires_at > ${now})::text as sessions,
      (select coalesce(sum(last.number), 0) from tenants t cross join lateral (
        select number from ledger l where l.tenant = t.tenant order by number desc limit 1) last)::text as entries,
      (select count(*) from concerns)::text as concerns`.execute(db);
  const lag = await auditForwarding.lag();
  return {
    sessions: Number(rows[0]?.sessions),
    entries: Number(rows[0]?.entries),
    concerns: Number(rows[0]?.concerns),
    waiting: lag.waiting,
    setAside: lag.setAside,
    oldestSeconds: lag.oldest === undefined ? 0 : (now.getTime() - lag.oldest.getTime()) / 1000,
  };
}
