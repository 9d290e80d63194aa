import type { CodeSet, Coded, Concept, EventKind } from '../domain/record.ts';

/** The words that rules are written in. A rule pack holds one. */
export interface Vocabulary {
  readonly codeSets: readonly CodeSet[];
  readonly eventKinds: readonly EventKind[];
}

/** Concepts whose code is a word: they match the words of a recorded body site, for records without site codes. */
const siteTextSystem = 'urn:safelight:site-text';

/** Whether a system names words of a body site and no codes that a record would bear. */
export const isSiteText = (system: string): boolean => system === siteTextSystem;

/** A code set, ready for look-up. */
export interface CodeIndex {
  readonly find: (coded: Coded) => Concept | undefined;
  /** Whether one of the set's words stands in the text as whole words. */
  readonly inText: (text: string) => boolean;
}

/** The vocabulary, ready for look-up by id. */
export interface VocabularyIndex {
  readonly kind: (id: string) => EventKind | undefined;
  readonly codes: (id: string) => CodeIndex | undefined;
  readonly codeSet: (id: string) => CodeSet | undefined;
}

const keyOf = ({ system, code }: Coded): string => `${system}|${code}`;
const plain = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

function indexCodes(set: CodeSet): CodeIndex {
  const byKey = new Map(set.concepts.map((concept) => [keyOf(concept), concept]));
  const words = set.concepts
    .filter(({ system }) => system === siteTextSystem)
    .map(({ code, display }) => plain(display ?? code));
  return {
    find: (coded) => byKey.get(keyOf(coded)),
    inText: (text) => {
      const looked = plain(text);
      return words.some((word) => looked.includes(word));
    },
  };
}

const indexed = new WeakMap<Vocabulary, VocabularyIndex>();

/** Indexes a vocabulary once; asking again for the same one costs nothing. */
export function indexVocabulary(vocabulary: Vocabulary): VocabularyIndex {
  const known = indexed.get(vocabulary);
  if (known !== undefined) return known;
  const kinds = new Map(vocabulary.eventKinds.map((kind) => [kind.id, kind]));
  const sets = new Map(vocabulary.codeSets.map((set) => [set.id, set]));
  const codes = new Map(vocabulary.codeSets.map((set) => [set.id, indexCodes(set)]));
  const index: VocabularyIndex = {
    kind: (id) => kinds.get(id),
    codes: (id) => codes.get(id),
    codeSet: (id) => sets.get(id),
  };
  indexed.set(vocabulary, index);
  return index;
}
