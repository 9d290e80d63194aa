import type * as v from 'valibot';

/** What is wrong in a pack, where, and what to do about it. `path` is inside the file, e.g. `when.all[1].events.kind`. */
export interface Problem {
  readonly file?: string;
  readonly path: string;
  readonly message: string;
  readonly fix: string;
}

/** A member or a place in a list, added to a path. */
export const below = (path: string, key: string | number): string =>
  typeof key === 'number' ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;

/** Puts the name of a file on problems found in it. */
export const inFile = (file: string, problems: readonly Problem[]): readonly Problem[] =>
  problems.map((problem) => ({ file, ...problem }));

const keyOf = (key: unknown): string | number => (typeof key === 'number' ? key : String(key));

/** What a schema refused, as problems. */
export const fromIssues = (issues: readonly v.BaseIssue<unknown>[]): readonly Problem[] =>
  issues.map(({ path, expected, received, message }) => {
    const where = (path ?? []).reduce((done, { key }) => below(done, keyOf(key)), '');
    if (expected === 'never')
      return { path: where, message: 'There is no such field.', fix: 'Remove it, or check its spelling.' };
    if (received === 'undefined') return { path: where, message: 'It is missing.', fix: 'Add it.' };
    if (!message.startsWith('Invalid'))
      return { path: where, message: `${received} is not accepted.`, fix: message };
    return {
      path: where,
      message: `It is ${received}.`,
      fix: `Give ${(expected ?? 'another value').replaceAll(' | ', ' or ')}.`,
    };
  });
