import type { Actor, RuleContent, RuleHistory, RuleSummary, RuleVersionShape } from '../../src/api/rules.ts';
import { owedForApproval, owedForShowing } from '../../src/rules/life-cycle/owed.ts';
import { reviewDue, silentRunOf } from '../../src/rules/life-cycle/review.ts';
import { sentence } from '../../src/rules/sentence.ts';
import type { StoredAct } from '../store/rule-acts.ts';
import type { StoredVersion } from '../store/rule-versions.ts';
import { ruleOf, type Book } from './book.ts';
import { fieldProblems } from './refusals.ts';

/** The reason that the history gives for a version whose place another took. */
export const replacedBy = (number: number): string => `replaced by version ${number}`;

/** Acts that write: whoever does one is an author. */
const writing = new Set<StoredAct['act']>(['imported', 'created', 'edited']);

/**
 * Everybody who wrote any of a version, by key. A version that nobody wrote took the place of another with the same
 * words, when a code set changed: its authors are still those of the words.
 */
export function authorsOf(acts: readonly StoredAct[], number: number): ReadonlyMap<string, Actor> {
  const own = acts.filter((act) => act.number === number && writing.has(act.act));
  const before = acts.find(({ act, reason }) => act === 'replaced' && reason === replacedBy(number));
  if (own.length === 0 && before !== undefined && before.number < number)
    return authorsOf(acts, before.number);
  return new Map(own.map(({ byKey, by }) => [byKey, by] as const));
}

const silentRun = (version: StoredVersion, now: Date) =>
  version.status === 'silent' && version.silentAt !== undefined
    ? { silentRun: silentRunOf(version.silentAt.toISOString(), now.toISOString()) }
    : {};

function owedOf(version: StoredVersion, { vocabulary, children }: Book, now: Date) {
  const heldTo = { vocabulary, children, now: now.toISOString() };
  const rule = ruleOf(version);
  if (version.status === 'retired') return [];
  return version.status === 'silent' && version.silentAt !== undefined
    ? owedForShowing(rule, heldTo, version.silentAt.toISOString())
    : owedForApproval(rule, heldTo);
}

/** Content as JSON: looser than a rule, so that a page of another version can read it. */
const contentOf = (version: StoredVersion): RuleContent => ({ ...ruleOf(version) });

/** One version, as the contract has it. */
function versionShape(
  version: StoredVersion,
  acts: readonly StoredAct[],
  book: Book,
  now: Date,
): RuleVersionShape {
  const rule = ruleOf(version);
  return {
    rule: version.id,
    number: version.number,
    version: version.version,
    status: version.status,
    content: contentOf(version),
    sentence: sentence(rule, book.vocabulary),
    digest: version.digest,
    pins: version.pins,
    authors: [...authorsOf(acts, version.number).values()],
    submitted: version.submitted,
    createdAt: version.createdAt.toISOString(),
    changedAt: version.changedAt.toISOString(),
    ...silentRun(version, now),
    owed: fieldProblems(owedOf(version, book, now)),
    reviewDue: reviewDue(rule.reviewBy, now.toISOString()),
  };
}

/** A rule with its versions, newest first, and everything that was done to it. */
export function historyShape(id: string, book: Book, acts: readonly StoredAct[], now: Date): RuleHistory {
  const versions = book.rules.filter((version) => version.id === id).toReversed();
  return {
    id,
    versions: versions.map((version) => versionShape(version, acts, book, now)),
    acts: acts.map(({ number, act, at, by, reason, override }) => ({
      number,
      act,
      at: at.toISOString(),
      by,
      ...(reason === undefined ? {} : { reason }),
      ...(override === undefined ? {} : { override }),
    })),
  };
}

const order = { active: 0, silent: 1, draft: 2, retired: 3 } as const;

/** The version that stands for a rule: what clinicians see, else what comes next, else its last. */
export function foremost(versions: readonly StoredVersion[]): StoredVersion | undefined {
  return versions.toSorted((a, b) => order[a.status] - order[b.status] || b.number - a.number)[0];
}

/** One line of the list; undefined for a rule without versions. */
export function summaryShape(
  versions: readonly StoredVersion[],
  book: Book,
  now: Date,
): RuleSummary | undefined {
  const first = foremost(versions);
  if (first === undefined) return undefined;
  const rule = ruleOf(first);
  const shown = versions.filter(({ status }) => status !== 'retired');
  return {
    id: first.id,
    title: rule.title,
    sentence: sentence(rule, book.vocabulary),
    severity: rule.severity,
    guideline: { title: rule.guideline.title, grade: rule.guideline.grade },
    versions: (shown.length === 0 ? [first] : shown)
      .toSorted((a, b) => order[a.status] - order[b.status])
      .map((version) => ({
        number: version.number,
        version: version.version,
        status: version.status,
        submitted: version.submitted,
        ...silentRun(version, now),
      })),
    reviewBy: rule.reviewBy,
    reviewDue: reviewDue(rule.reviewBy, now.toISOString()),
  };
}
