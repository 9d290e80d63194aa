import type { RecordPart } from '../../../case/case.ts';
import type { RulePack } from '../../../config/page-config.ts';
import { unreachable } from '../../../domain/result.ts';
import type { Read } from '../../../domain/record-differs.ts';
import { dataNeeds } from '../../../rules/needs.ts';

function readOf(part: RecordPart | undefined): Read {
  if (part === undefined) return 'not-whole';
  switch (part.read.state) {
    case 'present':
    case 'none-recorded':
      return 'whole';
    case 'loading':
      return 'reading';
    case 'unavailable':
    case 'not-permitted':
    case 'not-shared':
    case 'incomplete':
      return 'not-whole';
    default:
      return unreachable(part.read);
  }
}

/** How much was read of everything that could hold an event kind, and which parts of it were not read in full. */
export function readOfKinds({ rules, eventKinds }: RulePack, parts: readonly RecordPart[]) {
  const needs = dataNeeds(rules, eventKinds);
  const partsOf = (kind: string) =>
    eventKinds
      .find(({ id }) => id === kind)
      ?.from.map(({ resource }) => {
        // A part that is read for other kinds alone may have been narrowed to them.
        const asked = needs.some((need) => need.resource === resource && need.kinds.includes(kind));
        const part = asked ? parts.find((one) => one.resource === resource) : undefined;
        return { title: part?.title, read: readOf(part) };
      }) ?? [];
  return {
    read: (kind: string): Read => {
      const reads = partsOf(kind).map(({ read }) => read);
      if (reads.length === 0 || reads.includes('not-whole')) return 'not-whole';
      return reads.includes('reading') ? 'reading' : 'whole';
    },
    /** Titles of the parts that were not read in full. */
    missing: (kinds: readonly string[]): readonly string[] => {
      const titles = kinds
        .flatMap(partsOf)
        .flatMap(({ title, read }) => (read === 'not-whole' && title !== undefined ? [title] : []));
      return [...new Set(titles)];
    },
  };
}
