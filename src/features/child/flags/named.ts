/** Words of a rule as they are said of this child: a rule may write `{name}`. */
export const named = (words: string, name: string): string => words.replaceAll('{name}', name);
