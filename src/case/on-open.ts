import { ageWithin } from '../domain/calendar/age.ts';
import { londonDay } from '../domain/calendar/london.ts';
import { daysOf } from '../domain/calendar/partial-date.ts';
import type { PartialDate } from '../domain/child.ts';
import { heldBy, type Instant } from '../domain/fetched.ts';
import type { Case } from './case.ts';
import { awaitsNhsSignIn } from './rights.ts';

type OnOpening = Pick<Case, 'child' | 'cpis' | 'gateway' | 'nhsSignIn' | 'onOpening' | 'setting'>;

/** CP-IS is about people under 18; a birth date too coarse to tell is not one. The mother of an unborn child is not. */
function surelyUnder18(birthDate: PartialDate | undefined, now: Instant): boolean {
  const born = birthDate === undefined ? undefined : daysOf(birthDate);
  const today = londonDay(Date.parse(now));
  return born !== undefined && ageWithin(born, { under: 'P18Y' }, { from: today, to: today }) === 'yes';
}

/**
 * Whether this site's policy asks for a look-up without a press: of a child known to be under 18, by a number known to
 * be theirs, in a visit in which nothing was asked before. Who looks is not asked here.
 */
function wanted({ child, cpis, gateway, setting }: OnOpening, now: Instant): boolean {
  if (setting?.policy !== 'on-open' || gateway.state !== 'open' || gateway.recordReplaced) return false;
  if (cpis.state !== 'not-checked' || cpis.because === 'answer-expired') return false;
  return gateway.nhsNumber === 'verified' && surelyUnder18(heldBy(child)?.birthDate, now);
}

/**
 * What opening this child asks for now: a look-up at once, one as soon as the person is signed in to the NHS or the
 * record is read, or, from here on, none without a press.
 */
export function onOpeningNow(state: OnOpening, now: Instant): 'look-up' | 'wait' | 'nothing' {
  if (state.onOpening === 'settled') return 'nothing';
  if (state.onOpening === 'reading' || state.child.state === 'loading') return 'wait';
  if (!wanted(state, now)) return 'nothing';
  return awaitsNhsSignIn(state) ? 'wait' : 'look-up';
}

/** Whether completing the NHS sign-in looks the child up: said beside whatever completes it. */
export const looksUpOnceSignedIn = (state: OnOpening, now: Instant): boolean =>
  state.onOpening === 'waiting' && awaitsNhsSignIn(state) && wanted(state, now);
