import { useCallback } from 'react';
import type { TestChildFile } from '../../../api/rule-book-client.ts';
import { succeed } from '../../../domain/result.ts';
import type { Vocabulary } from '../../../rules/vocabulary.ts';
import { useDesk, useLoaded } from '../../../desk/desk.ts';

/** What a rule is read with and tried on. */
export interface Words {
  readonly vocabulary: Vocabulary;
  /** Rules that run. */
  readonly rules: readonly object[];
  readonly childFiles: readonly TestChildFile[];
}

/** Code sets, event kinds and test children of this organisation, as they are in force just now. */
export function useWords() {
  const { api } = useDesk();
  const load = useCallback(async () => {
    const [words, children] = await Promise.all([api.words(), api.children()]);
    if (!words.ok) return words;
    if (!children.ok) return children;
    const all: Words = {
      vocabulary: words.value,
      rules: words.value.rules ?? [],
      childFiles: children.value,
    };
    return succeed(all);
  }, [api]);
  return useLoaded(load);
}
