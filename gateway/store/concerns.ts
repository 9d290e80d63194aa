import { sql, type Transaction } from 'kysely';
import * as v from 'valibot';
import { BankHolidays, ConcernShape, RecordOutcome } from '../../src/api/concerns.ts';
import type { Database } from './database.ts';
import type { Seal } from './seal.ts';
import type { Tables } from './tables.ts';

/** The internal copy: the concern as sent, and who sent it. */
const LogCopy = v.object({
  concern: ConcernShape,
  by: v.string(),
  role: v.optional(v.string()),
  patient: v.string(),
  /** How the time for an answer was counted. */
  bankHolidays: v.optional(BankHolidays),
});
type LogCopy = v.InferOutput<typeof LogCopy>;

const InRecord = v.picklist(['owed', 'written', 'not-writable']);
export type InRecord = v.InferOutput<typeof InRecord>;

export interface LoggedConcern {
  readonly id: string;
  readonly reference: string;
  readonly contentKey: string;
  readonly copy: LogCopy;
  readonly loggedAt: Date;
  readonly ledgerEntry: number;
  readonly answerDueAt?: Date;
  readonly inRecord: InRecord;
}

interface OfChild {
  readonly tenant: { readonly id: string };
  readonly childKey: string;
  readonly userKey: string;
}

/** The safeguarding log. */
export function concernsIn(db: Database, seal: Seal) {
  const rowOf = (tenant: string, id: string): string => `concerns/${tenant}/${id}`;
  const select = (from: Database = db) => from.selectFrom('concerns').selectAll();
  type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirst']>>>;
  const read = (row: Row): LoggedConcern => ({
    id: row.id,
    reference: row.reference,
    contentKey: row.content_key,
    copy: v.parse(LogCopy, seal.open(rowOf(row.tenant, row.id), row.sealed)),
    loggedAt: row.logged_at,
    ledgerEntry: row.ledger_entry,
    inRecord: v.parse(InRecord, row.in_record),
    ...(row.answer_due_at === null ? {} : { answerDueAt: row.answer_due_at }),
  });

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

    async add(tx: Transaction<Tables>, of: OfChild, logged: LoggedConcern): Promise<void> {
      await tx
        .insertInto('concerns')
        .values({
          tenant: of.tenant.id,
          id: logged.id,
          reference: logged.reference,
          child_key: of.childKey,
          user_key: of.userKey,
          content_key: logged.contentKey,
          sealed: seal.close(rowOf(of.tenant.id, logged.id), logged.copy),
          logged_at: logged.loggedAt,
          ledger_entry: logged.ledgerEntry,
          answer_due_at: logged.answerDueAt ?? null,
          in_record: logged.inRecord,
          record_outcome: null,
        })
        .execute();
    },

    /** By the id that the form made, for this child only. `taken`: the id is another child's. */
    async find(from: Database, of: OfChild, id: string): Promise<LoggedConcern | 'taken' | undefined> {
      const row = await select(from)
        .where('tenant', '=', of.tenant.id)
        .where('id', '=', id)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return row.child_key === of.childKey ? read(row) : 'taken';
    },

    /** Of this child, newest first. */
    async list(of: OfChild): Promise<readonly LoggedConcern[]> {
      const rows = await select()
        .where('tenant', '=', of.tenant.id)
        .where('child_key', '=', of.childKey)
        .orderBy('logged_at', 'desc')
        .execute();
      return rows.map(read);
    },

    /** What became of the clinical record's copy. Once written it stays written. Answers whether there is such a concern. */
    async noteOutcome(
      tx: Transaction<Tables>,
      of: OfChild,
      reference: string,
      outcome: v.InferOutput<typeof RecordOutcome>,
    ): Promise<boolean> {
      const row = await tx
        .updateTable('concerns')
        .set((current) => ({
          in_record: outcome.state === 'written' ? 'written' : current.ref('in_record'),
          record_outcome: seal.close(`concern-outcomes/${of.tenant.id}/${reference}`, outcome),
        }))
        .where('tenant', '=', of.tenant.id)
        .where('child_key', '=', of.childKey)
        .where('reference', '=', reference)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
