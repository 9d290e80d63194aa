import { tidyText } from './tidy-text.ts';

const small = new Set(['and', 'of', 'on', 'the', 'under', 'upon', 'with', 'in', 'le']);

/**
 * The authority's name, readable: "SFD1 - SHEFFIELD CITY COUNCIL" becomes "Sheffield City Council". A code before a
 * dash is dropped only when it has a digit; a name that is not all in capitals is left as given. Undefined for
 * no name at all.
 */
export function authorityNameOf(text: string): string | undefined {
  const name = tidyText(text)
    ?.replace(/^(?=[A-Z]*\d)[A-Z0-9]{3,6} ?- ?/, '')
    .trim();
  if (name === undefined || name === '') return undefined;
  return name === name.toUpperCase() ? capitalised(name) : name;
}

const capitalised = (name: string): string =>
  name.replace(/[A-Z'’]+/g, (word, at: number) => {
    const lower = word.toLowerCase();
    if (at > 0 && small.has(lower)) return lower;
    return word.charAt(0) + lower.slice(1);
  });
