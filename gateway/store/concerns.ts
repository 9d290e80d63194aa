import { sql, type Transaction } from 'kysely';
import * as v from 'valibot';
import { InRecord, type RecordOutcome } from '../../src/api/concerns.ts';
import { canonical } from '../audit/canonical.ts';
import { readCopy, type ConcernCopy } from './concern-copy.ts';
import type { Database } from './database.ts';
import type { Seal } from './seal.ts';
import type { Tables } from './tables.ts';

export type InRecord = v.InferOutput<typeof InRecord>;

/** A concern in the log with its newest version. */
export interface LoggedConcern {
  readonly id: string;
  readonly reference: string;
  readonly contentKey: string;
  /** The newest version; of `version` 1 the first. */
  readonly copy: ConcernCopy;
  readonly loggedAt: Date;
  readonly ledgerEntry: number;
  readonly inRecord: InRecord;
  /** Care setting's id at logging. */
  readonly setting?: string;
  readonly version: number;
  readonly isOpen: boolean;
  /** Of its writer and its child. */
  readonly userKey: string;
  readonly childKey: string;
  readonly keptUntil?: string;
  /** Of a concern from before today's log that is in the record: being written there had sent it. */
  readonly sentOfOld?: Date;
}

interface OfChild {
  readonly tenant: { readonly id: string };
  readonly childKey: string;
  readonly userKey: string;
}

/** Which concerns of a tenant somebody asks for. `all`: of every team. */
export interface Asked {
  readonly of: 'all' | { readonly settings: readonly string[]; readonly userKey: string };
  readonly open: boolean;
  readonly most: number;
}

export const concernRow = (tenant: string, id: string): string => `concerns/${tenant}/${id}`;
export const versionRow = (tenant: string, id: string, number: number): string =>
  `concern-versions/${tenant}/${id}/${number}`;

