import type { StoreApi } from 'zustand/vanilla';
import { createApi } from '../api/client.ts';
import type { CaseStore } from '../case/case.ts';
import { createCase } from '../case/create-case.ts';
import { openSignInWindow } from '../case/sign-in-window.ts';
import type { PageConfig } from '../config/page-config.ts';
import type { Session } from '../launch/session.ts';

/** Makes the case of this launch and sends its one round of requests. */
export function startCase(session: Session, config: PageConfig): StoreApi<CaseStore> {
  const store = createCase({
    session,
    config,
    api: createApi('/api'),
    now: () => new Date().toISOString(),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    openWindow: () => openSignInWindow(window),
  });
  store.getState().start();
  return store;
}
