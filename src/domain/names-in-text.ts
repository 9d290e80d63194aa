/** Names that are everyday words too: they count only where they are written as a name. */
const alsoWords = new Set(
  'art ash autumn bill chance chase dawn dean drew faith grace grant guy hope ivy jack jade joy june mark may miles nick pat ray rob rose rusty ruby sky sonny summer sue will april august'.split(
    ' ',
  ),
);

const titles = new Set(['mrs', 'miss', 'mr', 'ms', 'dr', 'the', 'not', 'known', 'unknown', 'baby']);

/** Letters that Unicode does not take apart into a letter and its accent. */
const bare: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
};

/** "Zoë" and "Zoe", in any case: accents are often left out. */
const plain = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łøđðıßæœ]/g, (letter) => bare[letter] ?? letter);

/** Words of a text. "Daniel’s" and "James’" are Daniel and James; "Anne-Marie" is two; "O’Neill" is one. */
const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFC')
    .split(/[^\p{L}\p{M}'’]+/u)
    .map((word) => word.replace(/['’]s$/i, '').replace(/^['’]+|['’]+$/g, ''))
    .map((word) => word.replace(/’/g, "'"))
    .filter((word) => word !== '');

/** Words of a name that are worth looking for: two letters or more, not a title. */
const nameWords = (name: string): readonly string[] =>
  wordsOf(name)
    .map(plain)
    .filter((word) => word.length > 1 && !titles.has(word));

/** Short names, and names that are words, are looked for with a capital letter only: "Jo", "Will". */
const needsCapital = (name: string): boolean => name.length < 3 || alsoWords.has(name);

/** Whether a text names a person by a name that is not the child's own as well. */
export function namesIn(text: string, name: string, childsNames: readonly string[]): boolean {
  const own = new Set(childsNames.flatMap(nameWords));
  const words = wordsOf(text);
  const anyCase = new Set(words.map(plain));
  const capitals = new Set(words.filter((word) => /^\p{Lu}/u.test(word)).map(plain));
  return nameWords(name).some(
    (word) => !own.has(word) && (needsCapital(word) ? capitals : anyCase).has(word),
  );
}

/** Whether a text speaks of a brother or sister without a name. */
export const speaksOfSibling = (text: string): boolean =>
  /\b(?:step|half)?-?(?:brother|sister|sibling|twin)s?\b(?!-in-law)/i.test(text);
