import type { Transaction } from 'kysely';
import * as v from 'valibot';
import { parseNhsNumber, type NhsNumber } from '../../src/domain/nhs-number.ts';
import type { Database } from './database.ts';
import type { Seal } from './seal.ts';
import type { Tables } from './tables.ts';

/** Who a child is, as the record last said. */
const KnownChild = v.object({
  name: v.exactOptional(v.string()),
  birthDate: v.exactOptional(v.string()),
  nhsNumber: v.exactOptional(v.string()),
});
export type KnownChild = v.InferOutput<typeof KnownChild>;

interface OfTenant {
  readonly tenant: string;
  /** Absolute reference in the record system. */
  readonly child: string;
}

/** Children's names and NHS numbers, which the ledger never holds: so that the register can be read by people. */
export function registerChildrenIn(db: Database, seal: Seal) {
  const rowOf = ({ tenant, child }: OfTenant): string => `register-children/${tenant}/${child}`;
  const nhsKey = (tenant: string, number: NhsNumber): string => seal.keyOf('register-nhs', tenant, number);
  const open = (row: OfTenant & { readonly sealed: string }): KnownChild =>
    v.parse(KnownChild, seal.open(rowOf(row), row.sealed));

  return {
    /** As the record says now. `keptUntil`: the last day on which the register still says who it was. */
    async note(
      tx: Transaction<Tables>,
      of: OfTenant,
      known: KnownChild,
      keptUntil: string | undefined,
    ): Promise<void> {
      const number = parseNhsNumber(known.nhsNumber ?? '');
      const row = {
        nhs_key: number === undefined ? null : nhsKey(of.tenant, number),
        sealed: seal.close(rowOf(of), known),
        kept_until: keptUntil ?? null,
      };
      await tx
        .insertInto('register_children')
        .values({ ...of, ...row })
        .onConflict((conflict) => conflict.columns(['tenant', 'child']).doUpdateSet(row))
        .execute();
    },

    /** Those of these children who are known, by their reference. */
    async named(tenant: string, children: readonly string[]): Promise<ReadonlyMap<string, KnownChild>> {
      if (children.length === 0) return new Map();
      const rows = await db
        .selectFrom('register_children')
        .select(['tenant', 'child', 'sealed'])
        .where('tenant', '=', tenant)
        .where('child', 'in', children)
        .execute();
      return new Map(rows.map((row) => [row.child, open(row)]));
    },

    /** The records of a child with this number; several where record systems share an organisation. */
    async byNumber(tenant: string, number: NhsNumber): Promise<readonly string[]> {
      const rows = await db
        .selectFrom('register_children')
        .select('child')
        .where('tenant', '=', tenant)
        .where('nhs_key', '=', nhsKey(tenant, number))
        .orderBy('child')
        .execute();
      return rows.map(({ child }) => child);
    },

    /**
     * The records of children whose name `matches`. Names are sealed, so each is opened: those alone that the register
     * shows between two days.
     */
    async byName(
      { tenant, from, to }: { readonly tenant: string; readonly from: string; readonly to: string },
      matches: (name: string) => boolean,
    ): Promise<readonly string[]> {
      const found: string[] = [];
      for (let after = ''; ;) {
        const rows = await db
          .selectFrom('register_children')
          .select(['tenant', 'child', 'sealed'])
          .where('tenant', '=', tenant)
          .where('child', '>', after)
          .where((eb) =>
            eb.exists(
              eb
                .selectFrom('register')
                .select('register.number')
                .where('register.tenant', '=', tenant)
                .whereRef('register.child', '=', 'register_children.child')
                .where('register.day', '>=', from)
                .where('register.day', '<=', to),
            ),
          )
          .orderBy('child')
          .limit(2000)
          .execute();
        const last = rows.at(-1);
        if (last === undefined) return found;
        found.push(...rows.filter((row) => matches(open(row).name ?? '')).map(({ child }) => child));
        after = last.child;
      }
    },

    /** Forgets who those were that are no longer kept. `today`: `2026-11-20`. */
    async sweep(today: string): Promise<void> {
      await db.deleteFrom('register_children').where('kept_until', '<', today).execute();
    },
  };
}
