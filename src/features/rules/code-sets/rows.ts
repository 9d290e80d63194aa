import type { CodeSetHistory } from '../../../api/code-sets.ts';
import { checkCodeSet } from '../../../rules/validate/code-set.ts';
import type { Problem } from '../../../rules/validate/problem.ts';

type Version = CodeSetHistory['versions'][number];
type Concept = Version['concepts'][number];

/** What a code is known by. */
export type Key = Pick<Concept, 'system' | 'code'>;

/** One line of a draft. What else a concept holds (the body site that it names) stays with it. */
export type Row = Concept;

export const keyOf = ({ system, code }: Key): string => `${system}|${code}`;
export const saidOf = ({ code, display }: Row): string =>
  display === undefined ? code : `${display} (${code})`;

/** The draft and the version in force, where there are any. */
export function partsOf({ versions }: CodeSetHistory): {
  readonly draft?: Version;
  readonly active?: Version;
} {
  const draft = versions.find(({ status }) => status === 'draft');
  const active = versions.find(({ status }) => status === 'active');
  return { ...(draft && { draft }), ...(active && { active }) };
}

/** Everything that is wrong with a draft: the gateway's own checks, made while it is written. */
export function problemsOf(
  written: { readonly id: string; readonly title: string; readonly rows: readonly Row[] },
  known: readonly Key[],
): readonly Problem[] {
  const { id, title, rows } = written;
  const checked = checkCodeSet({ id, title, concepts: rows }, known);
  return checked.ok ? [] : checked.failure;
}

/** The problems of one line. */
export const ofRow = (problems: readonly Problem[], at: number): readonly Problem[] =>
  problems.filter(({ path }) => path === `concepts[${at}]` || path.startsWith(`concepts[${at}].`));

/** An id from a title: "Burn of the hand" is `burn-of-the-hand`. Empty when nothing can be made of it. */
export const idFrom = (title: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
    .replace(/-+$/, '');