/** The safeguarding log: one row for each concern, its first version sealed in it. */
export function concernsIn(db: Database, seal: Seal) {
  const select = (from: Database = db) =>
    from
      .selectFrom('concerns')
      .leftJoin('concern_versions as newest', (join) =>
        join
          .onRef('newest.tenant', '=', 'concerns.tenant')
          .onRef('newest.concern', '=', 'concerns.id')
          .onRef('newest.number', '=', 'concerns.version'),
      )
      .selectAll('concerns')
      .select(['newest.sealed as newest_sealed', sql<string | null>`kept_until::text`.as('kept_until_day')]);
  type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirst']>>>;

  function read(row: Row): LoggedConcern {
    const first = readCopy(seal.open(concernRow(row.tenant, row.id), row.sealed));
    const copy =
      row.newest_sealed === null
        ? first
        : readCopy(seal.open(versionRow(row.tenant, row.id, row.version), row.newest_sealed));
    const wasSent = row.answer_due_at !== null && row.in_record === 'written' && first.concern.decision.share;
    return {
      id: row.id,
      reference: row.reference,
      contentKey: row.content_key,
      copy,
      loggedAt: row.logged_at,
      ledgerEntry: row.ledger_entry,
      inRecord: v.parse(InRecord, row.in_record),
      ...(row.setting === null ? {} : { setting: row.setting }),
      version: row.version,
      isOpen: row.is_open,
      userKey: row.user_key,
      childKey: row.child_key,
      ...(row.kept_until_day === null ? {} : { keptUntil: row.kept_until_day }),
      ...(wasSent ? { sentOfOld: row.logged_at } : {}),
    };
  }

  return {
    /** Makes others with the same concern wait for the end of the transaction. */
    async lock(tx: Transaction<Tables>, tenant: string, id: string): Promise<void> {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`concern/${tenant}/${id}`}, 0))`.execute(tx);
    },

    /** The next reference of a tenant's year, e.g. `SL-2026-000117`. Its lock holds back others until the end. */
    async nextReference(tx: Transaction<Tables>, tenant: string, year: number): Promise<string> {
      const { last } = await tx
        .insertInto('concern_references')
        .values({ tenant, year, last: 1 })
        .onConflict((conflict) =>
          conflict
            .columns(['tenant', 'year'])
            .doUpdateSet((row) => ({ last: row('concern_references.last', '+', 1) })),
        )
        .returning('last')
        .executeTakeFirstOrThrow();
      return `SL-${year}-${String(last).padStart(6, '0')}`;
    },

    async add(
      tx: Transaction<Tables>,
      of: OfChild,
      logged: Omit<LoggedConcern, 'version' | 'isOpen' | 'userKey' | 'childKey'>,
      isOpen = true,
    ): Promise<void> {
      await tx
        .insertInto('concerns')
        .values({
          tenant: of.tenant.id,
          id: logged.id,
          reference: logged.reference,
          child_key: of.childKey,
          user_key: of.userKey,
          content_key: logged.contentKey,
          sealed: seal.close(concernRow(of.tenant.id, logged.id), logged.copy),
          logged_at: logged.loggedAt,
          ledger_entry: logged.ledgerEntry,
          answer_due_at: null,
          in_record: logged.inRecord,
          record_outcome: null,
          setting: logged.setting ?? null,
          is_open: isOpen,
        })
        .execute();
    },

    /** Of this tenant, by the id that the form made, whosever child it is about. */
    async find(from: Database, tenant: string, id: string): Promise<LoggedConcern | undefined> {
      const row = await select(from)
        .where('concerns.tenant', '=', tenant)
        .where('concerns.id', '=', id)
        .executeTakeFirst();
      return row && read(row);
    },

    /** Of this child, newest first. */
    async list(of: OfChild): Promise<readonly LoggedConcern[]> {
      const rows = await select()
        .where('concerns.tenant', '=', of.tenant.id)
        .where('concerns.child_key', '=', of.childKey)
        .orderBy('logged_at', 'desc')
        .execute();
      return rows.map(read);
    },

    /** Of a tenant: those that are open, or the newest of those that are not. */
    async listOf(tenant: string, { of, open, most }: Asked): Promise<readonly LoggedConcern[]> {
      const rows = await select()
        .where('concerns.tenant', '=', tenant)
        .where('is_open', '=', open)
        .$if(of !== 'all', (query) =>
          query.where((row) =>
            of === 'all'
              ? row.lit(true)
              : row.or([
                  row('concerns.user_key', '=', of.userKey),
                  ...(of.settings.length === 0 ? [] : [row('setting', 'in', of.settings)]),
                ]),
          ),
        )
        .orderBy('logged_at', open ? 'asc' : 'desc')
        .limit(most)
        .execute();
      return rows.map(read);
    },

    /** The id of this child's concern with a reference. */
    async idOf(from: Database, of: OfChild, reference: string): Promise<string | undefined> {
      const row = await from
        .selectFrom('concerns')
        .select('id')
        .where('tenant', '=', of.tenant.id)
        .where('child_key', '=', of.childKey)
        .where('reference', '=', reference)
        .executeTakeFirst();
      return row?.id;
    },

    /**
     * What became of the clinical record's copy. Once written it stays written. Answers whether it is new: the same again,
     * or that a later try failed when it is there already, changes nothing.
     */
    async noteOutcome(
      tx: Transaction<Tables>,
      tenant: string,
      { id, reference, inRecord }: Pick<LoggedConcern, 'id' | 'reference' | 'inRecord'>,
      outcome: v.InferOutput<typeof RecordOutcome>,
    ): Promise<boolean> {
      if (inRecord === 'written' && outcome.state !== 'written') return false;
      const row = `concern-outcomes/${tenant}/${reference}`;
      const before = await tx
        .selectFrom('concerns')
        .select('record_outcome')
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      const known = before.record_outcome === null ? undefined : seal.open(row, before.record_outcome);
      if (canonical(known ?? null) === canonical(outcome)) return false;
      await tx
        .updateTable('concerns')
        .set({
          record_outcome: seal.close(row, outcome),
          ...(outcome.state === 'written' ? { in_record: 'written' } : {}),
          ...(outcome.state === 'written' && inRecord !== 'written' ? { answer_due_at: null } : {}),
        })
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .execute();
      return true;
    },

    /** What follows from a happening or an amendment. */
    async settle(
      tx: Transaction<Tables>,
      tenant: string,
      id: string,
      now: { readonly isOpen: boolean; readonly version?: number; readonly inRecord?: InRecord },
    ): Promise<void> {
      await tx
        .updateTable('concerns')
        .set({
          is_open: now.isOpen,
          ...(now.version === undefined ? {} : { version: now.version }),
          ...(now.inRecord === undefined ? {} : { in_record: now.inRecord }),
        })
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .execute();
    },
  };
}
