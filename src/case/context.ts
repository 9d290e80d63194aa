import type { StoreApi } from 'zustand/vanilla';
import type { Api } from '../api/client.ts';
import type { PageConfig } from '../config/page-config.ts';
import type { Instant } from '../domain/fetched.ts';
import type { Session } from '../launch/session.ts';
import type { CaseStore } from './case.ts';
import type { SignInWindow } from './sign-in-window.ts';

/** What a case is made from. */
export interface CaseParts {
  readonly session: Session;
  readonly config: PageConfig;
  readonly api: Api;
  readonly now: () => Instant;
  /** Resolves after this many milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
  /** Opens the NHS sign-in window, within a press; undefined when the browser blocks it. */
  readonly openWindow: () => SignInWindow | undefined;
}

/** What the parts of a case share: the store that they write to and what it is made from. */
export interface CaseContext extends CaseParts {
  readonly store: StoreApi<CaseStore>;
  /** Evaluates the rules over what is known now. */
  readonly evaluate: () => void;
}
