import { sql } from 'kysely';
import type { Database } from './database.ts';

/** A tenant's ledger in the hands of one process for a while. */
export interface Claimed {
  readonly tenant: string;
  readonly sentThrough: number;
  readonly failures: number;
}

/** An entry that the repository does not have yet. */
export interface Owed {
  readonly number: number;
  readonly hash: string;
  readonly entry: string;
}

/** What is still to be sent, of all tenants. */
interface Lag {
  readonly waiting: number;
  readonly oldest?: Date;
  /** Entries that are refused although later ones are taken. */
  readonly setAside: number;
  /** What keeps the next entry of a tenant from being taken, or one that was set aside. */
  readonly troubles: readonly string[];
}

/**
 * How far each tenant's ledger has reached the Audit Record Repository. The ledger is the outbox: what has a higher number
 * is owed. Times are the database's, which replicas share.
 */
export function auditForwardingIn(db: Database) {
  return {
    /** Begins with the first entry of tenants that were not forwarded before. */
    async begin(tenants: readonly string[]): Promise<void> {
      await sql`
        insert into audit_forwarding (tenant, sent_through, failures, next_at)
        select tenant, 0, 0, now() from unnest(${[...tenants]}::text[]) as tenant
        on conflict do nothing`.execute(db);
    },

    /** Of a database that no other process uses: whoever held a claim has ended. */
    async release(): Promise<void> {
      await sql`update audit_forwarding set claim = null, claim_until = null where claim is not null`.execute(
        db,
      );
    },

    /** A tenant that has something to send and that nobody is sending, for this process alone. */
    async claim(by: string, leaseMs: number): Promise<Claimed | undefined> {
      const { rows } = await sql<{ tenant: string; sent_through: number; failures: number }>`
        update audit_forwarding set claim = ${by}, claim_until = now() + ${leaseMs} * interval '1 millisecond'
        where tenant = (
          select f.tenant from audit_forwarding f
          where f.next_at <= now() and (f.claim is null or f.claim_until <= now())
            and exists (select from ledger l where l.tenant = f.tenant and l.number > f.sent_through)
          order by f.next_at limit 1 for update skip locked)
        returning tenant, sent_through, failures`.execute(db);
      const [row] = rows;
      return row && { tenant: row.tenant, sentThrough: row.sent_through, failures: row.failures };
    },

    /** The next entries, in order. */
    async next(tenant: string, after: number, limit: number): Promise<readonly Owed[]> {
      return db
        .selectFrom('ledger')
        .select(['number', 'hash', 'entry'])
        .where('tenant', '=', tenant)
        .where('number', '>', after)
        .orderBy('number')
        .limit(limit)
        .execute();
    },

    /** The repository has it. Answers whether this process still holds the tenant. */
    async sent(tenant: string, by: string, through: number, leaseMs: number): Promise<boolean> {
      const { rows } = await sql`
        update audit_forwarding
        set sent_through = ${through}, failures = 0, trouble = null, next_at = now(),
          claim_until = now() + ${leaseMs} * interval '1 millisecond'
        where tenant = ${tenant} and claim = ${by} and sent_through < ${through} returning tenant`.execute(
        db,
      );
      return rows.length > 0;
    },

    /** Lets go of a tenant: for now, or until it is tried again after `trouble`. */
    async letGo(
      tenant: string,
      by: string,
      after?: { readonly trouble: string; readonly failures: number; readonly waitMs: number },
    ): Promise<void> {
      await sql`
        update audit_forwarding set claim = null, claim_until = null,
          failures = ${after?.failures ?? 0}, trouble = ${after?.trouble ?? null},
          next_at = now() + ${after?.waitMs ?? 0} * interval '1 millisecond'
        where tenant = ${tenant} and claim = ${by}`.execute(db);
    },

    /** The repository has `through`, and of those before it not `numbers`. Answers whether this process still holds the tenant. */
    async setAside(
      tenant: string,
      by: string,
      what: {
        readonly numbers: readonly number[];
        readonly trouble: string;
        readonly through: number;
        readonly waitMs: number;
        readonly leaseMs: number;
      },
    ): Promise<boolean> {
      return db.transaction().execute(async (tx) => {
        const held = await auditForwardingIn(tx).sent(tenant, by, what.through, what.leaseMs);
        if (!held) return false;
        await sql`
          insert into audit_set_aside (tenant, number, trouble, next_at)
          select ${tenant}, number, ${what.trouble}, now() + ${what.waitMs} * interval '1 millisecond'
          from unnest(${[...what.numbers]}::integer[]) as number on conflict do nothing`.execute(tx);
        return true;
      });
    },

    /** What was set aside and is due to be offered again, for this process alone. */
    async dueAgain(waitMs: number, limit: number): Promise<readonly (Owed & { readonly tenant: string })[]> {
      const { rows } = await sql<Owed & { readonly tenant: string }>`
        with due as (
          update audit_set_aside set next_at = now() + ${waitMs} * interval '1 millisecond'
          where (tenant, number) in (
            select tenant, number from audit_set_aside where next_at <= now()
            order by next_at limit ${limit} for update skip locked)
          returning tenant, number)
        select l.tenant, l.number, l.hash, l.entry from ledger l join due using (tenant, number)
        order by l.tenant, l.number`.execute(db);
      return rows;
    },

    /** An entry that was set aside is there after all. */
    async takenAtLast(tenant: string, number: number): Promise<void> {
      await db
        .deleteFrom('audit_set_aside')
        .where('tenant', '=', tenant)
        .where('number', '=', number)
        .execute();
    },

    async lag(): Promise<Lag> {
      const { rows } = await sql<{ waiting: number; oldest: Date | null; trouble: string | null }>`
        select coalesce(last.number, 0) - f.sent_through as waiting, first.recorded_at as oldest, f.trouble
        from audit_forwarding f
        left join lateral (
          select number from ledger l where l.tenant = f.tenant order by number desc limit 1) last on true
        left join lateral (
          select recorded_at from ledger l where l.tenant = f.tenant and l.number = f.sent_through + 1) first on true`.execute(
        db,
      );
      const aside = await db.selectFrom('audit_set_aside').select('trouble').execute();
      const oldest = rows.flatMap((row) => row.oldest ?? []).sort((a, b) => a.getTime() - b.getTime())[0];
      return {
        waiting: rows.reduce((sum, { waiting }) => sum + waiting, 0),
        ...(oldest === undefined ? {} : { oldest }),
        setAside: aside.length,
        troubles: [...new Set([...rows, ...aside].flatMap(({ trouble }) => trouble ?? []))].sort(),
      };
    },
  };
}
