import { fail, succeed, type Result } from '../../domain/result.ts';
import type { Rule } from '../rule.ts';

/** A version as its life-cycle sees it. `authors`: keys of everybody who wrote any of it. */
export interface VersionState {
  readonly number: number;
  readonly status: Rule['status'];
  /** Of its content. */
  readonly digest: string;
  readonly authors: readonly string[];
  /** A draft that waits for a second person. */
  readonly submitted: boolean;
}

/** Every version of one rule, oldest first. */
export type History = readonly VersionState[];

export type Move = 'submit' | 'return' | 'make-silent' | 'make-active' | 'retire';

/** What a person asks for. `digest` is that of the version they saw. */
export interface AskedMove {
  readonly move: Move;
  readonly number: number;
  readonly digest: string;
  /** Key of the person. */
  readonly by: string;
}

/** What becomes of one version. */
export interface Step {
  readonly number: number;
  readonly status: Rule['status'];
  readonly submitted: boolean;
  readonly act: 'submitted' | 'returned' | 'made-silent' | 'made-active' | 'replaced' | 'retired';
  /** Of a version that another one replaced: that one's number. */
  readonly replacedBy?: number;
}

export type MoveRefusal =
  | 'no-such-version'
  | 'changed-since'
  | 'not-a-draft'
  | 'not-submitted'
  | 'not-silent'
  | 'own-version'
  | 'retired';

/** A newer version takes the place of the one that had its status. */
const replace = (history: History, status: 'silent' | 'active', number: number): readonly Step[] =>
  history
    .filter((version) => version.status === status && version.number !== number)
    .map((version) => ({
      number: version.number,
      status: 'retired',
      submitted: false,
      act: 'replaced',
      replacedBy: number,
    }));

/**
 * What a move does to a rule's versions, or why it may not be made: draft, silent, active, retired and never backwards;
 * approved by somebody who wrote none of it; one silent and one active version at a time. What is asked of the content,
 * and how long a silent run lasts, is in `owed.ts`.
 */
export function decideMove(history: History, asked: AskedMove): Result<readonly Step[], MoveRefusal> {
  const version = history.find(({ number }) => number === asked.number);
  if (version === undefined) return fail('no-such-version');
  if (version.status === 'retired') return fail('retired');
  if (version.digest !== asked.digest) return fail('changed-since');
  const { number } = version;
  const own = version.authors.includes(asked.by);
  switch (asked.move) {
    case 'submit':
      if (version.status !== 'draft') return fail('not-a-draft');
      return succeed([{ number, status: 'draft', submitted: true, act: 'submitted' }]);
    case 'return':
      if (version.status !== 'draft') return fail('not-a-draft');
      if (!version.submitted) return fail('not-submitted');
      return succeed([{ number, status: 'draft', submitted: false, act: 'returned' }]);
    case 'make-silent':
      if (version.status !== 'draft') return fail('not-a-draft');
      if (!version.submitted) return fail('not-submitted');
      if (own) return fail('own-version');
      return succeed([
        ...replace(history, 'silent', number),
        { number, status: 'silent', submitted: false, act: 'made-silent' },
      ]);
    case 'make-active':
      if (version.status !== 'silent') return fail('not-silent');
      if (own) return fail('own-version');
      return succeed([
        ...replace(history, 'active', number),
        { number, status: 'active', submitted: false, act: 'made-active' },
      ]);
    case 'retire':
      return succeed([{ number, status: 'retired', submitted: false, act: 'retired' }]);
  }
}

/** Where the next words of a rule go: into its draft, or into a version that is begun. */
export function placeToWrite(history: History): { readonly number: number; readonly begun: boolean } {
  const draft = history.find(({ status }) => status === 'draft');
  const last = history.reduce((highest, { number }) => Math.max(highest, number), 0);
  return draft === undefined ? { number: last + 1, begun: true } : { number: draft.number, begun: false };
}
