import { sql, type Transaction } from 'kysely';
import * as v from 'valibot';
import { Pins, RuleStatus } from '../../src/api/rules.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

export type BookKind = 'rule' | 'code-set';

/** One version of a rule or of a code set, as kept. */
export interface StoredVersion {
  readonly kind: BookKind;
  readonly id: string;
  readonly number: number;
  readonly version: string;
  readonly status: v.InferOutput<typeof RuleStatus>;
  readonly content: unknown;
  readonly digest: string;
  readonly pins: v.InferOutput<typeof Pins>;
  readonly submitted: boolean;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly silentAt?: Date;
  readonly activeAt?: Date;
}

/** What may be changed of a version: all of it while it is a draft, its status afterwards. */
export type VersionChange = Partial<
  Pick<
    StoredVersion,
    'version' | 'status' | 'content' | 'digest' | 'pins' | 'submitted' | 'silentAt' | 'activeAt'
  >
>;

type Row = Tables['rule_versions'];

function read(row: Row): StoredVersion {
  const content: unknown = JSON.parse(row.content);
  return {
    kind: row.kind === 'rule' ? 'rule' : 'code-set',
    id: row.id,
    number: row.number,
    version: row.version,
    status: v.parse(RuleStatus, row.status),
    content,
    digest: row.digest,
    pins: v.parse(Pins, JSON.parse(row.pins)),
    submitted: row.submitted,
    createdAt: row.created_at,
    changedAt: row.changed_at,
    ...(row.silent_at === null ? {} : { silentAt: row.silent_at }),
    ...(row.active_at === null ? {} : { activeAt: row.active_at }),
  };
}

/** Versions of rules and code sets. Nothing is ever removed, and the database refuses to. */
export function ruleVersionsIn() {
  return {
    /** Makes others that write in this rule book wait for the end of the transaction. */
    async lock(tx: Transaction<Tables>, tenant: string): Promise<void> {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`rules/${tenant}`}, 0))`.execute(tx);
    },

    /** Changes whenever anything in the tenant's rule book does; undefined while there is none. */
    async revision(from: Database, tenant: string): Promise<number | undefined> {
      const row = await from
        .selectFrom('rule_books')
        .select('revision')
        .where('tenant', '=', tenant)
        .executeTakeFirst();
      return row?.revision;
    },

    /** The next revision, in the transaction of what has changed; the first begins the book. */
    async nextRevision(tx: Transaction<Tables>, tenant: string, now: Date): Promise<void> {
      await tx
        .insertInto('rule_books')
        .values({ tenant, revision: 1, begun_at: now })
        .onConflict((conflict) =>
          conflict.column('tenant').doUpdateSet((row) => ({ revision: row('rule_books.revision', '+', 1) })),
        )
        .execute();
    },

    /** Of a tenant, oldest first: all, or those of one kind or of one rule or code set. */
    async list(
      from: Database,
      tenant: string,
      kind?: BookKind,
      id?: string,
    ): Promise<readonly StoredVersion[]> {
      const rows = await from
        .selectFrom('rule_versions')
        .selectAll()
        .where('tenant', '=', tenant)
        .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
        .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
        .orderBy('id')
        .orderBy('number')
        .execute();
      return rows.map(read);
    },

    async add(tx: Transaction<Tables>, tenant: string, versions: readonly StoredVersion[]): Promise<void> {
      if (versions.length === 0) return;
      await tx
        .insertInto('rule_versions')
        .values(
          versions.map((version) => ({
            tenant,
            kind: version.kind,
            id: version.id,
            number: version.number,
            version: version.version,
            status: version.status,
            content: JSON.stringify(version.content),
            digest: version.digest,
            pins: JSON.stringify(version.pins),
            submitted: version.submitted,
            created_at: version.createdAt,
            changed_at: version.changedAt,
            silent_at: version.silentAt ?? null,
            active_at: version.activeAt ?? null,
          })),
        )
        .execute();
    },

    async change(
      tx: Transaction<Tables>,
      tenant: string,
      of: Pick<StoredVersion, 'kind' | 'id' | 'number'>,
      { content, pins, silentAt, activeAt, ...change }: VersionChange,
      now: Date,
    ): Promise<void> {
      await tx
        .updateTable('rule_versions')
        .set({
          ...change,
          ...(content === undefined ? {} : { content: JSON.stringify(content) }),
          ...(pins === undefined ? {} : { pins: JSON.stringify(pins) }),
          ...(silentAt === undefined ? {} : { silent_at: silentAt }),
          ...(activeAt === undefined ? {} : { active_at: activeAt }),
          changed_at: now,
        })
        .where('tenant', '=', tenant)
        .where('kind', '=', of.kind)
        .where('id', '=', of.id)
        .where('number', '=', of.number)
        .execute();
    },
  };
}
