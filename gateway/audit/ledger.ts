import { createHash } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { Database } from '../store/database.ts';
import type { Tables } from '../store/tables.ts';
import { canonical } from './canonical.ts';
import { keepLine, registerRow } from './project.ts';

/** The previous hash of a tenant's first entry. */
export const beginning = '0'.repeat(64);

/** SHA-256, in hexadecimal, over the previous entry's hash, the tenant, the number and the entry's canonical JSON. */
export const chainHash = (link: {
  readonly previousHash: string;
  readonly tenant: string;
  readonly number: number;
  readonly entry: string;
}): string =>
  createHash('sha256')
    .update([link.previousHash, link.tenant, link.number, link.entry].join('\n'))
    .digest('hex');

/** Keeps others from adding to the tenant's chain until the end of the transaction. */
export async function holdChain(tx: Transaction<Tables>, tenant: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`ledger/${tenant}`}, 0))`.execute(tx);
}

/**
 * Adds one entry to the tenant's chain and its line to the register, in the transaction of what it records: all is kept or
 * nothing. A lock held to
 * the end of the transaction keeps replicas from forking the chain. Answers the entry's number, from 1. Throws when it
 * cannot be stored, which undoes the transaction.
 */
export async function append(
  tx: Transaction<Tables>,
  tenant: string,
  event: fhir4.AuditEvent,
): Promise<number> {
  await holdChain(tx, tenant);
  const last = await tx
    .selectFrom('ledger')
    .select(['number', 'hash'])
    .where('tenant', '=', tenant)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  const previousHash = last?.hash ?? beginning;
  const entry = canonical(event);
  await tx
    .insertInto('ledger')
    .values({
      tenant,
      number,
      previous_hash: previousHash,
      hash: chainHash({ previousHash, tenant, number, entry }),
      recorded_at: new Date(event.recorded),
      entry,
    })
    .execute();
  await keepLine(tx, registerRow(tenant, number, event));
  return number;
}

/** One entry as it is kept. */
export interface LedgerRow {
  readonly tenant: string;
  readonly number: number;
  readonly previous_hash: string;
  readonly hash: string;
  readonly recorded_at: Date;
  readonly entry: string;
}

/** A tenant's entries in order, read a thousand at a time. */
export async function* entries(db: Database, tenant: string): AsyncGenerator<LedgerRow> {
  let after = 0;
  for (;;) {
    const page = await db
      .selectFrom('ledger')
      .selectAll()
      .where('tenant', '=', tenant)
      .where('number', '>', after)
      .orderBy('number')
      .limit(1000)
      .execute();
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.number;
  }
}

/** Every tenant that has an entry, or of which something else says that it had one. */
export async function tenants(db: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ tenant: string }>`
    select tenant from ledger union select tenant from register union select tenant from concerns
    union select tenant from audit_forwarding order by tenant`.execute(db);
  return rows.map(({ tenant }) => tenant);
}
