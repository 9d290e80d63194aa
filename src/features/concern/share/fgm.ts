import { ageWithin } from '../../../domain/calendar/age.ts';
import { londonDay, londonMinutes } from '../../../domain/calendar/london.ts';
import { daysOf } from '../../../domain/calendar/partial-date.ts';
import type { Child } from '../../../domain/child.ts';
import type { Harm } from '../../../domain/concern.ts';
import type { Finding } from '../../../rules/rule.ts';

/** Where the duty to tell the police may apply: `likely` when somebody named FGM or the record does. */
export type FgmDuty = 'no' | 'possible' | 'likely';

/**
 * Whether the duty under section 5B may apply: a girl, or somebody whose gender is not recorded, under 18 or of an age
 * that is not known. `now` in milliseconds since 1970.
 */
export function fgmDuty(
  child: Pick<Child, 'gender' | 'birthDate'> | undefined,
  harms: readonly Harm[],
  findings: readonly Finding[],
  now: number,
): FgmDuty {
  const today = londonDay(now);
  const born = child?.birthDate === undefined ? undefined : daysOf(child.birthDate);
  const grown = born !== undefined && ageWithin(born, { under: 'P18Y' }, { from: today, to: today }) === 'no';
  if (child?.gender === 'male' || grown) return 'no';
  const flagged = findings.some(({ rule, outcome }) => rule.id === 'fgm-report' && outcome.truth === 'yes');
  return flagged || harms.includes('fgm') ? 'likely' : 'possible';
}

/** Milliseconds since 1970 as a field for London's date and time holds them: `2026-11-20T10:44`. */
export function asLondonInput(now: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  const minutes = londonMinutes(now);
  const date = new Date(londonDay(now) * 86_400_000).toISOString().slice(0, 10);
  return `${date}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
