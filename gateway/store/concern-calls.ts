import type { ExpressionBuilder, Transaction } from 'kysely';
import * as v from 'valibot';
import { RecordCall } from '../../src/api/concerns.ts';
import { settled } from './call-settlements.ts';
import type { Asked } from './concerns.ts';
import type { Database } from './database.ts';
import type { Seal } from './seal.ts';
import type { Tables } from './tables.ts';

/** `patient` and `child` as in a concern's copy: a call may be all that there is of it. */
const CallCopy = v.object({
  call: RecordCall,
  by: v.string(),
  patient: v.optional(v.string()),
  child: v.optional(v.object({ name: v.optional(v.string()), birthDate: v.optional(v.string()) })),
});
type CallCopy = v.InferOutput<typeof CallCopy>;

export interface StoredCall {
  readonly concern: string;
  readonly copy: CallCopy;
  readonly recordedAt: Date;
  readonly writtenCopyDueAt: Date;
  /** Care setting's id. */
  readonly setting?: string;
  readonly userKey: string;
  readonly childKey: string;
}

interface OfChild {
  readonly tenant: { readonly id: string };
  readonly childKey: string;
  readonly userKey: string;
}

const rowOf = (tenant: string, concern: string, contentKey: string): string =>
  `concern-calls/${tenant}/${concern}/${contentKey}`;

/** No concern has been written for the call. */
const unwritten = (row: ExpressionBuilder<Tables, 'concern_calls'>) =>
  row.not(
    row.exists(
      row
        .selectFrom('concerns')
        .select('concerns.id')
        .whereRef('concerns.tenant', '=', 'concern_calls.tenant')
        .whereRef('concerns.id', '=', 'concern_calls.concern'),
    ),
  );

/** Telephone calls about a concern, which may come before the concern itself is written. */
export function concernCallsIn(db: Database, seal: Seal) {
  const select = (from: Database = db) => from.selectFrom('concern_calls').selectAll();
  type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirst']>>>;
  const read = (row: Row): StoredCall => ({
    concern: row.concern,
    copy: v.parse(CallCopy, seal.open(rowOf(row.tenant, row.concern, row.content_key), row.sealed)),
    recordedAt: row.recorded_at,
    writtenCopyDueAt: row.written_copy_due_at,
    ...(row.setting === null ? {} : { setting: row.setting }),
    userKey: row.user_key,
    childKey: row.child_key,
  });

  return {
    /** Answers whether it is new: the same call sent again is kept once. */
    async add(
      tx: Transaction<Tables>,
      of: OfChild,
      call: Omit<StoredCall, 'userKey' | 'childKey'>,
    ): Promise<boolean> {
      const contentKey = seal.keyOf('call', JSON.stringify(call.copy.call));
      const row = await tx
        .insertInto('concern_calls')
        .values({
          tenant: of.tenant.id,
          concern: call.concern,
          content_key: contentKey,
          child_key: of.childKey,
          user_key: of.userKey,
          sealed: seal.close(rowOf(of.tenant.id, call.concern, contentKey), call.copy),
          recorded_at: call.recordedAt,
          written_copy_due_at: call.writtenCopyDueAt,
          setting: call.setting ?? null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('concern')
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Of this child, newest first. */
    async list(of: OfChild): Promise<readonly StoredCall[]> {
      const rows = await select()
        .where('tenant', '=', of.tenant.id)
        .where('child_key', '=', of.childKey)
        .orderBy('recorded_at', 'desc')
        .execute();
      return rows.map(read);
    },

    /** About these concerns. */
    async about(from: Database, tenant: string, concerns: readonly string[]): Promise<readonly StoredCall[]> {
      if (concerns.length === 0) return [];
      const rows = await select(from)
        .where('tenant', '=', tenant)
        .where('concern', 'in', concerns)
        .orderBy('recorded_at')
        .execute();
      return rows.map(read);
    },

    /** Forgets all calls about a concern, and how they were settled. */
    async forget(tx: Transaction<Tables>, tenant: string, concern: string): Promise<void> {
      for (const table of ['concern_calls', 'call_settlements'] as const)
        await tx.deleteFrom(table).where('tenant', '=', tenant).where('concern', '=', concern).execute();
    },

    /** Tenants' calls from before an instant about a concern that nobody ever wrote. */
    async oldWithoutConcern(before: Date): Promise<readonly (StoredCall & { readonly tenant: string })[]> {
      const rows = await select().where('recorded_at', '<', before).where(unwritten).limit(500).execute();
      return rows.map((row) => ({ ...read(row), tenant: row.tenant }));
    },

    /**
     * Calls of a tenant about a concern that nobody has written, oldest first: the written copy is owed of those that are
     * open. Of those that were settled the newest.
     */
    async withoutConcern(tenant: string, { of, open, most }: Asked): Promise<readonly StoredCall[]> {
      const rows = await select()
        .where('tenant', '=', tenant)
        .where(unwritten)
        .where((row) => (open ? row.not(settled(row)) : settled(row)))
        .$if(of !== 'all', (query) =>
          query.where((row) =>
            of === 'all'
              ? row.lit(true)
              : row.or([
                  row('user_key', '=', of.userKey),
                  ...(of.settings.length === 0 ? [] : [row('setting', 'in', of.settings)]),
                ]),
          ),
        )
        .orderBy('recorded_at', open ? 'asc' : 'desc')
        .limit(most)
        .execute();
      return rows.map(read);
    },
  };
}
