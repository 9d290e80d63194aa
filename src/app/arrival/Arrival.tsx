import { useEffect, useRef, useState } from 'react';
import { navigate } from 'wouter/use-hash-location';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { CaseStore } from '../../case/case.ts';
import { destinationOf, type Destination } from './destination.ts';
import { concernInContext } from './concern-in-context.ts';
import { meantBy } from './intent.ts';
import { Refused } from './Refused.tsx';

/** Leads to the screen that this launch was made for, once; says so where that is not to be. */
export function Arrival({ store }: { readonly store: StoreApi<CaseStore> }) {
  const { intent, fhirContext } = useStore(store, (state) => state.session);
  const gateway = useStore(store, (state) => state.gateway);
  const concerns = useStore(store, (state) => state.concerns);
  const childRead = useStore(store, ({ child }) => child.state !== 'loading');
  const settled = useRef(false);
  const [refused, setRefused] = useState<Extract<Destination, { lead: 'refused' }>>();
  useEffect(() => {
    // Somebody who has gone on by themselves is not called back, and nobody is led twice.
    settled.current ||= location.hash !== '';
    if (settled.current) return undefined;
    let late = false;
    const settle = (destination: Destination) => {
      if (late || destination.lead === 'wait') return;
      settled.current = true;
      if (destination.lead === 'refused') setRefused(destination);
      if (destination.lead === 'go') navigate(destination.to, { replace: true });
    };
    const meant = meantBy(intent);
    const plain = destinationOf(meant, childRead, gateway);
    const mayBeConcern = meant.screen === 'first' || (meant.screen === 'desk' && meant.part === 'referrals');
    if (!mayBeConcern) settle(plain);
    else if (gateway.state === 'away') settle(plain);
    else if (gateway.state === 'open' && concerns.state !== 'loading')
      void concernInContext(store.getState(), fhirContext).then((id) =>
        settle(id === undefined ? plain : { lead: 'go', to: `/concerns/${id}` }),
      );
    return () => {
      late = true;
    };
  }, [intent, fhirContext, gateway, concerns, childRead, store]);
  return refused === undefined ? null : <Refused what={refused.what} why={refused.why} />;
}
