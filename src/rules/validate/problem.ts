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

const last = (path: v.BaseIssue<unknown>['path']): string =>
  (path ?? []).map(({ key }) => String(keyOf(key))).at(-1) ?? '';

/** A value as a person would say it. */
const said = (received: string): string =>
  received.startsWith('"') ? `“${received.slice(1, -1)}”` : received === '0' ? 'Nothing' : received;

const notAccepted = (received: string): string =>
  received === '0' || received === '""' ? 'It is empty.' : `${said(received)} is not accepted.`;

/** What a schema expected, as words: `("high" | "low")` is “high” or “low”. */
const choices = (expected: string | null): string =>
  (expected ?? 'another value')
    .replace(/^\((.*)\)$/, '$1')
    .replaceAll(' | ', ' or ')
    .replace(/"([^"]*)"/g, '“$1”');

/** What a schema refused, as problems. */
export const fromIssues = (issues: readonly v.BaseIssue<unknown>[]): readonly Problem[] =>
  issues.map(({ path, expected, received, message }) => {
    const where = (path ?? []).reduce((done, { key }) => below(done, keyOf(key)), '');
    if (expected === 'never')
      return {
        path: where,
        message: `Nothing called “${last(path)}” can be said here.`,
        fix: 'Take it out, or check its spelling.',
      };
    if (received === 'undefined')
      return { path: where, message: 'It is missing.', fix: 'Choose or write it.' };
    if (!message.startsWith('Invalid')) return { path: where, message: notAccepted(received), fix: message };
    return {
      path: where,
      message: `${said(received)} cannot be chosen here.`,
      fix: `Give ${choices(expected)}.`,
    };
  });
