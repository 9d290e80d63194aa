import * as v from 'valibot';

/** One thing that is wrong with the configuration: where, what, and what to do. */
export interface ConfigFault {
  readonly file: string;
  /** Inside the file, e.g. `roles[0].code`; absent when it is the file itself. */
  readonly path?: string;
  readonly wrong: string;
  readonly fix: string;
}

/** One line a person can act on. */
export const describeFault = ({ file, path, wrong, fix }: ConfigFault): string =>
  `${path === undefined ? file : `${file}: ${path}`}: ${wrong} ${fix}`;

/** What a schema refused, as faults of a file. */
export const schemaFaults = (file: string, issues: readonly v.BaseIssue<unknown>[]): readonly ConfigFault[] =>
  issues.map((issue) => {
    const path = pathOf(issue);
    return { file, ...(path === '' ? {} : { path }), ...wordsOf(issue) };
  });

const pathOf = (issue: v.BaseIssue<unknown>): string =>
  (issue.path ?? []).reduce((path, { key }) => {
    if (typeof key === 'number') return `${path}[${key}]`;
    return path === '' ? String(key) : `${path}.${String(key)}`;
  }, '');

function wordsOf({
  expected,
  received,
  message,
  type,
}: v.BaseIssue<unknown>): Pick<ConfigFault, 'wrong' | 'fix'> {
  if (expected === 'never')
    return { wrong: 'There is no such setting.', fix: 'Remove it, or check its spelling.' };
  if (received === 'undefined') return { wrong: 'It is missing.', fix: 'Add it.' };
  if (type === 'min_length' && received === '0' && !message.startsWith('Invalid'))
    return { wrong: 'It is empty.', fix: message };
  if (!message.startsWith('Invalid')) return { wrong: `${received} is not accepted.`, fix: message };
  const wanted = expected ?? `a value that fits "${type}"`;
  const choice = wanted.replace(/^\((.*)\)$/, '$1').replaceAll(' | ', ' or ');
  return { wrong: `It is ${received}.`, fix: `Give ${choice}.` };
}
