import { Suspense, useEffect, useState } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { CaseStore } from '../case/case.ts';
import { ChildScreen } from '../features/child/ChildScreen.tsx';
import { lazyPart } from '../features/child/lazy-part.tsx';
import { partAt, partsFor } from '../desk/desk-parts.ts';
import { referrals } from '../text/child.ts';
import { appWords } from '../text/app.ts';
import { SessionEnded } from './SessionEnded.tsx';
import { lazyScreen } from '../ui/lazy-screen.tsx';

const loadConcern = () => import('../features/concern/ConcernScreen.tsx');
const ConcernScreen = lazyScreen(() => loadConcern().then((loaded) => loaded.ConcernScreen));

const ChildReferrals = lazyPart(
  async () => (await import('../features/referrals/child/ChildReferrals.tsx')).ChildReferrals,
  referrals.notLoaded,
);

const DeskBesideChild = lazyScreen(async () => (await import('./DeskBesideChild.tsx')).DeskBesideChild);

const Arrival = lazyScreen(async () => (await import('./arrival/Arrival.tsx')).Arrival);

/** Whether this launch was made for something, and was not led there before: a refresh keeps its own screen. */
function useArriving(store: StoreApi<CaseStore>): boolean {
  const { intent, fhirContext } = useStore(store, (state) => state.session);
  const [fresh] = useState(location.hash === '');
  return fresh && (intent !== undefined || fhirContext.length > 0);
}

const LaunchErrorScreen = lazyScreen(
  async () => (await import('../features/launch-error/LaunchErrorScreen.tsx')).LaunchErrorScreen,
);
const SelfCheckDesk = lazyScreen(
  async () => (await import('../features/self-check/SelfCheckDesk.tsx')).SelfCheckDesk,
);

/** The concern form is fetched once the child is on screen: it must be there when the gateway is not. */
function useConcernAtHand(ready: boolean) {
  useEffect(() => {
    if (ready) void loadConcern().catch(() => undefined);
  }, [ready]);
}

/** Whether the address is of the desk. Once given, it stays while the gateway's session is opened again. */
function useAtDesk(store: StoreApi<CaseStore>, screen: string): boolean {
  const gateway = useStore(store, (state) => state.gateway);
  const part = partAt(screen);
  const may = part !== undefined && gateway.state === 'open' && partsFor(gateway, true).includes(part);
  const [last, setLast] = useState<string>();
  if (may && last !== part) setLast(part);
  return may || (part !== undefined && last === part && gateway.state !== 'open');
}

/** Which screen is shown. The address holds the screen's name and nothing about the child. */
export function App({ store }: { readonly store: StoreApi<CaseStore> }) {
  const [screen, go] = useHashLocation();
  const ended = useStore(store, (state) => state.ended === true);
  const unread = useStore(
    store,
    (state) => state.child.state !== 'present' && state.child.state !== 'incomplete',
  );
  useConcernAtHand(!unread);
  const atDesk = useAtDesk(store, screen);
  const session = useStore(store, (state) => state.session);
  const config = useStore(store, (state) => state.config);
  const arriving = useArriving(store);
  if (ended && unread && !atDesk) {
    return (
      <Suspense fallback={null}>
        <LaunchErrorScreen failure={{ kind: 'session-ended' }} />
      </Suspense>
    );
  }
  if (screen === '/self-check') {
    return (
      <Suspense fallback={<p role="status">{appWords.openingDesk}</p>}>
        <SelfCheckDesk session={session} config={config} onLeave={() => go('/')} />
      </Suspense>
    );
  }
  return (
    <>
      {ended && <SessionEnded />}
      {arriving && screen === '/' && (
        <Suspense fallback={null}>
          <Arrival store={store} />
        </Suspense>
      )}
      {screen === '/concern' && (
        <Suspense fallback={<p role="status">{appWords.opening}</p>}>
          <ConcernScreen store={store} onLeave={() => go('/')} />
        </Suspense>
      )}
      {atDesk && (
        <Suspense fallback={<p role="status">{appWords.openingDesk}</p>}>
          <DeskBesideChild store={store} onLeave={() => go('/')} />
        </Suspense>
      )}
      {screen !== '/concern' && !atDesk && (
        <ChildScreen
          store={store}
          onRecordConcern={() => go('/concern')}
          referrals={<ChildReferrals.Part store={store} />}
        />
      )}
    </>
  );
}
