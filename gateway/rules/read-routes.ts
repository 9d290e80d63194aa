import { Hono } from 'hono';
import type { RuleList, RuleSummary } from '../../src/api/rules.ts';
import { differences } from '../../src/rules/life-cycle/difference.ts';
import type { Deps, Env } from '../http/deps.ts';
import { refusal, refuse } from '../http/problem.ts';
import { mayNot } from './acting.ts';
import { openBook, ruleOf, type Book } from './book.ts';
import { proposalsFor } from './proposals.ts';
import { noSuchRule } from './refusals.ts';
import { historyShape, summaryShape } from './shape.ts';

const reading = { right: 'read-rules', what: 'Alert rules read', about: 'rule book' } as const;

/** Every rule that has at least one version, as lines. */
function linesOf(book: Book, now: Date): readonly RuleSummary[] {
  const ids = [...new Set(book.rules.map(({ id }) => id))];
  return ids.flatMap(
    (id) =>
      summaryShape(
        book.rules.filter((version) => version.id === id),
        book,
        now,
      ) ?? [],
  );
}

/** Whether a line holds every word of a search, in whatever order. */
function holds({ title, sentence, guideline, id }: RuleSummary, text: string): boolean {
  const said = `${id} ${title} ${sentence} ${guideline.title}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word));
}

/** The list, one rule, and the difference between two versions. */
export function readRuleRoutes(deps: Deps): Hono<Env> {
  const { store, clock, config } = deps;
  const app = new Hono<Env>();

  app.get('/rule-book', async (c) => {
    const not = await mayNot(deps, c, reading);
    if (not !== undefined) return refuse(c, not);
    const { text = '', status, severity } = c.req.query();
    const book = await openBook(deps, c.get('session').tenant.id);
    const rules = linesOf(book, clock())
      .filter((line) => holds(line, text))
      .filter((line) => severity === undefined || line.severity === severity)
      .filter(({ versions }) =>
        versions.some((version) =>
          status === undefined ? version.status !== 'retired' : version.status === status,
        ),
      );
    const decided = await store.ruleDecisions.list(store.db, book.tenant);
    const list: RuleList = {
      rules: [...rules],
      proposals: proposalsFor(book, decided, config.rulePack).length,
      revision: book.revision,
    };
    return c.json(list);
  });

  app.get('/rule-book/children', async (c) => {
    const not = await mayNot(deps, c, reading);
    if (not !== undefined) return refuse(c, not);
    const { childrenJson } = await openBook(deps, c.get('session').tenant.id);
    return c.json(childrenJson);
  });

  app.get('/rule-book/:rule', async (c) => {
    const not = await mayNot(deps, c, { ...reading, about: c.req.param('rule') });
    if (not !== undefined) return refuse(c, not);
    const id = c.req.param('rule');
    const book = await openBook(deps, c.get('session').tenant.id);
    if (!book.rules.some((version) => version.id === id)) return refuse(c, noSuchRule);
    const acts = await store.ruleActs.list(store.db, book.tenant, 'rule', id);
    return c.json(historyShape(id, book, acts, clock()));
  });

  app.get('/rule-book/:rule/difference', async (c) => {
    const not = await mayNot(deps, c, { ...reading, about: c.req.param('rule') });
    if (not !== undefined) return refuse(c, not);
    const book = await openBook(deps, c.get('session').tenant.id);
    const at = (number: string | undefined) =>
      book.rules.find((version) => version.id === c.req.param('rule') && version.number === Number(number));
    const [from, to] = [at(c.req.query('from')), at(c.req.query('to'))];
    if (from === undefined || to === undefined) {
      return refuse(
        c,
        refusal(404, 'no-such-version', 'There is no such version.', { fix: 'Give from and to.' }),
      );
    }
    return c.json({
      from: from.number,
      to: to.number,
      differences: differences(ruleOf(from), ruleOf(to), book.vocabulary),
    });
  });

  return app;
}
