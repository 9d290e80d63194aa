import type { ExpressionBuilder, Transaction } from 'kysely';
import * as v from 'valibot';
import { CallSettled } from '../../src/api/concern-call.ts';
import type { Database } from './database.ts';
import type { Seal } from './seal.ts';
import type { Tables } from './tables.ts';

/** What became of the calls about a concern that was never written here, as somebody told it. */
export interface StoredSettlement {
  readonly concern: string;
  readonly id: string;
  readonly settled: CallSettled;
  readonly contentKey: string;
  readonly userKey: string;
  readonly settledAt: Date;
}

const rowOf = (tenant: string, concern: string, id: string): string =>
  `call-settlements/${tenant}/${concern}/${id}`;

/** Somebody said of a call what became of it: of one that was made after that, nobody has yet. */
export const settled = (row: ExpressionBuilder<Tables, 'concern_calls'>) =>
  row.exists(
    row
      .selectFrom('call_settlements')
      .select('call_settlements.id')
      .whereRef('call_settlements.tenant', '=', 'concern_calls.tenant')
      .whereRef('call_settlements.concern', '=', 'concern_calls.concern')
      .whereRef('call_settlements.settled_at', '>=', 'concern_calls.recorded_at'),
  );

/** The same, of what was read. */
export const settlementOf = (
  { concern, recordedAt }: { readonly concern: string; readonly recordedAt: Date },
  settlements: readonly StoredSettlement[],
): StoredSettlement | undefined =>
  settlements.findLast((one) => one.concern === concern && one.settledAt.getTime() >= recordedAt.getTime());

/** How calls were settled. The database refuses to change any of it. */
export function callSettlementsIn(seal: Seal) {
  return {
    async add(tx: Transaction<Tables>, tenant: string, told: StoredSettlement): Promise<void> {
      await tx
        .insertInto('call_settlements')
        .values({
          tenant,
          concern: told.concern,
          id: told.id,
          user_key: told.userKey,
          content_key: told.contentKey,
          sealed: seal.close(rowOf(tenant, told.concern, told.id), told.settled),
          settled_at: told.settledAt,
        })
        .execute();
    },

    /** Of these concerns, as they were told. */
    async list(
      from: Database,
      tenant: string,
      concerns: readonly string[],
    ): Promise<readonly StoredSettlement[]> {
      if (concerns.length === 0) return [];
      const rows = await from
        .selectFrom('call_settlements')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('concern', 'in', concerns)
        .orderBy('settled_at')
        .execute();
      return rows.map((row) => ({
        concern: row.concern,
        id: row.id,
        settled: v.parse(CallSettled, seal.open(rowOf(tenant, row.concern, row.id), row.sealed)),
        contentKey: row.content_key,
        userKey: row.user_key,
        settledAt: row.settled_at,
      }));
    },
  };
}
