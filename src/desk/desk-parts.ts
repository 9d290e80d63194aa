import type { Right } from '../api/sessions.ts';

/**
 * The parts of the desk in the order in which they are offered, each with the rights of which any one opens it. What it
 * then shows is the gateway's to decide.
 */
const opens = {
  rules: ['read-rules'],
  'code-sets': ['read-rules'],
  figures: ['read-rules'],
  referrals: ['open-concerns', 'read-registers'],
  register: ['read-registers'],
} as const satisfies Record<string, readonly Right[]>;
export type DeskPart = keyof typeof opens;

const parts: readonly DeskPart[] = ['rules', 'code-sets', 'figures', 'referrals', 'register'];

/** Who is at the desk: what their role may do, and the care settings whose team they lead, by id. */
interface AtDesk {
  readonly rights: readonly Right[];
  readonly leads?: readonly string[] | undefined;
}

/**
 * The parts that somebody may see, in order; the first is where they begin. `beside`: a child is open. Who only records
 * concerns belongs to a team by the child that they have open, and to none without.
 */
export const partsFor = ({ rights, leads = [] }: AtDesk, beside: boolean): readonly DeskPart[] =>
  parts.filter(
    (part) =>
      opens[part].some((right) => rights.includes(right)) ||
      (part === 'referrals' && (leads.length > 0 || (beside && rights.includes('record-concern')))),
  );

/**
 * The part that an address belongs to, e.g. `/rules/new`. The first segment is the part's name, but for one concern, which
 * belongs to the referrals. Every id in an address is a rule's, a code set's or a concern's, never a person's.
 */
export function partAt(address: string): DeskPart | undefined {
  const root = address.split('/')[1];
  return root === 'concerns' ? 'referrals' : parts.find((part) => part === root);
}

/** Where a part begins. */
export const partLink = (part: DeskPart): string => `#/${part}`;
