import type { CodeSet, Concept } from '../../src/domain/record.ts';
import type { CodeSources } from '../config/code-sources.ts';

/** A concept as it is kept: its source is with it where somebody here wrote one. */
type Kept = Concept & { readonly source?: string };
type Sourced = Omit<CodeSet, 'concepts'> & { readonly concepts: readonly Kept[] };

const source = (set: string, concept: Kept, sources: CodeSources): Kept => {
  const found = concept.source ?? sources.of(set, concept);
  return found === undefined ? concept : { ...concept, source: found };
};

/** A code set for people: each code says where it was found, as written here, else as it came with the pack. */
export const sourced = (set: CodeSet, sources: CodeSources): Sourced => ({
  ...set,
  concepts: set.concepts.map((concept) => source(set.id, concept, sources)),
});

/** A code set for pages that evaluate rules: nothing that no rule reads. */
export const unsourced = (set: CodeSet): CodeSet => ({
  ...set,
  concepts: set.concepts.map(({ source: _, ...concept }: Kept) => concept),
});
