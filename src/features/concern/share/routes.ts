import type { PageConfig } from '../../../config/page-config.ts';
import type { Recipient, Route } from '../../../domain/concern.ts';
import { shortAuthority } from './recipients.ts';

type Authority = PageConfig['authorities']['authorities'][number];

/** The ways that a person takes, in the order in which they are offered. */
const carried: readonly Route[] = ['form-or-portal', 'secure-email', 'telephone'];

/** How the record system carries a referral, where it does: by what is written to it, or as a draft to sign there. */
export type RecordRoute = Extract<Route, 'within-record-system' | 'record-system-to-sign'>;

/**
 * What the site's list says of an authority: by its whole name, else by its place, as CP-IS may call it "Leeds" or "Leeds
 * City Council". Undefined when no entry or more than one fits.
 */
export function listedAs(name: string, authorities: readonly Authority[]): Authority | undefined {
  const exact = authorities.find((one) => one.name === name);
  if (exact !== undefined) return exact;
  const place = shortAuthority(name).toLowerCase();
  const fits = authorities.filter((one) => shortAuthority(one.name).toLowerCase() === place);
  return fits.length === 1 ? fits[0] : undefined;
}

/** The ways that can be chosen. Writing it to a record that takes no referral reaches nobody, and is not offered. */
export const waysOffered = (byRecord: RecordRoute | undefined): readonly Route[] => [
  ...(byRecord === undefined ? [] : [byRecord]),
  ...carried,
];

/**
 * How it will reach the first recipient: as the person chose, else the usual way of that authority's children's social
 * care. Undefined: nobody has said, and it is asked. What is known of children's services says nothing of another's.
 */
export function routeOf(
  chosen: Route | undefined,
  first: Recipient | undefined,
  authorities: readonly Authority[],
  byRecord: RecordRoute | undefined,
): Route | undefined {
  const offered = waysOffered(byRecord);
  if (chosen !== undefined) return offered.find((route) => route === chosen);
  if (first?.kind !== 'social-care') return undefined;
  // The list says that the record system carries it; how, is the record system's own.
  return listedAs(first.authority, authorities)
    ?.routes?.map((route) => (route === 'within-record-system' ? byRecord : route))
    .find((route) => route !== undefined && offered.includes(route));
}
