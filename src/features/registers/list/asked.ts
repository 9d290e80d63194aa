import type { RegisterFilter, RegisterKind } from '../../../api/registers.ts';
import { moveDay } from '../../../domain/calendar/duration.ts';
import { londonDay, partsOf, type Day } from '../../../domain/calendar/london.ts';
import { daysOf } from '../../../domain/calendar/partial-date.ts';
import { registerFilters as words } from '../../../text/register.ts';

export type KindChoice = keyof typeof words.kinds;

/** What is typed above the list. */
export interface Typed {
  /** Days such as `2026-11-20`, London, both included. */
  readonly from: string;
  readonly to: string;
  readonly kind: KindChoice;
  readonly child: string;
  readonly person: string;
  readonly onlyWithoutConsent: boolean;
}

/** Which kinds of entries each choice is; none stands for every kind. */
const kindsOf: Readonly<Record<KindChoice, readonly RegisterKind[]>> = {
  main: ['look-up', 'look-up-failed', 'disclosure', 'concern', 'not-shared'],
  looks: ['look-up', 'look-up-failed'],
  disclosures: ['disclosure'],
  'not-shared': ['not-shared'],
  concerns: ['concern', 'concern-opened', 'concern-amended', 'draft-handed-over'],
  referrals: ['referral-step'],
  reads: ['read'],
  sessions: ['session'],
  rules: ['rules'],
  register: ['register'],
  all: [],
};

const two = (n: number): string => String(n).padStart(2, '0');

function dayText(day: Day): string {
  const { year, month, day: date } = partsOf(day);
  return `${year}-${two(month)}-${two(date)}`;
}

/** Looks and disclosures of the last four weeks, today included. `now` is an instant. */
export function firstAsked(now: string): Typed {
  const today = londonDay(Date.parse(now));
  return {
    from: dayText(moveDay(today, { months: 0, days: 27, hours: 0 }, -1)),
    to: dayText(today),
    kind: 'main',
    child: '',
    person: '',
    onlyWithoutConsent: false,
  };
}

const dayOf = (text: string): Day | undefined => (text.length === 10 ? daysOf(text)?.from : undefined);

/** How to put the days right, beside their fields; neither is set when they can be asked for. */
export function problemsOf(
  { from, to }: Typed,
  now: string,
): { readonly from?: string; readonly to?: string } {
  const [first, last] = [dayOf(from), dayOf(to)];
  if (first === undefined)
    return { from: words.giveDay, ...(last === undefined ? { to: words.giveDay } : {}) };
  if (last === undefined) return { to: words.giveDay };
  if (last < first) return { to: words.wrongOrder };
  return first > londonDay(Date.parse(now)) ? { from: words.inFuture } : {};
}

/** As the gateway is asked. */
export function filterOf({ from, to, kind, child, person, onlyWithoutConsent }: Typed): RegisterFilter {
  const [ofChild, ofPerson] = [child.trim(), person.trim()];
  return {
    from,
    to,
    kinds: [...kindsOf[kind]],
    ...(ofChild === '' ? {} : { child: ofChild }),
    ...(ofPerson === '' ? {} : { person: ofPerson }),
    onlyWithoutConsent,
  };
}
