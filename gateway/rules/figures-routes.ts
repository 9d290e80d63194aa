import { Hono, type Context } from 'hono';
import { ReportFigures } from '../../src/api/rule-figures.ts';
import { daysOf } from '../../src/domain/calendar/partial-date.ts';
import { dayText } from '../../src/rules/life-cycle/figures/days.ts';
import { leaving, ownScreen } from '../../src/rules/life-cycle/figures/suppress.ts';
import { bodyOf } from '../http/body.ts';
import type { Deps, Env } from '../http/deps.ts';
import { refusal, refuse } from '../http/problem.ts';
import { childRoutes } from '../sessions/bearer.ts';
import { anyRule, type Answered } from '../store/rule-figures.ts';
import { mayNot, noteInLedger } from './acting.ts';
import { openBook } from './book.ts';
import { figuresOfBook, latelyDays } from './figures-of-book.ts';
import type { packsInForce } from './pack-in-force.ts';

const dayMs = 86_400_000;
const what = 'Figures of alert rules';

/** What rules answered, from the pages of clinicians; and what it adds up to, for leads. */
export function figuresRoutes(deps: Deps, inForce: ReturnType<typeof packsInForce>): Hono<Env> {
  const { store, clock } = deps;
  const app = new Hono<Env>();
  const ofChild = childRoutes(deps, '/rule-figures');

  ofChild.post('/rule-figures', async (c) => {
    const body = await bodyOf(c, ReportFigures);
    if (!body.ok) return refuse(c, body.failure);
    const session = c.get('session');
    const { pack } = await inForce(session.tenant.id);
    const live = new Map(pack.rules.map(({ id, version, status }) => [`${id} ${version}`, status]));
    const answers = body.value.answers.flatMap(({ rule, version, answer }): readonly Answered[] => {
      const status = live.get(`${rule} ${version}`);
      return status === 'active' || status === 'silent' ? [{ rule, version, mode: status, answer }] : [];
    });
    if (answers.length > 0) {
      const visit = { rule: anyRule, version: '', mode: 'active', answer: 'not' } as const;
      await store.db
        .transaction()
        .execute((tx) =>
          store.ruleFigures.report(tx, session, [visit, ...answers], dayText(clock().getTime())),
        );
    }
    return c.body(null, 204);
  });

  const figures = async (c: Context<Env>, manner: typeof ownScreen) => {
    const { rule, from, to } = c.req.query();
    const now = clock().getTime();
    const period = { from: from ?? dayText(now - (latelyDays - 1) * dayMs), to: to ?? dayText(now) };
    const [first, last] = [daysOf(period.from), daysOf(period.to)];
    const wholeDays = [period.from, period.to].every((day) => day.length === 10);
    if (first === undefined || last === undefined || !wholeDays || first.from > last.to) {
      return refuse(
        c,
        refusal(400, 'no-such-period', 'The period cannot be read.', {
          field: 'from',
          fix: 'Give from and to as dates such as 2026-11-20, the earlier first.',
        }),
      );
    }
    const book = await openBook(deps, c.get('session').tenant.id);
    const counts = [
      ...(await store.ruleFigures.counts(book.tenant, period.from, period.to)),
      ...(await store.cdsCards.counts(book.tenant, period.from, period.to)),
    ];
    const lately = await store.ruleFigures.counts(
      book.tenant,
      dayText(now - (latelyDays - 1) * dayMs),
      dayText(now),
    );
    return c.json({ ...period, ...figuresOfBook(book, { counts, lately }, clock(), manner, rule) });
  };

  app.get('/rules/figures', async (c) => {
    const not = await mayNot(deps, c, { right: 'read-rules', what, about: 'rule book' });
    return not === undefined ? figures(c, ownScreen) : refuse(c, not);
  });

  app.get('/rules/figures/export', async (c) => {
    const not = await mayNot(deps, c, { right: 'read-rules', what, about: 'rule book' });
    if (not !== undefined) return refuse(c, not);
    await noteInLedger(deps, c, `${what} exported`, c.req.query('rule') ?? 'rule book');
    return figures(c, leaving);
  });

  app.route('/', ofChild);
  return app;
}
