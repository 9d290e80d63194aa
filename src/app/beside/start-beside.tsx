import { createRoot } from 'react-dom/client';
import type { StoreApi } from 'zustand/vanilla';
import type { CaseStore } from '../../case/case.ts';
import type { Session } from '../../launch/session.ts';
import { connectToRecordWindow } from '../../messaging/web-messaging/connect.ts';
import { Page } from '../Page.tsx';
import { Beside } from './Beside.tsx';
import { createBeside } from './beside.ts';
import { followRecord } from './follow-record.ts';
import { followWhileShown } from './follow-while-shown.ts';
import { watchTyping } from './typed.ts';
import { clear, placeBeside, remove, uncover } from './veil.ts';

const later = (run: () => void, ms: number): (() => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** What a launch may offer beside the record: a hub that tells which child is on screen, and a window that listens. */
export function startBeside(session: Session, store: StoreApi<CaseStore>): void {
  if (session.messaging !== undefined)
    void connectToRecordWindow(window, session.messaging, session.grantedScopes).then((recordWindow) => {
      if (recordWindow !== undefined) store.setState({ recordWindow });
    });
  if (session.fhircast === undefined) return;
  const beside = createBeside({ clear: () => clear(document), uncover: () => uncover(document) });
  createRoot(placeBeside(document)).render(
    <Page>
      <Beside beside={beside} store={store} />
    </Page>,
  );
  const typed = watchTyping(document);
  const follow = () =>
    followRecord({
      session,
      store,
      beside,
      typed,
      remove: () => remove(document),
      now: () => Date.now(),
      net: {
        post: (address, init) => globalThis.fetch(address, init),
        open: (address) => new WebSocket(address),
        later,
        random: () => Math.random(),
      },
    });
  followWhileShown(beside, follow, window);
}
