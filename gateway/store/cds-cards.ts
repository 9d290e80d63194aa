import { sql, type Transaction } from 'kysely';
import type { DayCount } from '../../src/rules/life-cycle/figures/counts.ts';
import type { Database } from './database.ts';
import type { Seal } from './seal.ts';
import type { Tables } from './tables.ts';

/** A card that is about to be given. */
export interface GivenCard {
  readonly card: string;
  readonly tenant: string;
  readonly issuer: string;
  readonly service: string;
  readonly hook: string;
  readonly childKey: string;
  readonly visitKey: string;
  /** The alert it is of; absent for a card about several, or about what could not be read. */
  readonly rule?: { readonly id: string; readonly version: string };
}

/** What a CDS client said of a card. */
export interface CardOutcome {
  readonly outcome: 'accepted' | 'overridden';
  readonly reason?: string;
  readonly at: Date;
}

/** Every count that cards of alerts give, by day. */
const counted = (where: ReturnType<typeof sql>) => sql<Omit<DayCount, 'mode' | 'count'> & { count: string }>`
  select c.tenant, c.rule, c.version, c.day, 'hook:' || c.hook || ':' || m.measure as measure, count(*)::integer as count
  from cds_cards c
  cross join lateral (values ('shown'), (case when c.opened_at is not null then 'opened' end), (c.outcome)) as m(measure)
  where m.measure is not null and c.rule is not null and ${where}
  group by 1, 2, 3, 4, 5`;

/** Tokens of CDS clients, cards that were given, and look-ups that hooks have made. */
export function cdsCardsIn(db: Database, seal: Seal) {
  return {
    /** Uses a token up, for every replica. Answers false where it was used before. */
    async useToken(of: readonly string[], until: Date): Promise<boolean> {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('cds_tokens')
        .values({ token_key: seal.keyOf('cds-token', ...of), until })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },

    async give(tx: Transaction<Tables>, cards: readonly GivenCard[], day: string, at: Date): Promise<void> {
      if (cards.length === 0) return;
      await tx
        .insertInto('cds_cards')
        .values(
          cards.map(({ childKey, visitKey, rule, ...card }) => ({
            ...card,
            child_key: childKey,
            visit_key: visitKey,
            rule: rule?.id ?? null,
            version: rule?.version ?? null,
            day,
            shown_at: at,
            opened_at: null,
            outcome: null,
            reason: null,
            outcome_at: null,
          })),
        )
        .execute();
    },

    /** A card of an issuer's service; nothing where there is none, or it was given to another. */
    async find(
      tx: Transaction<Tables>,
      of: { readonly card: string; readonly issuer: string; readonly service?: string },
    ): Promise<Tables['cds_cards'] | undefined> {
      const { card, issuer, service } = of;
      const found = tx
        .selectFrom('cds_cards')
        .selectAll()
        .where('card', '=', card)
        .where('issuer', '=', issuer)
        .forUpdate();
      return (service === undefined ? found : found.where('service', '=', service)).executeTakeFirst();
    },

    async opened(tx: Transaction<Tables>, card: string, at: Date): Promise<void> {
      await tx
        .updateTable('cds_cards')
        .set({ opened_at: at })
        .where('card', '=', card)
        .where('opened_at', 'is', null)
        .execute();
    },

    async outcomeKnown(tx: Transaction<Tables>, card: string, said: CardOutcome): Promise<void> {
      const { outcome, reason, at } = said;
      await tx
        .updateTable('cds_cards')
        .set({ outcome, reason: reason ?? null, outcome_at: at })
        .where('card', '=', card)
        .execute();
    },

    /** Takes the one look-up that a hook may make in a visit. Answers false where it was taken before. */
    async takeLookUp(
      of: { readonly tenant: string; readonly childKey: string; readonly visitKey: string },
      at: Date,
    ): Promise<boolean> {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('cds_look_ups')
        .values({ tenant: of.tenant, child_key: of.childKey, visit_key: of.visitKey, at })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },

    /** Whether anybody, by hook or in the app, has asked CP-IS about the child in this visit. */
    async anyLookUp(of: {
      readonly tenant: string;
      readonly childKey: string;
      readonly visitKey: string;
    }): Promise<boolean> {
      const row = await db
        .selectFrom('look_ups')
        .select('id')
        .where('tenant', '=', of.tenant)
        .where('child_key', '=', of.childKey)
        .where('visit_key', '=', of.visitKey)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Cards by day, first and last day included, as counts of the rules they were of. */
    async counts(tenant: string, from: string, to: string): Promise<readonly DayCount[]> {
      const { rows } = await counted(
        sql`c.tenant = ${tenant} and c.day >= ${from} and c.day <= ${to}`,
      ).execute(db);
      return rows.map(({ rule, version, day, measure, count }) => ({
        rule,
        version,
        mode: 'active',
        day,
        measure,
        count: Number(count),
      }));
    },

    /** Forgets tokens that have expired, and turns cards from before a day into counts. */
    async sweep(now: Date, before: string): Promise<void> {
      await db.deleteFrom('cds_tokens').where('until', '<', now).execute();
      await db.transaction().execute(async (tx) => {
        await sql`select pg_advisory_xact_lock(hashtextextended('rule-figures', 0))`.execute(tx);
        await sql`
          insert into rule_counts (tenant, rule, version, mode, day, measure, count)
          select tenant, rule, version, 'active', day, measure, count from (${counted(sql`c.day < ${before}`)}) as old
          on conflict (tenant, rule, version, mode, day, measure)
          do update set count = rule_counts.count + excluded.count`.execute(tx);
        await tx.deleteFrom('cds_cards').where('day', '<', before).execute();
        await tx
          .deleteFrom('cds_look_ups')
          .where('at', '<', new Date(now.getTime() - 400 * 86_400_000))
          .execute();
      });
    },
  };
}
