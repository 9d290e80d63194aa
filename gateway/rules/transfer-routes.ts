import { Hono } from 'hono';
import * as v from 'valibot';
import { Id, Imported, ImportRules, TestChildShape } from '../../src/api/rules.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { differences } from '../../src/rules/life-cycle/difference.ts';
import { parseRule } from '../../src/rules/validate/parse-rule.ts';
import type { Problem } from '../../src/rules/validate/problem.ts';
import { parseTestChildren } from '../../src/rules/validate/test-child.ts';
import { bodyOf } from '../http/body.ts';
import type { Deps, Env } from '../http/deps.ts';
import { refusal, refuse, type Refusal } from '../http/problem.ts';
import { mayNot, noteInLedger, writeBook, type Writing } from './acting.ts';
import { openBook, ruleOf } from './book.ts';
import { noSuchRule, refusedFields } from './refusals.ts';
import { foremost } from './shape.ts';
import { asJson, asPlans, carriedBy, leaving } from './transfer.ts';
import { writeDraft } from './write-draft.ts';

type Became = v.InferOutput<typeof Imported>['rules'][number];

const notTaken = (problems: readonly Problem[]): Refusal =>
  refusedFields('The rules cannot be taken in. Nothing was changed.', problems);

/** Puts the place of a rule in front of what is wrong in it. */
const placed = ({ problem, status }: Refusal, at: string): Refusal => ({
  status,
  problem: {
    ...problem,
    field: at,
    ...(problem.problems === undefined
      ? {}
      : { problems: problem.problems.map((one) => ({ ...one, path: `${at}.${one.path}` })) }),
  },
});

/** Rules out and in: as our own JSON, which loses nothing, and as PlanDefinitions. */
export function transferRoutes(deps: Deps): Hono<Env> {
  const { store, clock } = deps;
  const app = new Hono<Env>();

  app.get('/rule-book/export', async (c) => {
    const { rule, as = 'json' } = c.req.query();
    const what = 'Alert rules exported';
    const about = rule ?? 'rule book';
    const not = await mayNot(deps, c, { right: 'read-rules', what, about });
    if (not !== undefined) return refuse(c, not);
    const book = await openBook(deps, c.get('session').tenant.id);
    const versions = leaving(book, rule);
    if (rule !== undefined && versions.length === 0) return refuse(c, noSuchRule);
    if (as !== 'json' && as !== 'plan-definition') {
      return refuse(
        c,
        refusal(400, 'body-wrong', 'It cannot be exported as that.', {
          field: 'as',
          fix: 'Choose json or plan-definition.',
        }),
      );
    }
    await noteInLedger(deps, c, what, about);
    return c.json(
      as === 'json' ? asJson(book, versions, deps.config.codeSources, clock()) : asPlans(book, versions),
    );
  });

  /** Test children that are not here yet. One of the same id here stays as it is. */
  const addChildren = async (
    { tx, book, now }: Writing,
    children: readonly unknown[],
  ): Promise<Result<undefined, Refusal>> => {
    const read = parseTestChildren(children, book.vocabulary);
    if (!read.ok) {
      return fail(notTaken(read.failure.map((one) => ({ ...one, path: `children${one.path}` }))));
    }
    const here = new Set(book.children.map(({ id }) => id));
    for (const content of children) {
      const child = v.safeParse(TestChildShape, content);
      if (child.success && !here.has(child.output.id)) {
        await store.ruleDecisions.addChild(tx, book.tenant, { id: child.output.id, content }, now);
      }
    }
    return succeed(undefined);
  };

  const takeIn = async (writing: Writing, content: object, at: string): Promise<Result<Became, Refusal>> => {
    const { book } = writing;
    const id = 'id' in content ? content.id : undefined;
    if (!v.is(Id, id)) {
      const problem = {
        path: `${at}.id`,
        message: 'It has no id.',
        fix: 'Use small letters, digits and hyphens.',
      };
      return fail(notTaken([problem]));
    }
    const versions = book.rules.filter((version) => version.id === id);
    const here = foremost(versions);
    const rule = parseRule(content, book.vocabulary);
    const same =
      here !== undefined && rule.ok && differences(ruleOf(here), rule.value, book.vocabulary).length === 0;
    if (same) return succeed({ id, number: here.number, as: 'unchanged' });
    if (versions.some(({ status }) => status === 'draft')) {
      return fail(
        refusal(409, 'draft-there', `“${id}” has a draft already. Nothing was changed.`, {
          field: at,
          fix: 'Finish the draft or give it up first.',
        }),
      );
    }
    const written = await writeDraft(deps, writing, { id, content, seen: undefined, reason: 'imported' });
    return written.ok
      ? succeed({ id, number: written.value, as: 'draft' })
      : fail(placed(written.failure, at));
  };

  app.post('/rule-book/import', async (c) => {
    const body = await bodyOf(c, ImportRules);
    if (!body.ok) return refuse(c, body.failure);
    const asked = { right: 'edit-rules', what: 'Alert rules imported', about: 'rule book' } as const;
    const done = await writeBook<v.InferOutput<typeof Imported>>(deps, c, asked, async (writing) => {
      const carried = carriedBy(body.value, writing.book);
      if (!carried.ok) return fail(notTaken(carried.failure));
      const { rules, children } = carried.value;
      const ids = rules.map((rule) => ('id' in rule ? rule.id : undefined));
      const twice = ids.findIndex((id, i) => ids.indexOf(id) !== i);
      if (twice >= 0) {
        return fail(
          notTaken([{ path: `rules[${twice}].id`, message: 'It is there twice.', fix: 'Leave one out.' }]),
        );
      }
      const added = await addChildren(writing, children);
      if (!added.ok) return added;
      const became: Became[] = [];
      // What is wrong with the fields of any rule is told at once: nobody should send the file again for each.
      const wrong: Problem[] = [];
      for (const [i, rule] of rules.entries()) {
        const taken = await takeIn(writing, rule, `rules[${i}]`);
        if (taken.ok) became.push(taken.value);
        else if (taken.failure.problem.problems === undefined) return taken;
        else wrong.push(...taken.failure.problem.problems);
      }
      if (wrong.length > 0) return fail(notTaken(wrong));
      writing.noteInLedger(asked.what, asked.about, { rules: String(became.length) });
      return succeed({ rules: became });
    });
    return done.ok ? c.json(done.value) : refuse(c, done.failure);
  });

  return app;
}
