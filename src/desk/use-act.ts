import { useCallback, useRef, useState } from 'react';
import type { ApiFailure } from '../api/problem.ts';
import type { Result } from '../domain/result.ts';

/** Something that somebody asked to be done. */
export type Act =
  { readonly state: 'idle' | 'working' } | { readonly state: 'refused'; readonly why: ApiFailure };

/** One act at a time: pressed again while it works, it is not done twice. Its refusal is kept until the next. */
export function useAct(): {
  readonly act: Act;
  readonly run: <T>(ask: () => Promise<Result<T, ApiFailure>>, then: (value: T) => void) => void;
} {
  const [act, setAct] = useState<Act>({ state: 'idle' });
  const busy = useRef(false);
  const run = useCallback(<T>(ask: () => Promise<Result<T, ApiFailure>>, then: (value: T) => void): void => {
    if (busy.current) return;
    busy.current = true;
    setAct({ state: 'working' });
    void ask().then((answer) => {
      busy.current = false;
      if (!answer.ok) {
        setAct({ state: 'refused', why: answer.failure });
        return;
      }
      setAct({ state: 'idle' });
      then(answer.value);
    });
  }, []);
  return { act, run };
}
