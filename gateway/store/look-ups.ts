import { randomUUID } from 'node:crypto';
import type { Selectable, Transaction } from 'kysely';
import * as v from 'valibot';
import { CpisStatusShape } from '../../src/api/cpis.ts';
import type { LookUpKind } from '../../src/domain/cpis.ts';
import { Asked, type AskedAs } from './asked-as.ts';
import type { Database } from './database.ts';
import type { Seal } from './seal.ts';
import type { Tables } from './tables.ts';

/** Whose look-up: one user, one child, one visit of one tenant. */
export interface LookUpKey {
  readonly tenant: string;
  readonly userKey: string;
  readonly childKey: string;
  readonly visitKey: string;
}

type By = Pick<v.InferOutput<typeof Asked>, 'name' | 'role'>;
type Status = v.InferOutput<typeof CpisStatusShape>;

export interface StoredLookUp {
  readonly id: string;
  readonly kind: LookUpKind;
  readonly attempt: number;
  readonly setting: string;
  readonly owner: string;
  readonly askedAt: Date;
  readonly by: By;
  /** Absent where an earlier version kept it. */
  readonly as?: AskedAs;
  readonly answeredAt?: Date;
  readonly keepUntil?: Date;
  /** Absent while in flight, and once it is no longer kept. */
  readonly status?: Status;
}

export interface NewLookUp extends LookUpKey {
  readonly kind: LookUpKind;
  readonly attempt: number;
  readonly setting: string;
  readonly owner: string;
  readonly askedAt: Date;
  readonly by: By;
  readonly as: AskedAs;
}

/** What a look-up came to, and how long that is kept. */
export interface LookUpEnd {
  readonly status: Status;
  readonly answeredAt: Date;
  readonly keepUntil: Date;
}

/** A look-up that has no answer, and whose ledger it belongs to. */
export type OpenLookUp = StoredLookUp & { readonly tenant: string };

/** Look-ups: a row is there before the call is made, and the database allows one per user, child, visit, kind and attempt. */
export function lookUpsIn(db: Database, seal: Seal) {
  const read = (row: Selectable<Tables['look_ups']>): StoredLookUp => {
    const { as, ...by } = v.parse(Asked, seal.open(`look-ups/${row.id}/by`, row.asked_by));
    return {
      id: row.id,
      kind: row.kind === 'unscheduled' ? 'unscheduled' : 'scheduled',
      attempt: row.attempt,
      setting: row.setting,
      owner: row.owner,
      askedAt: row.asked_at,
      by,
      ...(as === undefined ? {} : { as }),
      ...(row.answered_at === null ? {} : { answeredAt: row.answered_at }),
      ...(row.keep_until === null ? {} : { keepUntil: row.keep_until }),
      ...(row.sealed === null
        ? {}
        : { status: v.parse(CpisStatusShape, seal.open(`look-ups/${row.id}`, row.sealed)) }),
    };
  };
  const endOf = (id: string, { status, answeredAt, keepUntil }: LookUpEnd) => ({
    sealed: seal.close(`look-ups/${id}`, status),
    answered_at: answeredAt,
    keep_until: keepUntil,
  });

  return {
    /** The id of the new row; undefined when somebody was there first. */
    async begin(tx: Transaction<Tables>, lookUp: NewLookUp): Promise<string | undefined> {
      const id = randomUUID();
      const row = await tx
        .insertInto('look_ups')
        .values({
          id,
          tenant: lookUp.tenant,
          user_key: lookUp.userKey,
          child_key: lookUp.childKey,
          visit_key: lookUp.visitKey,
          kind: lookUp.kind,
          attempt: lookUp.attempt,
          setting: lookUp.setting,
          owner: lookUp.owner,
          asked_at: lookUp.askedAt,
          answered_at: null,
          keep_until: null,
          asked_by: seal.close(`look-ups/${id}/by`, { ...lookUp.by, as: lookUp.as }),
          sealed: null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
      return row?.id;
    },

    /** What CP-IS answered: also where the look-up was closed as lost before, for it was not. */
    async answer(tx: Transaction<Tables>, id: string, end: LookUpEnd): Promise<void> {
      await tx.updateTable('look_ups').set(endOf(id, end)).where('id', '=', id).execute();
    },

    /** Closes a look-up that has no answer; false when it has one, or somebody closed it first. */
    async close(tx: Transaction<Tables>, id: string, end: LookUpEnd): Promise<boolean> {
      const row = await tx
        .updateTable('look_ups')
        .set(endOf(id, end))
        .where('id', '=', id)
        .where('answered_at', 'is', null)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Look-ups without an answer, oldest first, a hundred at most. */
    async open(): Promise<readonly OpenLookUp[]> {
      const rows = await db
        .selectFrom('look_ups')
        .selectAll()
        .where('answered_at', 'is', null)
        .orderBy('asked_at')
        .limit(100)
        .execute();
      return rows.map((row) => ({ ...read(row), tenant: row.tenant }));
    },

    /** The latest attempt, of one kind or of any. */
    async latest(key: LookUpKey, kind?: LookUpKind): Promise<StoredLookUp | undefined> {
      const row = await db
        .selectFrom('look_ups')
        .selectAll()
        .where('tenant', '=', key.tenant)
        .where('user_key', '=', key.userKey)
        .where('child_key', '=', key.childKey)
        .where('visit_key', '=', key.visitKey)
        .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
        .orderBy('asked_at', 'desc')
        .orderBy('attempt', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? undefined : read(row);
    },

    /** Empties answers that are no longer to be kept. That a look-up was made stays. */
    async sweep(now: Date): Promise<void> {
      await db
        .updateTable('look_ups')
        .set({ sealed: null })
        .where('keep_until', '<=', now)
        .where('sealed', 'is not', null)
        .execute();
    },
  };
}
