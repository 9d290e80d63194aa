import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { AddTestChild, CreateRule, DuplicateRule, Id, MoveRule, SaveDraftRule } from '../../src/api/rules.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { parseTestChildren } from '../../src/rules/validate/test-child.ts';
import { bodyOf } from '../http/body.ts';
import type { Deps, Env } from '../http/deps.ts';
import { refusal, refuse, type Refusal } from '../http/problem.ts';
import { writeBook } from './acting.ts';
import { openBook, ruleOf } from './book.ts';
import { moveRule, rightFor } from './move-rule.ts';
import { noSuchRule, refusedFields } from './refusals.ts';
import { historyShape } from './shape.ts';
import { writeDraft } from './write-draft.ts';

const taken = refusal(409, 'id-taken', 'There is a rule of this name already.', {
  field: 'content.id',
  fix: 'Give it its own id.',
});
const noId = refusal(400, 'body-wrong', 'A rule needs an id of small letters, digits and hyphens.', {
  field: 'content.id',
});

/** Writing rules: new ones, drafts, and what becomes of a version. */
export function writeRuleRoutes(deps: Deps): Hono<Env> {
  const { store, clock } = deps;
  const app = new Hono<Env>();
  const edit = (what: string, about: string) => ({ right: 'edit-rules', what, about }) as const;

  /** The rule as it stands after what was done to it, or the refusal. */
  const answer = async (c: Context<Env>, id: string, done: Result<unknown, Refusal>, status: 200 | 201) => {
    if (!done.ok) return refuse(c, done.failure);
    const book = await openBook(deps, c.get('session').tenant.id);
    const acts = await store.ruleActs.list(store.db, book.tenant, 'rule', id);
    return c.json(historyShape(id, book, acts, clock()), status);
  };

  app.post('/rule-book', async (c) => {
    const body = await bodyOf(c, CreateRule);
    if (!body.ok) return refuse(c, body.failure);
    const { content } = body.value;
    const { id } = content;
    if (!v.is(Id, id)) return refuse(c, noId);
    const done = await writeBook(deps, c, edit('Alert rule: draft begun', id), async (writing) =>
      writing.book.rules.some((version) => version.id === id)
        ? fail(taken)
        : writeDraft(deps, writing, { id, content, seen: undefined }),
    );
    return answer(c, id, done, 201);
  });

  app.post('/rule-book/:rule/duplicate', async (c) => {
    const body = await bodyOf(c, DuplicateRule);
    if (!body.ok) return refuse(c, body.failure);
    const { number, id, title } = body.value;
    const of = c.req.param('rule');
    const done = await writeBook(deps, c, edit('Alert rule: duplicated', of), async (writing) => {
      const { rules } = writing.book;
      const version = rules.find((one) => one.id === of && one.number === number);
      if (version === undefined) return fail(noSuchRule);
      if (rules.some((one) => one.id === id))
        return fail({ ...taken, problem: { ...taken.problem, field: 'id' } });
      const content = { ...ruleOf(version), title };
      const reason = `duplicate of ${of}, version ${number}`;
      return writeDraft(deps, writing, { id, content, seen: undefined, reason });
    });
    return answer(c, id, done, 201);
  });

  app.put('/rule-book/:rule/draft', async (c) => {
    const body = await bodyOf(c, SaveDraftRule);
    if (!body.ok) return refuse(c, body.failure);
    const id = c.req.param('rule');
    const { content, seen, reason } = body.value;
    const done = await writeBook(deps, c, edit('Alert rule: draft changed', id), async (writing) =>
      writing.book.rules.some((version) => version.id === id)
        ? writeDraft(deps, writing, { id, content, seen, ...(reason === undefined ? {} : { reason }) })
        : fail(noSuchRule),
    );
    return answer(c, id, done, 200);
  });

  app.post('/rule-book/:rule/moves', async (c) => {
    const body = await bodyOf(c, MoveRule);
    if (!body.ok) return refuse(c, body.failure);
    const id = c.req.param('rule');
    const book = await openBook(deps, c.get('session').tenant.id);
    const version = book.rules.find((one) => one.id === id && one.number === body.value.number);
    if (version === undefined) return refuse(c, noSuchRule);
    const asked = {
      right: rightFor(body.value.move, version.status),
      what: `Alert rule: ${body.value.move}`,
      about: `${id} ${version.version}`,
    };
    const done = await writeBook(deps, c, asked, (writing) => moveRule(deps, writing, id, body.value));
    return answer(c, id, done, 200);
  });

  app.post('/rule-book/children', async (c) => {
    const body = await bodyOf(c, AddTestChild);
    if (!body.ok) return refuse(c, body.failure);
    const { child } = body.value;
    const added = await writeBook(deps, c, edit('Test child added', child.id), async (writing) => {
      const { book, tx, now } = writing;
      const read = parseTestChildren([child], book.vocabulary);
      if (!read.ok) return fail(refusedFields('The test child cannot be read.', read.failure));
      const there = book.children.some(({ id }) => id === child.id);
      const kept =
        !there &&
        (await store.ruleDecisions.addChild(tx, book.tenant, { id: child.id, content: child }, now));
      if (!kept) {
        return fail(
          refusal(409, 'id-taken', 'There is a test child of this id already.', {
            field: 'child.id',
            fix: 'Give it its own id: a child that rules were tested on never changes.',
          }),
        );
      }
      writing.noteInLedger('Test child added', child.id);
      return succeed(child);
    });
    return added.ok ? c.json(added.value, 201) : refuse(c, added.failure);
  });

  return app;
}
