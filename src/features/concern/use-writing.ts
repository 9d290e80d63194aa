import { useEffect } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { CaseStore } from '../../case/case.ts';
import type { ConcernFormStore, ConcernState } from './store.ts';

/** Whether words are on screen that did not arrive: a draft that is kept was not sent. */
function isWriting({ stage, unsaved, saved }: ConcernState): boolean {
  switch (stage.at) {
    case 'sending':
    case 'failed':
      return true;
    case 'form':
      return unsaved || saved.state !== 'not-yet';
    case 'looking':
    case 'offered':
    case 'sent':
    case 'handed-over':
      return false;
  }
}

/** Tells the case, for as long as the form is on screen, whether it holds words that were not sent. */
export function useWriting(store: StoreApi<CaseStore>, form: ConcernFormStore): void {
  useEffect(() => {
    const tell = (): void => {
      const was = store.getState().writing !== undefined;
      const is = isWriting(form.getState());
      if (was !== is) store.setState({ writing: is ? { keep: () => form.getState().keep() } : undefined });
    };
    tell();
    const stop = form.subscribe(tell);
    return () => {
      stop();
      store.setState({ writing: undefined });
    };
  }, [store, form]);
}
