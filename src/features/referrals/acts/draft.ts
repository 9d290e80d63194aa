import type { TellHappening } from '../../../api/concern-log.ts';
import { londonDay, partsOf } from '../../../domain/calendar/london.ts';
import type { Decided, Outcome } from '../../../domain/referral.ts';
import { appliesOn, type LawfulBasisList } from '../../../domain/lawful-basis.ts';
import type { Referring } from '../referring.ts';
import { localOf } from './london-time.ts';
import type { Act } from './offered.ts';

type Sent = Extract<TellHappening, { kind: 'sent' }>;
type Came = Extract<TellHappening, { kind: 'outcome' }>;

/** A happening while it is being told: everything as it was typed or chosen. */
export interface ActDraft {
  /** Made when the form opens: the same press again is kept once. */
  readonly id: string;
  /** When the form was opened, in milliseconds since 1970. */
  readonly openedAt: number;
  /** `2026-11-20T10:44`, London. */
  readonly at: string;
  readonly how: Sent['how'] | '';
  /** Who answered, who told it, or who was told. */
  readonly who: string;
  readonly reference: string;
  readonly decision: Decided | '';
  readonly outcome: Outcome | '';
  readonly flags: NonNullable<Came['flags']>;
  readonly words: string;
  /** Ids of the list of lawful bases. */
  readonly basis: readonly string[];
}

export interface FieldsProps {
  readonly draft: ActDraft;
  readonly onChange: (changes: Partial<ActDraft>) => void;
  /** How to put a field right, where it is wrong. */
  readonly fix: (name: keyof ActDraft) => string | undefined;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** "2026-11-20", London. */
function dayTextOf(ms: number): string {
  const { year, month, day } = partsOf(londonDay(ms));
  return `${year}-${two(month)}-${two(day)}`;
}

/** On which footing an outcome is usually shared with a colleague: that of telling a team that cares for the child. */
function usualBasis({ bases, clock }: Pick<Referring, 'bases' | 'clock'>): readonly string[] {
  if (bases === undefined) return [];
  const usual = bases.defaults['outcome-shared'] ?? bases.defaults['gp-team'] ?? [];
  return usual.filter((id) => entriesToday(bases, clock()).some((entry) => entry.id === id));
}

/** The entries of the list that apply on this day. */
export const entriesToday = (bases: LawfulBasisList, now: number): LawfulBasisList['entries'] =>
  bases.entries.filter((entry) => appliesOn(entry, dayTextOf(now)));

/** A form that nobody has touched. */
export const emptyAct = (
  kind: Act,
  referring: Pick<Referring, 'bases' | 'clock' | 'escalation'>,
): ActDraft => ({
  id: crypto.randomUUID(),
  openedAt: referring.clock(),
  at: localOf(referring.clock()),
  how: '',
  who: kind === 'escalated' ? (referring.escalation?.name ?? '') : '',
  reference: '',
  decision: '',
  outcome: '',
  flags: 'not-known',
  words: '',
  basis: kind === 'outcome-shared' ? usualBasis(referring) : [],
});
