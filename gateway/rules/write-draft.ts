import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { differences } from '../../src/rules/life-cycle/difference.ts';
import { checkDraft } from '../../src/rules/life-cycle/draft.ts';
import { greatest, nextVersion } from '../../src/rules/life-cycle/level.ts';
import { placeToWrite } from '../../src/rules/life-cycle/history.ts';
import type { Rule } from '../../src/rules/rule.ts';
import type { Refusal } from '../http/problem.ts';
import type { StoredVersion } from '../store/rule-versions.ts';
import type { BookDeps } from './deps.ts';
import { toPins } from './begin-book.ts';
import { ruleOf, type Book } from './book.ts';
import { digestOf } from './digest.ts';
import { changedSince, refusedFields } from './refusals.ts';
import type { Writing } from './acting.ts';

/** The semantic version of new words: after the version before them, by how much they change. */
function versionAfter(base: StoredVersion | undefined, rule: Rule, book: Book): string {
  if (base === undefined) return '1.0.0';
  return nextVersion(base.version, greatest(differences(ruleOf(base), rule, book.vocabulary)) ?? 'patch');
}

interface DraftAsked {
  readonly id: string;
  readonly content: object;
  /** Digest of the draft that was changed; `any`: whatever is there, as long as it is no draft. */
  readonly seen: string | undefined;
  readonly reason?: string;
}

/**
 * Writes words into a rule's draft, or begins its next version with them. What the engine could not evaluate is refused,
 * and so are words over a draft that somebody else has changed meanwhile. Answers the number of the draft.
 */
export async function writeDraft(
  { store }: Pick<BookDeps, 'store'>,
  writing: Writing,
  { id, content, seen, reason }: DraftAsked,
): Promise<Result<number, Refusal>> {
  const { tx, book, now } = writing;
  const versions = book.rules.filter((version) => version.id === id);
  const { number, begun } = placeToWrite(versions.map(stateOf));
  const draft = versions.find((version) => version.number === number);
  if (draft?.digest !== seen) return fail(changedSince);
  const base = versions.filter((version) => version.number < number).at(-1);
  const checked = checkDraft({ ...content, id, version: '0.0.0', status: 'draft' }, book.vocabulary);
  if (!checked.kept) return fail(refusedFields('The rule cannot be kept like this.', checked.problems));
  const version = versionAfter(base, checked.rule, book);
  const rule: Rule = { ...checked.rule, version };
  const kept = { version, content: rule, digest: digestOf(rule), pins: toPins(rule, book.vocabulary) };
  if (begun) {
    await store.ruleVersions.add(tx, book.tenant, [
      {
        ...kept,
        kind: 'rule',
        id,
        number,
        status: 'draft',
        submitted: false,
        createdAt: now,
        changedAt: now,
      },
    ]);
  } else {
    // Words that were changed are not the words that were sent for approval.
    const change = { ...kept, submitted: false };
    await store.ruleVersions.change(tx, book.tenant, { kind: 'rule', id, number }, change, now);
  }
  writing.note({
    act: {
      kind: 'rule',
      id,
      number,
      act: begun ? 'created' : 'edited',
      ...(reason === undefined ? {} : { reason }),
    },
    what: begun ? 'Alert rule: draft begun' : 'Alert rule: draft changed',
    about: `${id} ${version}`,
    details: { version: String(number), digest: kept.digest },
  });
  return succeed(number);
}

/** A version as the life-cycle sees it, before its authors are looked up. */
const stateOf = ({ number, status, digest, submitted }: StoredVersion) => ({
  number,
  status,
  digest,
  submitted,
  authors: [],
});
