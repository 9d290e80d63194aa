import type { EventKind } from '../../../domain/record.ts';
import type { Finding, Missing } from '../../../rules/rule.ts';
import type { RecordPart } from '../../../case/case.ts';
import { unreachable } from '../../../domain/result.ts';
import { cannotTell } from '../../../text/child.ts';
import { lowerFirst } from '../../../text/common.ts';

/** What the words of one missing part are made from. */
export interface Names {
  readonly kinds: readonly EventKind[];
  readonly parts: readonly RecordPart[];
}

const kindName = (id: string, { kinds }: Names): string => kinds.find((kind) => kind.id === id)?.many ?? id;

/** "immunisations (not shared here)": what is missing and why, without a word of code. Undefined for what is said elsewhere. */
function missingWords(missing: Missing, names: Names): string | undefined {
  switch (missing.kind) {
    case 'data': {
      const part = names.parts.find(({ resource }) => resource === missing.resource)?.title;
      const what = part === undefined ? kindName(missing.eventKind, names) : lowerFirst(part);
      return `${what} (${cannotTell.whyData[missing.why]})`;
    }
    case 'date':
      return `${cannotTell.dateOf(kindName(missing.eventKind, names))} (${missing.text ?? cannotTell.missingDate})`;
    case 'birth-date':
      return cannotTell.birthDate;
    case 'cpis':
      // The card on CP-IS says that it is not known yet, and why.
      return undefined;
    case 'value':
      return `${cannotTell.valueOf(kindName(missing.eventKind, names))} (${cannotTell.missingValue[missing.why]})`;
    case 'links':
      return `${cannotTell.links} (${cannotTell.whyData[missing.why]})`;
    case 'site':
      return cannotTell.siteOf(kindName(missing.eventKind, names));
    case 'ask':
      return undefined;
    default:
      return unreachable(missing);
  }
}

/** Rules that only missing data keeps from firing, and what is missing, each thing once. */
export function undecidedByData(
  findings: readonly Finding[],
  names: Names,
): { readonly rules: readonly string[]; readonly missing: readonly string[] } {
  const byData = findings.filter(
    ({ decisive, outcome, shownBy }) =>
      decisive &&
      shownBy === 'red-flags' &&
      outcome.missing.some((part) => missingWords(part, names) !== undefined),
  );
  const missing = byData.flatMap(({ outcome }) =>
    outcome.missing.flatMap((part) => missingWords(part, names) ?? []),
  );
  return { rules: byData.map(({ rule }) => rule.title), missing: [...new Set(missing)] };
}
