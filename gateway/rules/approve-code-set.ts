import type { CodeSet } from '../../src/domain/record.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { nextVersion } from '../../src/rules/life-cycle/level.ts';
import { owedForApproval } from '../../src/rules/life-cycle/owed.ts';
import { codeSetsOf } from '../../src/rules/life-cycle/pins.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { parseTestChildren } from '../../src/rules/validate/test-child.ts';
import type { Vocabulary } from '../../src/rules/vocabulary.ts';
import { refusal, type Refusal } from '../http/problem.ts';
import type { StoredVersion } from '../store/rule-versions.ts';
import type { Writing } from './acting.ts';
import { toPins } from './begin-book.ts';
import { ruleOf, type Book } from './book.ts';
import type { BookDeps } from './deps.ts';
import { digestOf } from './digest.ts';
import { changedSince, refusedFields, refusedMove } from './refusals.ts';
import { authorsOf, replacedBy } from './shape.ts';

const inForce = ({ status }: StoredVersion): boolean => status === 'active' || status === 'silent';

/** Ids of the rules in force that read a code set, themselves or by an event kind. */
export const usersOf = (id: string, { rules, vocabulary }: Book): readonly string[] => [
  ...new Set(
    rules
      .filter(inForce)
      .filter((version) => codeSetsOf(ruleOf(version), vocabulary).has(id))
      .map((version) => version.id),
  ),
];

/** The vocabulary once a set has come into force. */
const withSet = ({ vocabulary }: Book, set: CodeSet): Vocabulary => ({
  ...vocabulary,
  codeSets: [...vocabulary.codeSets.filter(({ id }) => id !== set.id), set],
});

interface MoveAsked {
  readonly move: 'approve' | 'withdraw';
  readonly number: number;
  readonly digest: string;
  readonly reason: string;
}

/**
 * Brings a code set into force for every rule that reads it, or gives its draft up. Each of those rules gets a new
 * version with the same words that is pinned to the new set; if one of them no longer answers its test children as
 * agreed, nothing changes. Not by somebody who wrote any of the draft.
 */
export async function moveCodeSet(
  deps: Pick<BookDeps, 'store'>,
  writing: Writing,
  id: string,
  asked: MoveAsked,
): Promise<Result<undefined, Refusal>> {
  const { tx, book, session, now } = writing;
  const { ruleVersions, ruleActs } = deps.store;
  const versions = book.codeSets.filter((version) => version.id === id);
  const draft = versions.find(({ number }) => number === asked.number);
  if (draft === undefined) return fail(refusedMove('no-such-version'));
  if (draft.status !== 'draft') return fail(refusedMove('not-a-draft'));
  if (draft.digest !== asked.digest) return fail(changedSince);
  const { reason } = asked;
  const of = { kind: 'code-set', id, number: draft.number } as const;
  const about = `${id} ${draft.version}`;
  const details = { version: String(draft.number), digest: draft.digest, because: reason };
  if (asked.move === 'withdraw') {
    await ruleVersions.change(tx, book.tenant, draft, { status: 'retired' }, now);
    writing.note({
      act: { ...of, act: 'retired', reason },
      what: 'Code set: draft given up',
      about,
      details,
    });
    return succeed(undefined);
  }
  const acts = await ruleActs.list(tx, book.tenant, 'code-set', id);
  if (authorsOf(acts, draft.number).has(session.userKey)) return fail(refusedMove('own-version'));
  const vocabulary = withSet(book, draft.content as CodeSet);
  const users = new Set(usersOf(id, { ...book, vocabulary }));
  const affected = book.rules.filter((version) => inForce(version) && users.has(version.id));
  const refused = failing(affected, { ...book, vocabulary }, now);
  if (refused !== undefined) return fail(refused);
  for (const old of versions.filter(({ status }) => status === 'active')) {
    await ruleVersions.change(tx, book.tenant, old, { status: 'retired' }, now);
    const replaced = replacedBy(draft.number);
    writing.note({
      act: { ...of, number: old.number, act: 'replaced', reason: replaced },
      what: 'Code set: retired, replaced',
      about: `${id} ${old.version}`,
    });
  }
  await ruleVersions.change(tx, book.tenant, draft, { status: 'active', activeAt: now }, now);
  writing.note({
    act: { ...of, act: 'made-active', reason },
    what: 'Code set: approved, in force',
    about,
    details,
  });
  await reissue(deps, writing, affected, vocabulary, about);
  return succeed(undefined);
}

/** Why a set may not come into force: rules that would not answer their test children as agreed. */
function failing(affected: readonly StoredVersion[], book: Book, now: Date): Refusal | undefined {
  const children = parseTestChildren(book.childrenJson, book.vocabulary);
  const heldTo = {
    vocabulary: book.vocabulary,
    children: children.ok ? children.value : [],
    now: now.toISOString(),
  };
  const problems = affected.flatMap((version) =>
    owedForApproval(ruleOf(version), heldTo)
      .filter(({ path }) => path !== 'reviewBy')
      .map((problem) => ({ ...problem, path: `${version.id}.${problem.path}` })),
  );
  const drafts = book.rules
    .filter(({ id, status }) => status === 'draft' && affected.some((one) => one.id === id))
    .map(({ id }) => ({
      path: `${id}.draft`,
      message: `“${id}” has a draft that would be older than its new version.`,
      fix: 'Finish the draft or give it up first.',
    }));
  problems.push(...drafts);
  return problems.length === 0
    ? undefined
    : refusedFields('With these codes some rules would no longer answer as agreed.', problems);
}

/** Every rule that reads the new set, anew with the same words: a version says by which codes it answered. */
async function reissue(
  { store }: Pick<BookDeps, 'store'>,
  { tx, book, now, note }: Writing,
  affected: readonly StoredVersion[],
  vocabulary: Vocabulary,
  set: string,
): Promise<void> {
  for (const old of affected) {
    const all = book.rules.filter(({ id }) => id === old.id);
    const later = affected.filter((one) => one.id === old.id && one.number < old.number).length;
    const number = Math.max(...all.map((one) => one.number)) + 1 + later;
    const newest = all.reduce((a, b) => (a.number > b.number ? a : b));
    const version = Array.from({ length: later + 1 }).reduce<string>(
      (so) => nextVersion(so, 'minor'),
      newest.version,
    );
    const content: Rule = { ...ruleOf(old), version };
    const reason = `code set ${set}`;
    await store.ruleVersions.change(tx, book.tenant, old, { status: 'retired' }, now);
    await store.ruleVersions.add(tx, book.tenant, [
      {
        kind: 'rule',
        id: old.id,
        number,
        version,
        status: old.status,
        content,
        digest: digestOf(content),
        pins: toPins(content, vocabulary),
        submitted: false,
        createdAt: now,
        changedAt: now,
        ...(old.silentAt === undefined ? {} : { silentAt: old.silentAt }),
        ...(old.activeAt === undefined ? {} : { activeAt: old.activeAt }),
      },
    ]);
    const about = `${old.id} ${version}`;
    const act = old.status === 'active' ? 'made-active' : 'made-silent';
    note(
      {
        act: {
          kind: 'rule',
          id: old.id,
          number: old.number,
          act: 'replaced',
          reason: replacedBy(number),
        },
        what: 'Alert rule: retired, replaced',
        about: `${old.id} ${old.version}`,
      },
      {
        act: { kind: 'rule', id: old.id, number, act, reason },
        what: 'Alert rule: the same with new codes',
        about,
        details: { because: reason },
      },
    );
  }
}

export const noSuchSet = refusal(404, 'no-such-code-set', 'There is no such code set.');
