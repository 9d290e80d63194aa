import { ageWithin } from '../domain/calendar/age.ts';
import { londonDay } from '../domain/calendar/london.ts';
import { daysOf } from '../domain/calendar/partial-date.ts';
import type { PartialDate } from '../domain/child.ts';
import { heldBy, type Instant } from '../domain/fetched.ts';
import type { Case } from './case.ts';
import { mayLookUp } from './look-up.ts';

type OnOpening = Pick<Case, 'child' | 'cpis' | 'gateway' | 'nhsSignIn' | 'setting'>;

/** CP-IS is about people under 18; a birth date too coarse to tell is not one. The mother of an unborn child is not. */
function surelyUnder18(birthDate: PartialDate | undefined, now: Instant): boolean {
  const born = birthDate === undefined ? undefined : daysOf(birthDate);
  const today = londonDay(Date.parse(now));
  return born !== undefined && ageWithin(born, { under: 'P18Y' }, { from: today, to: today }) === 'yes';
}

/**
 * Whether this site's policy asks for a look-up without a press: of a child known to be under 18, by a number known to
 * be theirs, by somebody with the right to it, in a visit in which nothing was asked before.
 */
export function asksOnOpen(state: OnOpening, now: Instant): boolean {
  const { child, cpis, gateway, setting } = state;
  if (setting?.policy !== 'on-open' || gateway.state !== 'open') return false;
  if (cpis.state !== 'not-checked' || cpis.because === 'answer-expired') return false;
  if (gateway.nhsNumber !== 'verified' || !surelyUnder18(heldBy(child)?.birthDate, now)) return false;
  return mayLookUp(state, { again: false, identity: undefined });
}

/**
 * Whether a look-up may still be made by itself in this launch: from when both the child and what was asked before are
 * read, until one was made, somebody chose the care setting, or it is not known what was asked before.
 */
export function openingDecision() {
  let kept = false;
  let child = false;
  let decided = false;
  return {
    keptRead: () => void (kept = true),
    childRead: () => void (child = true),
    decide: () => void (decided = true),
    isOpen: () => kept && child && !decided,
  };
}
