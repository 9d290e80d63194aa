/** Where somebody is among the screens of the register. */
export type Place =
  | { readonly screen: 'register' | 'child' | 'activity' | 'nowhere' }
  | { readonly screen: 'entry'; readonly number: number };

/** Addresses of the screens, as a link has them. No child is ever in one. */
export const linkTo = {
  register: '#/register',
  child: '#/register/child',
  activity: '#/register/activity',
  entry: (number: number): string => `#/register/entries/${number}`,
} as const;

const fixed = new Map<string, Place>([
  [linkTo.register.slice(1), { screen: 'register' }],
  [linkTo.child.slice(1), { screen: 'child' }],
  [linkTo.activity.slice(1), { screen: 'activity' }],
]);

/** The screen that an address leads to, e.g. `/register/entries/1284`; `nowhere` when it leads to none. */
export function placeOf(address: string): Place {
  const path = address.replace(/\/$/, '');
  const [, number] = /^\/register\/entries\/([1-9]\d{0,14})$/.exec(path) ?? [];
  if (number !== undefined) return { screen: 'entry', number: Number(number) };
  return fixed.get(path) ?? { screen: 'nowhere' };
}
