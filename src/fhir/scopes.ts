/** How much of a resource type the launch's scopes let this app search. */
export type Permission =
  /** `within`: what is granted is narrowed, and all that is wanted lies in it. */
  | { readonly state: 'all'; readonly within?: string }
  | { readonly state: 'part'; readonly scope: string }
  | { readonly state: 'none' };

/**
 * What the granted scopes say about searching `resource` for this launch's patient. Both notations of SMART:
 * v1 `patient/Condition.read`, v2 `patient/Condition.rs?category=…`, with `*` for every type. A search needs `read`,
 * `*` or `s`. Where only narrowed scopes are granted, what comes back is a part, unless all that is wanted (`within`, a query
 * of one parameter such as `class=EMER`) lies in what they let through.
 * Source: SMART App Launch 2.2, "Scopes and Launch Context", FHIR Resource Scope Syntax and Scope Equivalence.
 */
export function maySearch(granted: string, resource: string, within?: string): Permission {
  const permission = may(granted, resource, 's');
  if (permission.state !== 'part' || within === undefined) return permission;
  return covers(narrowings(granted, resource, 's'), within) ? { state: 'all', within } : permission;
}

/** The same for reading one resource by its id. */
export const mayRead = (granted: string, resource: string): Permission => may(granted, resource, 'r');

/** The scope to name to the person when it is missing. */
export const neededScope = (resource: string): string => `patient/${resource}.rs`;

type Fitting = readonly [scope: string, query: string | undefined];

function fittingTo(granted: string, resource: string, letter: 'r' | 's'): readonly Fitting[] {
  return granted
    .split(/\s+/)
    .map((scope) => /^(?:patient|user)\/([A-Za-z]+|\*)\.([a-z]+|\*)(?:\?(.+))?$/.exec(scope))
    .filter((match) => match !== null)
    .filter(([, type, actions = '']) => (type === resource || type === '*') && allows(actions, letter))
    .map(([scope, , , query]) => [scope, query]);
}

function may(granted: string, resource: string, letter: 'r' | 's'): Permission {
  const fitting = fittingTo(granted, resource, letter);
  if (fitting.some(([, query]) => query === undefined)) return { state: 'all' };
  const [first] = fitting;
  return first ? { state: 'part', scope: first[0] } : { state: 'none' };
}

const narrowings = (granted: string, resource: string, letter: 'r' | 's'): readonly string[] =>
  fittingTo(granted, resource, letter).flatMap(([, query]) => query ?? []);

/** Whether every value of the wanted query is let through by one of these. A query of several parameters lets through less. */
function covers(queries: readonly string[], within: string): boolean {
  const [parameter, wanted] = valuesOf(within) ?? [];
  if (parameter === undefined || wanted === undefined) return false;
  const through = queries.map(valuesOf).filter((one) => one?.[0] === parameter);
  return wanted.every((value) => through.some((one) => one?.[1].includes(value)));
}

function valuesOf(query: string): readonly [parameter: string, values: readonly string[]] | undefined {
  const [first, ...others] = new URLSearchParams(query);
  return first === undefined || others.length > 0 ? undefined : [first[0], first[1].split(',')];
}

function allows(actions: string, letter: 'r' | 's'): boolean {
  if (actions === '*' || actions === 'read') return true;
  return /^c?r?u?d?s?$/.test(actions) && actions.includes(letter);
}
