import { sql, type Transaction } from 'kysely';
import type { DayCount } from '../../src/rules/life-cycle/figures/counts.ts';
import { worth } from '../../src/rules/life-cycle/figures/counts.ts';
import type { RuleOutcome } from '../../src/api/rule-figures.ts';
import type { Database } from './database.ts';
import type { Seal } from './seal.ts';
import type { Tables } from './tables.ts';

/** Whose figures: a child at a visit, by keyed hashes only. */
interface OfVisit {
  readonly tenant: { readonly id: string };
  readonly childKey: string;
  readonly visitKey: string;
}

export interface Answered {
  readonly rule: string;
  readonly version: string;
  readonly mode: 'active' | 'silent';
  readonly answer: keyof typeof worth;
}

/** Stands for the visit itself among rules: how many visits there were, however many rules. */
export const anyRule = '*';

/** Days before a concern in which a flag may have led to it. */
const leadsToConcernDays = 28;

/**
 * Every count that firings of a tenant give, by day; the same for what is shown and for what is swept. What fired, silently
 * too, led to a concern about the child that was logged on the same day in London or in the four weeks after it. Of several
 * such concerns one that proved right is enough.
 */
const counted = (where: ReturnType<typeof sql>) => sql<Omit<DayCount, 'count'> & { count: string }>`
  select f.tenant, f.rule, f.version, f.mode, f.day, m.measure, count(*)::integer as count
  from rule_firings f
  left join lateral (
    select count(*) > 0 as recorded,
      bool_or(o.outcome = 'right') as was_right, bool_or(o.outcome = 'not-right') as was_not_right
    from concerns c left join rule_outcomes o on o.tenant = c.tenant and o.reference = c.reference
    where f.answer = 2 and c.tenant = f.tenant and c.child_key = f.child_key
      and (c.logged_at at time zone 'Europe/London')::date between f.day::date and f.day::date + ${sql.lit(leadsToConcernDays)}
  ) k on true
  cross join lateral (values
    ('evaluated'),
    (case when f.answer = 2 then 'fired' end),
    (case when f.answer = 0 then 'cannot-tell' end),
    (case when f.answer = 2 and f.reason is not null then 'said:' || f.reason end),
    (case when k.recorded then 'concern' end),
    (case when k.was_right then 'confirmed' when k.was_not_right then 'not-confirmed' end)) as m(measure)
  where m.measure is not null and ${where}
  group by 1, 2, 3, 4, 5, 6`;

/** Figures of rules: one row for each rule, child and visit, swept into counts by day. */
export function ruleFiguresIn(db: Database, seal: Seal) {
  const keyOf = (
    { tenant, childKey, visitKey }: OfVisit,
    { rule, version }: Pick<Answered, 'rule' | 'version'>,
  ) => seal.keyOf('firing', tenant.id, childKey, visitKey, rule, version);

  return {
    /** Keeps what rules answered. The same again changes nothing; a better answer replaces a worse one. */
    async report(
      tx: Transaction<Tables>,
      of: OfVisit,
      answers: readonly Answered[],
      day: string,
    ): Promise<void> {
      if (answers.length === 0) return;
      const unique = new Map(answers.map((answer) => [keyOf(of, answer), answer]));
      await tx
        .insertInto('rule_firings')
        .values(
          [...unique].map(([firing_key, { rule, version, mode, answer }]) => ({
            firing_key,
            tenant: of.tenant.id,
            rule,
            version,
            mode,
            child_key: of.childKey,
            visit_key: of.visitKey,
            day,
            answer: worth[answer],
            reason: null,
          })),
        )
        .onConflict((conflict) =>
          conflict.column('firing_key').doUpdateSet({
            answer: sql`greatest(rule_firings.answer, excluded.answer)`,
          }),
        )
        .execute();
    },

    /** That somebody answered a flag, and how: then it fired, whatever was reported. The last answer counts. */
    async acknowledged(
      tx: Transaction<Tables>,
      of: OfVisit,
      said: { readonly rule: string; readonly version: string; readonly reason: string },
      day: string,
    ): Promise<void> {
      const { rule, version, reason } = said;
      await this.report(tx, of, [{ rule, version, mode: 'active', answer: 'fired' }], day);
      await tx
        .updateTable('rule_firings')
        .set({ reason })
        .where('firing_key', '=', keyOf(of, said))
        .execute();
    },

    /**
     * What became of a concern: whether the flags before it were right. The last answer counts. Answers whether there is
     * such a concern, and whether this said anything new; `childKey` limits it to one child's.
     */
    async outcomeKnown(
      tx: Transaction<Tables>,
      of: { readonly tenant: string; readonly childKey?: string | undefined; readonly reference: string },
      said: { readonly outcome: RuleOutcome; readonly byKey: string; readonly at: Date },
    ): Promise<'no-such-concern' | 'new' | 'known'> {
      const { tenant, childKey, reference } = of;
      const concern = await tx
        .selectFrom('concerns')
        .select('child_key')
        .where('tenant', '=', tenant)
        .where('reference', '=', reference)
        .executeTakeFirst();
      if (concern === undefined || (childKey !== undefined && concern.child_key !== childKey))
        return 'no-such-concern';
      const { outcome, byKey, at } = said;
      const row = await tx
        .insertInto('rule_outcomes')
        .values({ tenant, reference, outcome, by_key: byKey, at })
        .onConflict((conflict) =>
          conflict
            .columns(['tenant', 'reference'])
            .doUpdateSet({ outcome, by_key: byKey, at })
            .where('rule_outcomes.outcome', '<>', outcome),
        )
        .returning('reference')
        .executeTakeFirst();
      return row === undefined ? 'known' : 'new';
    },

    /** Counts by day, first and last day included. */
    async counts(tenant: string, from: string, to: string): Promise<readonly DayCount[]> {
      const live = await counted(sql`f.tenant = ${tenant} and f.day >= ${from} and f.day <= ${to}`).execute(
        db,
      );
      const kept = await db
        .selectFrom('rule_counts')
        .select(['rule', 'version', 'mode', 'day', 'measure', 'count'])
        .where('tenant', '=', tenant)
        .where('day', '>=', from)
        .where('day', '<=', to)
        .execute();
      return [...live.rows, ...kept].map(({ rule, version, mode, day, measure, count }) => ({
        rule,
        version,
        mode: mode === 'silent' ? 'silent' : 'active',
        day,
        measure: measure as DayCount['measure'],
        count: Number(count),
      }));
    },

    /** Turns rows from before a day into counts, after which nothing in them belongs to one child. */
    async sweep(before: string): Promise<void> {
      await db.transaction().execute(async (tx) => {
        await sql`select pg_advisory_xact_lock(hashtextextended('rule-figures', 0))`.execute(tx);
        await sql`
          insert into rule_counts (tenant, rule, version, mode, day, measure, count)
          ${counted(sql`f.day < ${before}`)}
          on conflict (tenant, rule, version, mode, day, measure)
          do update set count = rule_counts.count + excluded.count`.execute(tx);
        await tx.deleteFrom('rule_firings').where('day', '<', before).execute();
      });
    },
  };
}
