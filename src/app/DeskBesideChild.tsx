import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { createRuleBookApi } from '../api/rule-book-client.ts';
import type { CaseStore, GatewayState } from '../case/case.ts';
import { heldBy } from '../domain/fetched.ts';
import type { Desk } from '../desk/desk.ts';
import { called } from '../text/names.ts';
import { GatewayGone } from './desk/GatewayGone.tsx';
import { inNewSession } from './desk/in-new-session.ts';
import { DeskHere } from './DeskHere.tsx';

type Open = Extract<GatewayState, { state: 'open' }>;

/** The gateway's session as it was last open: what is being written stays while it is opened again. */
function useOpen(store: StoreApi<CaseStore>): Open | undefined {
  const gateway = useStore(store, (state) => state.gateway);
  const [last, setLast] = useState<Open>();
  if (gateway.state === 'open' && gateway !== last) setLast(gateway);
  return gateway.state === 'open' ? gateway : last;
}

/** Age tells how a child without a name is spoken of. */
const nameOf = ({ child }: CaseStore): string => called(heldBy(child), Date.now()).name;

const now = (): string => new Date().toISOString();

/** The screens of the desk, opened from the menu of a child's screen, with the way back to the child. */
export function DeskBesideChild({
  store,
  onLeave,
}: {
  readonly store: StoreApi<CaseStore>;
  readonly onLeave: () => void;
}) {
  const open = useOpen(store);
  const gateway = useStore(store, (state) => state.gateway);
  const reopen = useStore(store, (state) => state.reopenGateway);
  const send = useStore(store, (state) => state.api.send);
  const config = useStore(store, (state) => state.config);
  const name = useStore(store, nameOf);
  const signOut = useStore(store, (state) => state.signOut);
  const asked = useMemo(() => inNewSession(send, store), [send, store]);
  const api = useMemo(() => createRuleBookApi(asked), [asked]);
  const desk = useMemo<Desk | undefined>(
    () =>
      open && {
        send: asked,
        api,
        clinician: open.clinician,
        rights: open.rights,
        settings: open.settings,
        ...(open.leads === undefined ? {} : { leads: open.leads }),
        bases: config.lawfulBases,
        escalation: config.site.escalation,
        now,
        toChild: { name, go: onLeave },
        ...(signOut === undefined ? {} : { signOut }),
      },
    [api, asked, config, open, name, onLeave, signOut],
  );
  if (desk === undefined) return null;
  return (
    <DeskHere
      desk={desk}
      store={store}
      notice={
        gateway.state === 'away' && (
          <GatewayGone why={gateway.why} opening={false} onAgain={() => void reopen()} />
        )
      }
    />
  );
}
