import { useCallback, useState } from 'react';
import type { Progress } from '../../self-check/input.ts';
import type { Report } from '../../self-check/report/report.ts';
import type { Target } from './target.ts';

/** How far a check is. What broke off is never shown as done. */
export type CheckState =
  | { readonly state: 'not-begun' }
  | { readonly state: 'running'; readonly progress: Progress }
  | { readonly state: 'done'; readonly report: Report }
  | { readonly state: 'failed' };

/** Runs one check at a time; of a target that was left, nothing is shown. */
export function useCheck(): {
  readonly check: CheckState;
  readonly run: (target: Target) => void;
  readonly forget: () => void;
} {
  const [shown, setShown] = useState<{ readonly of: object; readonly check: CheckState }>();
  const run = useCallback((target: Target) => {
    const of = {};
    setShown({ of, check: { state: 'running', progress: { done: 0, of: 0, trying: '' } } });
    const show = (check: CheckState) => setShown((before) => (before?.of === of ? { of, check } : before));
    target
      .check((progress) => show({ state: 'running', progress }))
      .then(
        (report) => show({ state: 'done', report }),
        () => show({ state: 'failed' }),
      );
  }, []);
  const forget = useCallback(() => setShown(undefined), []);
  return { check: shown?.check ?? { state: 'not-begun' }, run, forget };
}
