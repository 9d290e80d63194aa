import type { Child } from '../../../domain/child.ts';
import { homeAuthority } from '../../../domain/home-authority.ts';
import type { CpisStatus } from '../../../domain/cpis.ts';
import type { Recipient } from '../../../domain/concern.ts';
import type { PageConfig } from '../../../config/page-config.ts';
import { unreachable } from '../../../domain/result.ts';
import { recipientName } from '../../../fhir/write/wording.ts';
import { shareText as words } from '../../../text/concern-share.ts';
import type { AlsoTold, ConcernForm } from '../form.ts';

export type SocialCare = Extract<Recipient, { kind: 'social-care' }>;
type Authority = PageConfig['authorities']['authorities'][number];

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
  const home = homeAuthority(child?.address?.postcode, authorities);
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

/** Whom it is sent to first; undefined: nobody yet, or nobody outside this organisation. */
export function firstRecipient(
  form: Pick<ConcernForm, 'authority' | 'toWhom'>,
  choices: readonly SocialCare[],
): Recipient | undefined {
  const socialCare = socialCareOf(form, choices);
  switch (form.toWhom) {
    case 'social-care':
      return socialCare;
    case 'adult-services':
      return socialCare === undefined
        ? undefined
        : { kind: 'adult-services', authority: socialCare.authority };
    case 'nobody-outside':
      return undefined;
    default:
      return unreachable(form.toWhom);
  }
}

/** "Sheffield", "Sheffield adult services", "Named nurse, J. DUMMY": who gets it, within a sentence. */
export function shortRecipient(first: Recipient | undefined): string {
  if (first === undefined) return words.them;
  switch (first.kind) {
    case 'social-care':
      return shortAuthority(first.authority);
    case 'adult-services':
      return words.adultOf(shortAuthority(first.authority));
    case 'named-nurse':
    case 'police':
    case 'gp-team':
    case 'health-visitor':
      return recipientName(first);
    default:
      return unreachable(first);
  }
}
