import { lazy, Suspense, useEffect, useState } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { CaseStore } from '../case/case.ts';
import { ChildScreen } from '../features/child/ChildScreen.tsx';
import { LaunchErrorScreen } from '../features/launch-error/LaunchErrorScreen.tsx';
import { appWords } from '../text/launch.ts';
import { isRuleAddress } from './rule-routes.ts';
import { SessionEnded } from './SessionEnded.tsx';

const loadConcern = () => import('../features/concern/ConcernScreen.tsx');
const ConcernScreen = lazy(() => loadConcern().then((loaded) => ({ default: loaded.ConcernScreen })));

const RulesBesideChild = lazy(async () => ({
  default: (await import('./RulesBesideChild.tsx')).RulesBesideChild,
}));

/** The concern form is fetched once the child is on screen: it must be there when the gateway is not. */
function useConcernAtHand(ready: boolean) {
  useEffect(() => {
    if (ready) void loadConcern().catch(() => undefined);
  }, [ready]);
}

/** Once given, the alert rules stay open while the gateway's session is opened again: what was written there is kept. */
function useMayReadRules(store: StoreApi<CaseStore>): boolean {
  const may = useStore(
    store,
    ({ gateway }) => gateway.state === 'open' && gateway.rights.includes('read-rules'),
  );
  const [ever, setEver] = useState(may);
  if (may && !ever) setEver(true);
  return ever;
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
  const rules = useMayReadRules(store) && isRuleAddress(screen);
  if (ended && unread && !rules) return <LaunchErrorScreen failure={{ kind: 'session-ended' }} />;
  return (
    <>
      {ended && <SessionEnded />}
      {screen === '/concern' && (
        <Suspense fallback={<p role="status">{appWords.opening}</p>}>
          <ConcernScreen store={store} onLeave={() => go('/')} />
        </Suspense>
      )}
      {rules && (
        <Suspense fallback={<p role="status">{appWords.openingRules}</p>}>
          <RulesBesideChild store={store} onLeave={() => go('/')} />
        </Suspense>
      )}
      {screen !== '/concern' && !rules && (
        <ChildScreen store={store} onRecordConcern={() => go('/concern')} />
      )}
    </>
  );
}
