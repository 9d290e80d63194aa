/** Where somebody is among the screens of referrals. */
export type Place =
  { readonly screen: 'board' | 'nowhere' } | { readonly screen: 'concern'; readonly id: string };

/** A concern's id is a UUID that Safelight made: it says nothing of anybody. */
const oneConcern = /^\/concerns\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/?$/i;

/** The screen that an address leads to; `nowhere` when it leads to none. */
export function placeOf(address: string): Place {
  if (/^\/referrals\/?$/.test(address)) return { screen: 'board' };
  const id = oneConcern.exec(address)?.[1];
  return id === undefined ? { screen: 'nowhere' } : { screen: 'concern', id };
}

export const boardLink = '#/referrals';
export const concernLink = (id: string): string => `#/concerns/${id}`;
