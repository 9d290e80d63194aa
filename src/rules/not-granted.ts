/** What may be done with one type of resource. */
type Access = 'read' | 'find' | 'create' | 'change';

/** What was asked for one type of resource and not granted. */
export interface NotGranted {
  /** FHIR resource type. */
  readonly type: string;
  readonly missing: readonly Access[];
  /** Something of what is missing was granted for a part of the entries. */
  readonly partly: boolean;
}

interface Scope {
  readonly type: string;
  readonly letters: readonly Letter[];
  readonly query?: string;
}
type Letter = 'c' | 'r' | 'u' | 'd' | 's';

const every: readonly Letter[] = ['c', 'r', 'u', 'd', 's'];
const accessOf: Partial<Record<Letter, Access>> = { r: 'read', s: 'find', c: 'create', u: 'change' };

/**
 * Compares what was asked for with what was granted, each in the notation of v1 or v2 (SMART App Launch 2.2, "Scope
 * Equivalence"), by resource type. `user/` and `patient/` count alike: either lets this app read this child. Deleting is
 * never wanted.
 */
export function notGranted(asked: readonly string[], granted: readonly string[]): readonly NotGranted[] {
  const given = granted.flatMap(parse);
  const wanted = asked.flatMap(parse);
  return [...new Set(wanted.map(({ type }) => type))].flatMap((type) => {
    const here = given.filter((scope) => scope.type === type || scope.type === '*');
    const lacking = wanted
      .filter((scope) => scope.type === type)
      .flatMap(({ letters, query }) =>
        letters
          .filter((letter) => accessOf[letter] !== undefined)
          .filter((letter) => !here.some((scope) => covers(scope, letter, query))),
      );
    const missing = [...new Set(lacking.flatMap((letter) => accessOf[letter] ?? []))];
    if (missing.length === 0) return [];
    return [
      { type, missing, partly: here.some(({ letters }) => letters.some((one) => lacking.includes(one))) },
    ];
  });
}

/** The scopes as they were asked for that are not wholly granted: for whoever sets the record system up. */
export const scopesNotGranted = (asked: readonly string[], granted: readonly string[]): readonly string[] => {
  const given = granted.flatMap(parse);
  return asked.filter((text) => {
    const [scope] = parse(text);
    if (scope === undefined) return !granted.includes(text);
    const here = given.filter(({ type }) => type === scope.type || type === '*');
    return scope.letters.some(
      (letter) => accessOf[letter] !== undefined && !here.some((one) => covers(one, letter, scope.query)),
    );
  });
};

const covers = (given: Scope, letter: Letter, query: string | undefined): boolean =>
  given.letters.includes(letter) && (given.query === undefined || given.query === query);

/** Nothing for a scope that is about no record, e.g. `launch`, and for letters out of their order. */
function parse(text: string): readonly Scope[] {
  const [, type, actions = '', query] =
    /^(?:patient|user)\/([A-Za-z]+|\*)\.([a-z]+|\*)(?:\?(.+))?$/.exec(text) ?? [];
  const letters = lettersOf(actions);
  if (type === undefined || letters.length === 0) return [];
  return [{ type, letters, ...(query === undefined ? {} : { query }) }];
}

function lettersOf(actions: string): readonly Letter[] {
  if (actions === '*') return every;
  if (actions === 'read') return ['r', 's'];
  if (actions === 'write') return ['c', 'u', 'd'];
  return /^c?r?u?d?s?$/.test(actions) ? every.filter((letter) => actions.includes(letter)) : [];
}
