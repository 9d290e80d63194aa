import type { MoveRule, RuleStatus } from '../../src/api/rules.ts';
import type { Right } from '../../src/api/sessions.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { decideMove, type History, type Step } from '../../src/rules/life-cycle/history.ts';
import { owedForApproval, owedForShowing } from '../../src/rules/life-cycle/owed.ts';
import type { Problem } from '../../src/rules/validate/problem.ts';
import { refusal, type Refusal } from '../http/problem.ts';
import type { StoredAct } from '../store/rule-acts.ts';
import type { StoredVersion } from '../store/rule-versions.ts';
import type { Done, Writing } from './acting.ts';
import { toPins } from './begin-book.ts';
import { ruleOf, type Book } from './book.ts';
import type { BookDeps } from './deps.ts';
import { otherQuestions } from './other-questions.ts';
import { changedSince, refusedFields, refusedMove } from './refusals.ts';
import { authorsOf, replacedBy } from './shape.ts';

/** Whose right a move is. Somebody who writes drafts may also give one up. */
export function rightFor(move: MoveRule['move'], status: RuleStatus): Right {
  switch (move) {
    case 'submit':
      return 'edit-rules';
    case 'return':
    case 'make-silent':
    case 'make-active':
      return 'approve-rules';
    case 'retire':
      return status === 'draft' ? 'edit-rules' : 'retire-rules';
  }
}

/** Every version as the life-cycle sees it. */
const historyOf = (versions: readonly StoredVersion[], acts: readonly StoredAct[]): History =>
  versions.map(({ number, status, digest, submitted }) => ({
    number,
    status,
    digest,
    submitted,
    authors: [...authorsOf(acts, number).keys()],
  }));

/** What is asked of a version's content before a move. */
function owed(version: StoredVersion, move: MoveRule, book: Book, now: Date): readonly Problem[] {
  const heldTo = { vocabulary: book.vocabulary, children: book.children, now: now.toISOString() };
  switch (move.move) {
    case 'submit':
    case 'make-silent':
      return [...owedForApproval(ruleOf(version), heldTo), ...otherQuestions(version, book)];
    case 'make-active':
      return [
        ...owedForShowing(ruleOf(version), heldTo, (version.silentAt ?? now).toISOString(), move.override),
        ...otherQuestions(version, book),
      ];
    case 'return':
    case 'retire':
      return [];
  }
}

const titles: Record<Step['act'], string> = {
  submitted: 'asked to be approved',
  returned: 'returned to its author',
  'made-silent': 'approved to run silently',
  'made-active': 'approved and shown to clinicians',
  replaced: 'retired, replaced',
  retired: 'retired',
};

function doneBy(step: Step, version: StoredVersion, move: MoveRule): Done {
  const own = 'reason' in move ? move.reason : undefined;
  const reason = step.replacedBy === undefined ? own : replacedBy(step.replacedBy);
  const override = step.act === 'made-active' && move.move === 'make-active' ? move.override : undefined;
  const { id, number, kind, digest } = version;
  return {
    act: {
      kind,
      id,
      number,
      act: step.act,
      ...(reason === undefined ? {} : { reason }),
      ...(override === undefined ? {} : { override }),
    },
    what: `Alert rule: ${titles[step.act]}`,
    about: `${id} ${version.version}`,
    details: {
      version: String(number),
      digest,
      ...(reason === undefined ? {} : { because: reason }),
      ...(override === undefined ? {} : { 'silent-run-cut-short-because': override }),
    },
  };
}

/** Moves a version on, and with it the one whose place it takes; or says why not, beside the field where there is one. */
export async function moveRule(
  { store }: Pick<BookDeps, 'store'>,
  writing: Writing,
  id: string,
  move: MoveRule,
): Promise<Result<undefined, Refusal>> {
  const { tx, book, session, now } = writing;
  const versions = book.rules.filter((version) => version.id === id);
  const acts = await store.ruleActs.list(tx, book.tenant, 'rule', id);
  const decided = decideMove(historyOf(versions, acts), { ...move, by: session.userKey });
  if (!decided.ok) return fail(refusedMove(decided.failure));
  const version = versions.find(({ number }) => number === move.number);
  if (version === undefined) return fail(refusedMove('no-such-version'));
  if (move.move === 'retire' && move.seen !== undefined && move.seen !== version.status) {
    return fail(changedSince);
  }
  const problems = owed(version, move, book, now);
  if (problems.length > 0) return fail(refusedFields('It cannot be approved yet.', problems));
  const base = versions.filter(({ number }) => number < version.number).at(-1);
  if (move.move === 'submit' && base !== undefined && sameWords(base, version)) {
    return fail(refusal(409, 'nothing-changed', 'Nothing has changed since the version before it.'));
  }
  for (const step of decided.value) {
    const of = versions.find(({ number }) => number === step.number);
    if (of === undefined) continue;
    const { status, submitted } = step;
    await store.ruleVersions.change(
      tx,
      book.tenant,
      of,
      {
        status,
        submitted,
        // What it is tested against just now is what it is pinned to.
        ...(step.act === 'made-silent' ? { silentAt: now, pins: toPins(ruleOf(of), book.vocabulary) } : {}),
        ...(step.act === 'made-active' ? { activeAt: now } : {}),
      },
      now,
    );
    writing.note(doneBy(step, of, move));
  }
  return succeed(undefined);
}

/** Whether two versions say the same, read with the same code sets. A retired rule may be taken up again unchanged. */
function sameWords(base: StoredVersion, version: StoredVersion): boolean {
  const said = (one: StoredVersion): string =>
    JSON.stringify({ ...ruleOf(one), version: '', status: '', pins: one.pins });
  return base.status !== 'retired' && said(base) === said(version);
}
