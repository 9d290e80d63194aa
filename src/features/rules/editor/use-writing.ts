import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { Json } from '../../../rules/events/json.ts';
import type { Vocabulary } from '../../../rules/vocabulary.ts';
import { check } from './model/check.ts';
import { contentOf, draftOf } from './model/draft.ts';
import { begin, step, type Step, type Written } from './model/history.ts';

const adds = (action: Step): boolean => action.do === 'add' || action.do === 'wrap';

/** Where the keyboard goes when what it was in is gone. */
const homeId = 'build-title';

/** The draft with its history, checked as it is written; `fresh` is the part that was added last. */
export function useWriting(first: Json, vocabulary: Vocabulary) {
  const [written, dispatch] = useReducer(step, first, (content): Written => begin(draftOf(content)));
  const [fresh, setFresh] = useState<number>();
  const { draft } = written;
  const next = draft.next;
  const moved = useRef(false);
  const send = useCallback(
    (action: Step) => {
      moved.current = !('typed' in action);
      if (adds(action)) setFresh(next);
      dispatch(action);
    },
    [next],
  );
  useEffect(() => {
    if (moved.current && document.activeElement === document.body) document.getElementById(homeId)?.focus();
    moved.current = false;
  }, [draft]);
  const checked = useMemo(() => check(contentOf(draft), vocabulary), [draft, vocabulary]);
  return {
    draft,
    checked,
    fresh,
    send,
    canUndo: written.past.length > 0,
    canRedo: written.future.length > 0,
  };
}
