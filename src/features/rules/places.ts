import type { Standing } from '../../desk/DeskFrame.tsx';

/** Where somebody is among the screens of alert rules. */
export type Place =
  | {
      readonly screen:
        'rules' | 'new-rule' | 'taking' | 'proposals' | 'code-sets' | 'new-code-set' | 'figures' | 'nowhere';
    }
  | { readonly screen: 'rule' | 'edit-rule' | 'code-set'; readonly id: string };

const fixed: Readonly<Record<string, Place>> = {
  '/': { screen: 'rules' },
  '/rules': { screen: 'rules' },
  '/rules/new': { screen: 'new-rule' },
  '/rules/taking': { screen: 'taking' },
  '/rules/proposals': { screen: 'proposals' },
  '/code-sets': { screen: 'code-sets' },
  '/code-sets/new': { screen: 'new-code-set' },
  '/figures': { screen: 'figures' },
};

/** Ids that an address of ours has taken: a rule of this name could not be opened. */
export const isTakenByAddress = (id: string): boolean => Object.hasOwn(fixed, `/rules/${id}`);

const oneOf = /^\/(rules|code-sets)\/([a-z0-9][a-z0-9-]{0,79})(\/edit)?$/;

/** The screen that an address leads to, e.g. `/rules/frequent-attendance/edit`; `nowhere` when it leads to none. */
export function placeOf(address: string): Place {
  const path = address.length > 1 ? address.replace(/\/$/, '') : '/';
  const known = Object.hasOwn(fixed, path) ? fixed[path] : undefined;
  if (known !== undefined) return known;
  const [, kind, id, edit] = oneOf.exec(path) ?? [];
  if (id === undefined) return { screen: 'nowhere' };
  if (kind === 'rules') return { screen: edit === undefined ? 'rule' : 'edit-rule', id };
  return edit === undefined ? { screen: 'code-set', id } : { screen: 'nowhere' };
}

/** Which part of the desk a screen belongs to. */
export function standingOf({ screen }: Place): Standing | undefined {
  switch (screen) {
    case 'rules':
      return { part: 'rules', first: true };
    case 'new-rule':
    case 'rule':
    case 'edit-rule':
    case 'taking':
    case 'proposals':
      return { part: 'rules', first: false };
    case 'code-sets':
      return { part: 'code-sets', first: true };
    case 'new-code-set':
    case 'code-set':
      return { part: 'code-sets', first: false };
    case 'figures':
      return { part: 'figures', first: true };
    case 'nowhere':
      return undefined;
  }
}

/** Addresses of the screens, as a link has them. */
export const linkTo = {
  rules: '#/rules',
  newRule: '#/rules/new',
  taking: '#/rules/taking',
  proposals: '#/rules/proposals',
  codeSets: '#/code-sets',
  figures: '#/figures',
  rule: (id: string): string => `#/rules/${encodeURIComponent(id)}`,
  editRule: (id: string): string => `#/rules/${encodeURIComponent(id)}/edit`,
  codeSet: (id: string): string => `#/code-sets/${encodeURIComponent(id)}`,
} as const;
