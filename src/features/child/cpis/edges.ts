import { ageOn } from '../../../domain/calendar/age.ts';
import { londonDay } from '../../../domain/calendar/london.ts';
import type { Child } from '../../../domain/child.ts';
import type { CpisStatus } from '../../../domain/cpis.ts';
import type { Abroad } from '../../../text/cpis.ts';
import { edges } from '../../../text/cpis.ts';

/** What of the age matters to CP-IS, which ends at 18. Whatever the birth date leaves open is not decided. */
type AgeGroup = 'not-known' | 'newborn' | 'child' | 'from-16' | 'maybe-18' | 'adult';

function ageGroup({ birthDate }: Pick<Child, 'birthDate'>, now: number): AgeGroup {
  const age = birthDate === undefined ? undefined : ageOn(birthDate, londonDay(now));
  if (age === undefined) return 'not-known';
  if (age.unit === 'days') return 'newborn';
  if (age.unit === 'months' || age.most < 16) return 'child';
  if (age.least >= 18) return 'adult';
  return age.most >= 18 ? 'maybe-18' : 'from-16';
}

/** Surely 18 or over: CP-IS can then hold nothing but a plan for an unborn baby. */
export const isAdult = (child: Child | undefined, now: number): boolean =>
  child !== undefined && ageGroup(child, now) === 'adult';

/** The nation of the home address where CP-IS knows nothing; undefined in England and where it is not known. */
export function abroad(child: Child | undefined): Abroad | undefined {
  const nation = child?.address?.nation;
  return nation === undefined || nation === 'england' || nation === 'not-known' ? undefined : nation;
}

/** The state of the card; a plan for an unborn baby explains an adult on screen by itself. */
export type EdgeState = CpisStatus['state'] | 'found-unborn';

function ofAdult(state: EdgeState): readonly string[] {
  switch (state) {
    case 'found-unborn':
      return [];
    case 'found':
      return [edges.over18Found];
    case 'none':
      return [edges.over18None];
    case 'not-checked':
    case 'checking':
    case 'could-not-check':
      return [edges.over18];
  }
}

function ofAge(group: AgeGroup, state: EdgeState, they: string): readonly string[] {
  switch (group) {
    case 'not-known':
      return [edges.ageUnknown];
    case 'newborn':
      return [edges.newborn];
    case 'child':
      return [];
    case 'from-16':
      return [edges.from16(they)];
    case 'maybe-18':
      return [edges.maybe18];
    case 'adult':
      return ofAdult(state);
  }
}

/** Whom to ring of a child whose home CP-IS cannot know. */
export function placeEdges(child: Child): readonly string[] {
  const nation = abroad(child);
  return nation === undefined ? [] : [`${edges.abroad(nation)} ${edges.ringThere[nation]}`];
}

/** What else of this child changes how the answer is read. */
export function childEdges(child: Child, state: EdgeState, they: string, now: number): readonly string[] {
  // Before the answer a restricted record changes nothing; after none it is why there may be one all the same.
  const restricted = child.restricted && (state === 'none' || state === 'could-not-check');
  return [...(restricted ? [edges.restricted] : []), ...ofAge(ageGroup(child, now), state, they)];
}
