import type { Child } from '../../../domain/child.ts';
import type { CpisStatus } from '../../../domain/cpis.ts';
import type { Recipient } from '../../../domain/concern.ts';
import type { PageConfig } from '../../../config/page-config.ts';
import { unreachable } from '../../../domain/result.ts';
import type { AlsoTold, ConcernForm } from '../form.ts';

export type SocialCare = Extract<Recipient, { kind: 'social-care' }>;
type Authority = PageConfig['authorities']['authorities'][number];

/** Whether a postcode lies in an area, district or sector: `S1` is not the beginning of `S10 2AB`. */
export function postcodeWithin(postcode: string, beginning: string): boolean {
  const [code, start] = [postcode, beginning].map((text) => text.toUpperCase().replace(/\s/g, ''));
  if (code === undefined || start === undefined || start === '' || !code.startsWith(start)) return false;
  const outward = code.slice(0, -3);
  if (start.length >= outward.length) return true;
  const next = outward.charAt(start.length);
  return /\d$/.test(start) ? !/\d/.test(next) : /\d/.test(next);
}

function byAddress(authorities: readonly Authority[], postcode: string | undefined): Authority | undefined {
  if (postcode === undefined) return undefined;
  return authorities
    .flatMap((authority) =>
      authority.postcodes
        .filter((beginning) => postcodeWithin(postcode, beginning))
        .map((beginning) => ({ authority, length: beginning.length })),
    )
    .sort((a, b) => b.length - a.length)[0]?.authority;
}

const phonesOf = ({ phones }: Authority): SocialCare['phones'] => ({
  ...(phones.officeHours === undefined ? {} : { officeHours: phones.officeHours }),
  ...(phones.emergencyDuty === undefined ? {} : { emergencyDuty: phones.emergencyDuty }),
});

/**
 * The authorities that it could go to, the likeliest first: those that CP-IS names, then the home address's, then the
 * rest of the site's list. Whoever chooses sees how each came to be named.
 */
export function socialCareChoices(
  cpis: CpisStatus,
  child: Child | undefined,
  authorities: readonly Authority[],
): readonly SocialCare[] {
  const plans = cpis.state === 'found' ? cpis.plans : [];
  const named = [...plans].sort((a, b) => Number(b.status === 'current') - Number(a.status === 'current'));
  const home = byAddress(authorities, child?.address?.postcode);
  const all: SocialCare[] = [
    ...named.map(({ authority, phones }) => ({
      kind: 'social-care' as const,
      authority,
      named: 'cpis' as const,
      phones,
    })),
    ...(home === undefined
      ? []
      : [
          {
            kind: 'social-care' as const,
            authority: home.name,
            named: 'home-address' as const,
            phones: phonesOf(home),
          },
        ]),
    ...authorities.map((authority) => ({
      kind: 'social-care' as const,
      authority: authority.name,
      named: 'chosen' as const,
      phones: phonesOf(authority),
    })),
  ];
  return all.filter((one, i) => all.findIndex((other) => other.authority === one.authority) === i);
}

/** The one it goes to: the person's choice, else what CP-IS or the address names; never one off the list unasked. */
export function socialCareOf(
  form: Pick<ConcernForm, 'authority'>,
  choices: readonly SocialCare[],
): SocialCare | undefined {
  if (form.authority === undefined) return choices.find((one) => one.named !== 'chosen');
  return choices.find((one) => one.authority === form.authority);
}

/** "Sheffield City Council" is "Sheffield" on a button. */
export const shortAuthority = (name: string): string =>
  name
    .replace(/^(London|Royal|Metropolitan)?\s*Borough of\s+|^City of\s+/, '')
    .replace(/\s+(City|County|Borough|Metropolitan|District|Council|MBC)\b/g, '')
    .trim() || name;

/** Somebody else who is told that it was shared. */
export function alsoTold(
  kind: AlsoTold,
  site: PageConfig['site'],
  child: Pick<Child, 'generalPractice'> | undefined,
): Recipient {
  switch (kind) {
    case 'named-nurse':
      return { kind, name: site.namedNurse?.name ?? 'of this organisation' };
    case 'gp-team':
      return { kind, name: child?.generalPractice ?? 'as registered' };
    case 'police':
    case 'health-visitor':
      return { kind };
    default:
      return unreachable(kind);
  }
}
