import type { Transaction } from 'kysely';
import type { Database } from './database.ts';
import type { BookKind } from './rule-versions.ts';
import type { Tables } from './tables.ts';

/** What was decided of one shipped rule or code set, named by the digest of what was shipped. */
export interface Decision {
  readonly kind: BookKind;
  readonly id: string;
  readonly digest: string;
  readonly decision: 'imported' | 'taken-over' | 'declined';
}

/** What a tenant has decided of the shipped pack, and its own test children. */
export function ruleDecisionsIn() {
  return {
    async add(
      tx: Transaction<Tables>,
      tenant: string,
      decisions: readonly Decision[],
      at: Date,
    ): Promise<void> {
      if (decisions.length === 0) return;
      await tx
        .insertInto('rule_decisions')
        .values(decisions.map((decision) => ({ tenant, ...decision, at })))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async list(from: Database, tenant: string): Promise<readonly Pick<Decision, 'kind' | 'id' | 'digest'>[]> {
      const rows = await from
        .selectFrom('rule_decisions')
        .select(['kind', 'id', 'digest'])
        .where('tenant', '=', tenant)
        .execute();
      return rows.map(({ kind, ...rest }) => ({ kind: kind === 'rule' ? 'rule' : 'code-set', ...rest }));
    },

    /** Answers false when there is a child of this id already: a child that rules were tested on never changes. */
    async addChild(
      tx: Transaction<Tables>,
      tenant: string,
      child: { readonly id: string; readonly content: unknown },
      at: Date,
    ): Promise<boolean> {
      const row = await tx
        .insertInto('rule_test_children')
        .values({ tenant, id: child.id, content: JSON.stringify(child.content), added_at: at })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    async children(from: Database, tenant: string): Promise<readonly unknown[]> {
      const rows = await from
        .selectFrom('rule_test_children')
        .select('content')
        .where('tenant', '=', tenant)
        .orderBy('id')
        .execute();
      return rows.map(({ content }): unknown => JSON.parse(content));
    },
  };
}
