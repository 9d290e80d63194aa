import { unreachable } from '../../src/domain/result.ts';
import type { Missing } from '../../src/rules/rule.ts';
import { cardWords, partInWords } from './words.ts';

/** What a rule lacked, as a person reads it; undefined for what is asked in the app, and for CP-IS, which has its own card. */
export function missingInWords(missing: Missing, kindName: (id: string) => string): string | undefined {
  switch (missing.kind) {
    case 'data':
      return partInWords(missing.resource);
    case 'links':
      return partInWords('RelatedPerson');
    case 'birth-date':
      return cardWords.birthDate;
    case 'date':
      return cardWords.dateOf(kindName(missing.eventKind));
    case 'value':
      return cardWords.valueOf(kindName(missing.eventKind));
    case 'site':
      return cardWords.siteOf(kindName(missing.eventKind));
    case 'cpis':
    case 'ask':
      return undefined;
    default:
      return unreachable(missing);
  }
}
