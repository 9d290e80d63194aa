import type { Transaction } from 'kysely';
import * as v from 'valibot';
import { ActKind, Actor } from '../../src/api/rules.ts';
import type { Database } from './database.ts';
import type { BookKind } from './rule-versions.ts';
import type { Seal } from './seal.ts';
import type { Tables } from './tables.ts';

const Said = v.object({ by: Actor, reason: v.optional(v.string()), override: v.optional(v.string()) });

/** What somebody did to a version. `byKey`: keyed hash of the person; `pack` for what came with the shipped pack. */
export interface StoredAct {
  readonly kind: BookKind;
  readonly id: string;
  readonly number: number;
  readonly act: v.InferOutput<typeof ActKind>;
  readonly byKey: string;
  readonly by: Actor;
  readonly at: Date;
  readonly reason?: string;
  readonly override?: string;
}

/** Who did what to a rule or code set, when and why: append-only. */
export function ruleActsIn(seal: Seal) {
  const rowOf = (tenant: string, { kind, id, number }: Pick<StoredAct, 'kind' | 'id' | 'number'>): string =>
    `rule-acts/${tenant}/${kind}/${id}/${number}`;
  return {
    async add(tx: Transaction<Tables>, tenant: string, acts: readonly StoredAct[]): Promise<void> {
      if (acts.length === 0) return;
      await tx
        .insertInto('rule_acts')
        .values(
          acts.map(({ by, reason, override, ...act }) => ({
            tenant,
            kind: act.kind,
            id: act.id,
            number: act.number,
            act: act.act,
            by_key: act.byKey,
            sealed: seal.close(rowOf(tenant, act), { by, reason, override }),
            at: act.at,
          })),
        )
        .execute();
    },

    /** In the order they were done: of one rule or code set, or of all of a kind. */
    async list(from: Database, tenant: string, kind: BookKind, id?: string): Promise<readonly StoredAct[]> {
      const rows = await from
        .selectFrom('rule_acts')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('kind', '=', kind)
        .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
        .orderBy('position')
        .execute();
      return rows.map((row) => {
        const of = { kind, id: row.id, number: row.number };
        const { by, reason, override } = v.parse(Said, seal.open(rowOf(tenant, of), row.sealed));
        return {
          ...of,
          act: v.parse(ActKind, row.act),
          byKey: row.by_key,
          by,
          at: row.at,
          ...(reason === undefined ? {} : { reason }),
          ...(override === undefined ? {} : { override }),
        };
      });
    },
  };
}
