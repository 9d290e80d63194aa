import type { CodeSet, EventKind } from '../domain/record.ts';
import { dataNeeds } from './needs.ts';
import type { Rule } from './rule.ts';

/** A resource type that is to be read about a patient and, where it is narrowed, the codes of it that are wanted. */
export interface NeededSearch {
  readonly resource: string;
  readonly codes?: readonly string[];
  /** A query in which all that is wanted lies, e.g. `class=EMER`: a grant narrowed to it is as good as a whole one. */
  readonly within?: string;
}

/** Rules with what their words mean. */
export interface RulesInForce {
  readonly rules: readonly Rule[];
  readonly eventKinds: readonly EventKind[];
  readonly codeSets: readonly CodeSet[];
}

/** Characters of codes above which a search is not narrowed: addresses much longer than this are cut by some servers. */
const longestCodes = 3_000;

/** Statuses in which a rule is tried: what a silent one answers is counted and never shown. */
export const triedStatuses: readonly Rule['status'][] = ['active', 'silent'];

/**
 * One search per resource type that the rules in force need, the silent ones too. Only observations are narrowed by
 * code: they are always coded and there may be thousands. Everything else is read whole, because an entry in words alone
 * has no code to be found by.
 */
export function neededSearches({ rules, eventKinds, codeSets }: RulesInForce): readonly NeededSearch[] {
  return dataNeeds(rules, eventKinds, triedStatuses)
    .filter(({ resource }) => resource !== 'RelatedPerson')
    .map(({ resource, codeSets: wanted, within }) => {
      const codes = codeSets
        .filter(({ id }) => wanted?.includes(id))
        .flatMap(({ concepts }) => concepts.map(({ code }) => code));
      const narrowed = resource === 'Observation' && codes.length > 0 && codes.join().length <= longestCodes;
      return { resource, ...(narrowed ? { codes } : {}), ...(within === undefined ? {} : { within }) };
    });
}
