import { lazy, Suspense } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { CaseStore } from '../case/case.ts';
import { ChildScreen } from '../features/child/ChildScreen.tsx';
import { LaunchErrorScreen } from '../features/launch-error/LaunchErrorScreen.tsx';
import { SessionEnded } from './SessionEnded.tsx';

const ConcernScreen = lazy(() =>
  import('../features/concern/ConcernScreen.tsx').then((loaded) => ({ default: loaded.ConcernScreen })),
);

/** Which screen is shown. The address holds the screen's name and nothing about the child. */
export function App({ store }: { readonly store: StoreApi<CaseStore> }) {
  const [screen, go] = useHashLocation();
  const ended = useStore(store, (state) => state.ended === true);
  const unread = useStore(
    store,
    (state) => state.child.state !== 'present' && state.child.state !== 'incomplete',
  );
  if (ended && unread) return <LaunchErrorScreen failure={{ kind: 'session-ended' }} />;
  return (
    <>
      {ended && <SessionEnded />}
      {screen === '/concern' ? (
        <Suspense fallback={null}>
          <ConcernScreen store={store} onLeave={() => go('/')} />
        </Suspense>
      ) : (
        <ChildScreen store={store} onRecordConcern={() => go('/concern')} />
      )}
    </>
  );
}
