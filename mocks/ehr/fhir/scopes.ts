/** What a request does to a resource, as SMART v2 letters: create, read, update, delete, search. */
export type Letter = 'c' | 'r' | 'u' | 'd' | 's';

/** Whose records a scope reaches: the launch patient's, or all that the person may see. */
export type Reach = 'patient' | 'user';

interface ResourceScope {
  readonly reach: Reach;
  readonly type: string;
  readonly letters: string;
}

/** SMART 2.2, "Scope Equivalence": a v1 suffix in v2 letters. */
const v1: Readonly<Record<string, string>> = { read: 'rs', write: 'cud', '*': 'cruds' };

function parse(scope: string): ResourceScope | undefined {
  const match = /^(patient|user)\/(\*|[A-Z][A-Za-z]+)\.(read|write|\*|c?r?u?d?s?)$/.exec(scope);
  const [, reach, type, suffix] = match ?? [];
  if (type === undefined || suffix === undefined || suffix === '') return undefined;
  return { reach: reach === 'patient' ? 'patient' : 'user', type, letters: v1[suffix] ?? suffix };
}

/**
 * How far a granted scope string lets somebody go with a type: `user` when any scope of theirs allows it for every
 * record, `patient` when only for the launch patient's, and nothing when not at all.
 */
export function reachOf(granted: string, type: string, letter: Letter): Reach | undefined {
  const allowing = granted
    .split(' ')
    .map(parse)
    .filter(
      (scope) =>
        scope !== undefined && (scope.type === type || scope.type === '*') && scope.letters.includes(letter),
    );
  if (allowing.some((scope) => scope?.reach === 'user')) return 'user';
  return allowing.length > 0 ? 'patient' : undefined;
}
