import type { Transaction } from 'kysely';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

/** Whose choice: one user, with one child, in one visit of one tenant. */
interface OfVisit {
  readonly tenant: { readonly id: string };
  readonly userKey: string;
  readonly childKey: string;
  readonly visitKey: string;
}

/** Care settings that a person chose, by their ids: a second launch in the same visit does not ask again. */
export function chosenSettingsIn(db: Database) {
  return {
    /** `insteadOf`: what the record system and the configuration said at that time, if they said anything. */
    async keep(
      tx: Transaction<Tables>,
      of: OfVisit,
      choice: { readonly setting: string; readonly insteadOf?: string; readonly at: Date },
    ): Promise<void> {
      const chosen = { setting: choice.setting, instead_of: choice.insteadOf ?? null, chosen_at: choice.at };
      await tx
        .insertInto('chosen_settings')
        .values({
          tenant: of.tenant.id,
          user_key: of.userKey,
          child_key: of.childKey,
          visit_key: of.visitKey,
          ...chosen,
        })
        .onConflict((conflict) =>
          conflict.columns(['tenant', 'user_key', 'child_key', 'visit_key']).doUpdateSet(chosen),
        )
        .execute();
    },

    /**
     * What was chosen, as long as the record system says what it said then: a child who has been moved since is where
     * the record system says.
     */
    async find(of: OfVisit, told: string | undefined): Promise<string | undefined> {
      const row = await db
        .selectFrom('chosen_settings')
        .select(['setting', 'instead_of'])
        .where('tenant', '=', of.tenant.id)
        .where('user_key', '=', of.userKey)
        .where('child_key', '=', of.childKey)
        .where('visit_key', '=', of.visitKey)
        .executeTakeFirst();
      return row?.instead_of === (told ?? null) ? row.setting : undefined;
    },
  };
}
