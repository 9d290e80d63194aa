import type { RulePack } from '../config/page-config.ts';
import type { Search } from '../fhir/search.ts';
import { dataNeeds } from '../rules/needs.ts';
import type { Rule } from '../rules/rule.ts';
import { partTitle } from '../text/record.ts';
import type { Case, RecordPart } from './case.ts';

/** Characters of codes above which a search is not narrowed: addresses much longer than this are cut by some servers. */
const longestCodes = 3_000;

/** Statuses in which a rule is tried: what a silent one answers is counted and never shown. */
export const triedStatuses: readonly Rule['status'][] = ['active', 'silent'];

/**
 * One search per resource type that the rules in force need, the silent ones too. Only observations are narrowed by
 * code: they are always coded and there may be thousands. Everything else is read whole, because an entry in words alone
 * has no code to be found by.
 */
export function neededSearches({ rules, eventKinds, codeSets }: RulePack): readonly Search[] {
  return dataNeeds(rules, eventKinds, triedStatuses)
    .filter(({ resource }) => resource !== 'RelatedPerson')
    .map(({ resource, codeSets: wanted }) => {
      const codes = codeSets
        .filter(({ id }) => wanted?.includes(id))
        .flatMap(({ concepts }) => concepts.map(({ code }) => code));
      const narrowed = resource === 'Observation' && codes.length > 0 && codes.join().length <= longestCodes;
      return { resource, ...(narrowed ? { codes } : {}) };
    });
}

/** Every part of the record that is to be read; apart from the others, those that only silent rules need. */
export function partsToRead(pack: RulePack): Pick<Case, 'parts' | 'silentParts'> {
  const shown = new Set(dataNeeds(pack.rules, pack.eventKinds).map(({ resource }) => resource));
  const parts = neededSearches(pack).map(({ resource }): RecordPart => ({
    resource,
    title: partTitle(resource),
    read: { state: 'loading' },
  }));
  return {
    parts: parts.filter(({ resource }) => shown.has(resource)),
    silentParts: parts.filter(({ resource }) => !shown.has(resource)),
  };
}
