import { sql, type Kysely, type Migration } from 'kysely';

const statements = [
  `create table audit_forwarding (
    tenant text primary key, sent_through integer not null, claim text, claim_until timestamptz,
    failures integer not null, next_at timestamptz not null, trouble text)`,
];

/**
 * How far the ledger has reached the Audit Record Repository. The ledger itself is what is still to be sent: an entry is
 * owed from the transaction that wrote it, whatever ends the process then.
 */
export const auditForwarding: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
