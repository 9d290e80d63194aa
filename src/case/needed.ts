import type { RulePack } from '../config/page-config.ts';
import { neededSearches } from '../rules/needed-searches.ts';
import { dataNeeds } from '../rules/needs.ts';
import { partTitle } from '../text/record.ts';
import type { Case, RecordPart } from './case.ts';

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
