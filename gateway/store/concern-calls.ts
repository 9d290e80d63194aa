import type { Transaction } from 'kysely';
import * as v from 'valibot';
import { RecordCall } from '../../src/api/concerns.ts';
import type { Database } from './database.ts';
import type { Seal } from './seal.ts';
import type { Tables } from './tables.ts';

const CallCopy = v.object({ call: RecordCall, by: v.string() });
type CallCopy = v.InferOutput<typeof CallCopy>;

export interface StoredCall {
  readonly concern: string;
  readonly copy: CallCopy;
  readonly recordedAt: Date;
  readonly writtenCopyDueAt: Date;
}

interface OfChild {
  readonly tenant: { readonly id: string };
  readonly childKey: string;
  readonly userKey: string;
}

const rowOf = (tenant: string, concern: string, contentKey: string): string =>
  `concern-calls/${tenant}/${concern}/${contentKey}`;

/** Telephone calls about a concern, which may come before the concern itself is written. */
export function concernCallsIn(db: Database, seal: Seal) {
  return {
    /** Answers whether it is new: the same call sent again is kept once. */
    async add(tx: Transaction<Tables>, of: OfChild, call: StoredCall): Promise<boolean> {
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
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('concern')
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Of this child, newest first. */
    async list(of: OfChild): Promise<readonly StoredCall[]> {
      const rows = await db
        .selectFrom('concern_calls')
        .selectAll()
        .where('tenant', '=', of.tenant.id)
        .where('child_key', '=', of.childKey)
        .orderBy('recorded_at', 'desc')
        .execute();
      return rows.map((row) => ({
        concern: row.concern,
        copy: v.parse(CallCopy, seal.open(rowOf(row.tenant, row.concern, row.content_key), row.sealed)),
        recordedAt: row.recorded_at,
        writtenCopyDueAt: row.written_copy_due_at,
      }));
    },
  };
}
