import { ageOn } from '../domain/calendar/age.ts';
import { londonDay } from '../domain/calendar/london.ts';
import type { Child, ChildName } from '../domain/child.ts';
import { banner } from './common.ts';

/** "TESTCHILD, Amara" (Common User Interface: family name in capitals, then given name). What is missing is said. */
export function bannerName({ family, given, text }: ChildName): string {
  if (family !== undefined) return `${family.toUpperCase()}, ${given ?? banner.noGiven}`;
  if (given !== undefined) return `${banner.noFamily}, ${given}`;
  return text ?? banner.noName;
}

/** How a sentence speaks of the person: by given name, else "this baby", "this child" or "this patient". */
export interface Called {
  readonly name: string;
  readonly they: 'she' | 'he' | 'they';
  readonly their: 'her' | 'his' | 'their';
  /** "is" or "are", to follow `they`. */
  readonly are: 'is' | 'are';
}

/** Age in whole years at `now` (milliseconds since 1970), when the birth date says so without doubt. */
export function yearsOld(child: Pick<Child, 'birthDate'>, now: number): number | undefined {
  const age = child.birthDate === undefined ? undefined : ageOn(child.birthDate, londonDay(now));
  if (age === undefined) return undefined;
  return age.unit === 'years' ? age.least : age.unit === 'months' ? Math.floor(age.least / 12) : 0;
}

/** Pronouns only where the record gives them. */
export function called(child: Pick<Child, 'name' | 'gender' | 'birthDate'> | undefined, now: number): Called {
  const years = child === undefined ? undefined : yearsOld(child, now);
  const noun = years === 0 ? 'this baby' : years !== undefined && years >= 18 ? 'this patient' : 'this child';
  const name = child?.name.given?.split(/\s/)[0] ?? noun;
  switch (child?.gender) {
    case 'female':
      return { name, they: 'she', their: 'her', are: 'is' };
    case 'male':
      return { name, they: 'he', their: 'his', are: 'is' };
    case 'other':
    case 'unknown':
    case undefined:
      return { name, they: 'they', their: 'their', are: 'are' };
  }
}

/** A council's name in two parts: what it is called for short, and the rest. */
export function authorityName(name: string): readonly [short: string, rest: string] {
  const short = name.replace(/( (City|County|Borough|Metropolitan|District|Unitary))* Council$/i, '');
  return [short, name.slice(short.length)];
}
