/** How much of a resource type the launch's scopes let this app search. */
export type Permission =
  { readonly state: 'all' } | { readonly state: 'part'; readonly scope: string } | { readonly state: 'none' };

/**
 * What the granted scopes say about searching `resource` for this launch's patient. Both notations of SMART:
 * v1 `patient/Condition.read`, v2 `patient/Condition.rs?category=…`, with `*` for every type. A search needs `read`,
 * `*` or `s`. Where only narrowed scopes are granted, what comes back is a part.
 * Source: SMART App Launch 2.2, "Scopes and Launch Context", FHIR Resource Scope Syntax and Scope Equivalence.
 */
export const maySearch = (granted: string, resource: string): Permission => may(granted, resource, 's');

/** The same for reading one resource by its id. */
export const mayRead = (granted: string, resource: string): Permission => may(granted, resource, 'r');

/** The scope to name to the person when it is missing. */
export const neededScope = (resource: string): string => `patient/${resource}.rs`;

function may(granted: string, resource: string, letter: 'r' | 's'): Permission {
  const fitting = granted
    .split(/\s+/)
    .map((scope) => /^(?:patient|user)\/([A-Za-z]+|\*)\.([a-z]+|\*)(\?.+)?$/.exec(scope))
    .filter((match) => match !== null)
    .filter(([, type, actions = '']) => (type === resource || type === '*') && allows(actions, letter));
  if (fitting.some(([, , , narrowed]) => narrowed === undefined)) return { state: 'all' };
  const [first] = fitting;
  return first ? { state: 'part', scope: first[0] } : { state: 'none' };
}

function allows(actions: string, letter: 'r' | 's'): boolean {
  if (actions === '*' || actions === 'read') return true;
  return /^c?r?u?d?s?$/.test(actions) && actions.includes(letter);
}
