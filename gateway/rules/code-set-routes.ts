import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import {
  CodeSetStatus,
  MoveCodeSet,
  SaveCodeSet,
  type CodeFound,
  type CodeSetHistory,
  type CodeSetSummary,
} from '../../src/api/code-sets.ts';
import { Id } from '../../src/api/rules.ts';
import type { CodeSet, Coded } from '../../src/domain/record.ts';
import type { Result } from '../../src/domain/result.ts';
import { codeSetDifferences } from '../../src/rules/life-cycle/code-set-difference.ts';
import { bodyOf } from '../http/body.ts';
import type { Deps, Env } from '../http/deps.ts';
import { refusal, refuse, type Refusal } from '../http/problem.ts';
import { mayNot, writeBook } from './acting.ts';
import { moveCodeSet, noSuchSet, usersOf } from './approve-code-set.ts';
import { openBook, type Book } from './book.ts';
import { authorsOf, foremost } from './shape.ts';
import { sourced } from './sourced.ts';
import { writeCodeSet } from './write-code-set.ts';

const reading = { right: 'read-rules', what: 'Code sets read', about: 'rule book' } as const;
const mostFound = 50;
const noId = refusal(400, 'body-wrong', 'A code set needs an id of small letters, digits and hyphens.', {
  field: 'id',
});

const words = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');

/** Codes of the sets in force whose words or code hold every word of a search, each once with the sets that hold it. */
function found({ vocabulary }: Book, text: string): readonly v.InferOutput<typeof CodeFound>[] {
  const wanted = words(text);
  const byKey = new Map<string, Coded & { in: string[] }>();
  if (wanted.length === 0) return [];
  for (const { id, concepts } of vocabulary.codeSets) {
    for (const { system, code, display } of concepts) {
      const said = `${code} ${display ?? ''}`.toLowerCase();
      if (!wanted.every((word) => said.includes(word))) continue;
      const key = `${system}|${code}`;
      const known = byKey.get(key);
      if (known === undefined)
        byKey.set(key, { system, code, ...(display === undefined ? {} : { display }), in: [id] });
      else known.in.push(id);
    }
  }
  return [...byKey.values()]
    .sort((a, b) => (a.display ?? a.code).localeCompare(b.display ?? b.code, 'en'))
    .slice(0, mostFound);
}

/** Code sets: read, searched, written, and brought into force by a second person. */
export function codeSetRoutes(deps: Deps): Hono<Env> {
  const { store } = deps;
  const app = new Hono<Env>();

  const history = async (c: Context<Env>, id: string): Promise<CodeSetHistory> => {
    const book = await openBook(deps, c.get('session').tenant.id);
    const acts = await store.ruleActs.list(store.db, book.tenant, 'code-set', id);
    const versions = book.codeSets.filter((version) => version.id === id);
    const sources = deps.config.codeSources;
    const note = sources.note(id);
    return {
      id,
      ...(note === undefined ? {} : { note }),
      usedBy: [...usersOf(id, book)],
      versions: versions
        .map((version, i) => {
          const set = version.content as CodeSet;
          const earlier = versions.slice(0, i);
          // Not from a draft that was given up.
          const base = earlier.findLast(({ activeAt }) => activeAt !== undefined) ?? earlier.at(-1);
          const before = base?.content as CodeSet | undefined;
          return {
            id,
            version: version.version,
            number: version.number,
            status: v.parse(CodeSetStatus, version.status),
            title: set.title,
            digest: version.digest,
            concepts: sourced(set, sources).concepts.map((concept) => ({ ...concept })),
            authors: [...authorsOf(acts, version.number).values()],
            createdAt: version.createdAt.toISOString(),
            differences: before === undefined ? [] : [...codeSetDifferences(before, set)],
          };
        })
        .toReversed(),
    };
  };
  const answer = async (c: Context<Env>, id: string, done: Result<unknown, Refusal>) =>
    done.ok ? c.json(await history(c, id)) : refuse(c, done.failure);

  app.get('/code-sets', async (c) => {
    const not = await mayNot(deps, c, reading);
    if (not !== undefined) return refuse(c, not);
    const book = await openBook(deps, c.get('session').tenant.id);
    const ids = [...new Set(book.codeSets.map(({ id }) => id))];
    const list = ids.flatMap((id): readonly CodeSetSummary[] => {
      const versions = book.codeSets.filter((version) => version.id === id);
      const first = foremost(versions);
      if (first === undefined) return [];
      const { title, concepts } = first.content as CodeSet;
      const draft = versions.some(({ status }) => status === 'draft');
      const { version } = first;
      return [{ id, title, version, concepts: concepts.length, usedBy: [...usersOf(id, book)], draft }];
    });
    return c.json(list);
  });

  app.get('/codes', async (c) => {
    const not = await mayNot(deps, c, reading);
    if (not !== undefined) return refuse(c, not);
    const book = await openBook(deps, c.get('session').tenant.id);
    return c.json(found(book, c.req.query('text') ?? ''));
  });

  app.get('/code-sets/:id', async (c) => {
    const not = await mayNot(deps, c, reading);
    if (not !== undefined) return refuse(c, not);
    const shape = await history(c, c.req.param('id'));
    return shape.versions.length === 0 ? refuse(c, noSuchSet) : c.json(shape);
  });

  app.put('/code-sets/:id/draft', async (c) => {
    const body = await bodyOf(c, SaveCodeSet);
    if (!body.ok) return refuse(c, body.failure);
    const id = c.req.param('id');
    if (!v.is(Id, id)) return refuse(c, noId);
    const { title, concepts, seen } = body.value;
    const asked = { right: 'edit-rules', what: 'Code set: draft changed', about: id } as const;
    return answer(
      c,
      id,
      await writeBook(deps, c, asked, (writing) =>
        writeCodeSet(deps, writing, { id, title, concepts, seen }),
      ),
    );
  });

  app.post('/code-sets/:id/moves', async (c) => {
    const body = await bodyOf(c, MoveCodeSet);
    if (!body.ok) return refuse(c, body.failure);
    const id = c.req.param('id');
    const right = body.value.move === 'approve' ? 'approve-rules' : 'edit-rules';
    const asked = { right, what: `Code set: ${body.value.move}`, about: id } as const;
    return answer(
      c,
      id,
      await writeBook(deps, c, asked, (writing) => moveCodeSet(deps, writing, id, body.value)),
    );
  });

  return app;
}
