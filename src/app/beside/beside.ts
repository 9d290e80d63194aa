import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Act, Elsewhere } from '../../messaging/fhircast/follow.ts';
import type { Following } from '../../messaging/fhircast/listen.ts';

/** Why the screen is empty. */
export type Cleared = Elsewhere | 'signed-out';

/** What stands beside the screens. */
export interface BesideState {
  readonly cleared?: Cleared | undefined;
  /** Words were on screen when it was cleared. */
  readonly kept: boolean;
  /** The record system is elsewhere, and words that are not sent keep the screen here. */
  readonly refused?: Elsewhere | undefined;
  readonly otherVisit: boolean;
  readonly warned: boolean;
  readonly following: Following | 'beginning';
}

/** What acts on the page itself, at once. */
export interface Veil {
  readonly clear: () => void;
  readonly uncover: () => void;
}

export interface Beside extends StoreApi<BesideState> {
  readonly act: (act: Act) => void;
  /** The person lets go of the screen that was kept for their words. */
  readonly putAway: () => void;
  readonly signedOut: () => void;
}

/** The page is cleared in the call, before anything is drawn about it. */
export function createBeside(veil: Veil): Beside {
  const store = createStore<BesideState>()(() => ({
    kept: false,
    otherVisit: false,
    warned: false,
    following: 'beginning',
  }));
  const clear = (cleared: Cleared, kept: boolean): void => {
    veil.clear();
    // Once signed out, nothing brings it back.
    if (store.getState().cleared !== 'signed-out') store.setState({ cleared, kept, refused: undefined });
  };
  return {
    ...store,
    act: (act) => {
      switch (act.do) {
        case 'nothing':
        case 'sign-out':
          return;
        case 'blank':
          clear(act.why, false);
          return;
        case 'refuse':
          store.setState({ refused: act.why });
          return;
        case 'show':
          if (store.getState().cleared === 'signed-out') return;
          veil.uncover();
          store.setState({ cleared: undefined, refused: undefined, otherVisit: act.otherVisit });
          return;
        case 'warn':
          store.setState({ warned: true });
          return;
      }
    },
    putAway: () => {
      const { refused } = store.getState();
      if (refused !== undefined) clear(refused, true);
    },
    signedOut: () => clear('signed-out', false),
  };
}
