import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SignInEnd } from '../../launch/keep-alive.ts';

/** What the line above the screens says. */
interface SignInState {
  readonly end: SignInEnd;
  /** Signing out was pressed while words are on screen. `mayKeep`: they can be kept as a draft. */
  readonly asking?: { readonly mayKeep: boolean } | undefined;
}

export interface SignIn extends StoreApi<SignInState> {
  /** Asks first where words would be lost. */
  readonly leave: () => void;
  readonly stay: () => void;
  readonly leaveNow: (keep: boolean) => void;
}

/** What leaving touches. */
export interface Leaving {
  /** Words are on screen that were not sent. */
  readonly holdsWords: () => boolean;
  /** Keeps them as a draft; absent where nothing keeps them. */
  readonly keep: () => (() => Promise<boolean>) | undefined;
  /** Takes everything off the screen, ends all there is to end and says what came of it. `kept`: of a draft. */
  readonly go: (kept: boolean | undefined) => void;
}

/** The person's own sign-out, and the end that comes by itself. */
export function createSignIn({ holdsWords, keep, go }: Leaving): SignIn {
  const store = createStore<SignInState>()(() => ({ end: { state: 'holds' } }));
  return {
    ...store,
    leave: () => {
      if (holdsWords()) store.setState({ asking: { mayKeep: keep() !== undefined } });
      else go(undefined);
    },
    stay: () => store.setState({ asking: undefined }),
    leaveNow: (keeping) => {
      const keeper = keeping ? keep() : undefined;
      if (keeper === undefined) go(undefined);
      else void keeper().then(go);
    },
  };
}
