import { useEffect, useMemo, useState } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { CaseStore } from '../../case/case.ts';
import { concernText } from '../../text/concern.ts';
import { Button, TextButton } from '../../ui/Button.tsx';
import { ChildBanner } from '../../ui/ChildBanner.tsx';
import { SafelightMenu } from '../../ui/SafelightMenu.tsx';
import type { Clock } from '../../ui/use-now.ts';
import { unreachable } from '../../domain/result.ts';
import './concern-form.css';
import { DraftNotice } from './DraftNotice.tsx';
import { DraftOffer } from './DraftOffer.tsx';
import { Failed } from './outcome/Failed.tsx';
import { FormPage } from './FormPage.tsx';
import { HandedOver } from './HandOver.tsx';
import { openForm } from './open-form.ts';
import { Receipt } from './outcome/Receipt.tsx';
import { ConcernContext, useCalled, useCase, useConcern, useMinute } from './use-concern.ts';
import { useWriting } from './use-writing.ts';

function Stage({ onLeave }: { readonly onLeave: () => void }) {
  const stage = useConcern((state) => state.stage);
  switch (stage.at) {
    case 'looking':
      return <main aria-busy="true" />;
    case 'offered':
      return <DraftOffer own={stage.own} offered={stage.offered} />;
    case 'form':
    case 'sending':
      return <FormPage />;
    case 'sent':
      return <Receipt attempt={stage.attempt} onLeave={onLeave} />;
    case 'failed':
      return <Failed attempt={stage.attempt} />;
    case 'handed-over':
      return <HandedOver to={stage.to} />;
    default:
      return unreachable(stage);
  }
}

function Banner({ onLeave }: { readonly onLeave: () => void }) {
  const child = useCase((state) => state.child);
  const full = useCase((state) => state.session.needPatientBanner);
  const rulesVersion = useCase((state) => state.config.rulePack.version);
  const gateway = useCase((state) => state.gateway);
  const signOut = useCase((state) => state.signOut);
  const who = useCalled();
  return (
    <ChildBanner
      child={child}
      full={full}
      now={useMinute()}
      action={<Button onPress={onLeave}>{concernText.backTo(who)}</Button>}
      menu={
        <SafelightMenu
          about={{
            rulesVersion,
            clinician: gateway.state === 'open' ? gateway.clinician.name : undefined,
            signOut,
          }}
        />
      }
    />
  );
}

/** The banner of a panel has no room for it, and the frame of a record system has no way back of its own. */
function BackOnPanel({ onLeave }: { readonly onLeave: () => void }) {
  const who = useCalled();
  const sent = useConcern((state) => state.stage.at === 'sent');
  if (sent) return null;
  return (
    <p className="only-panel back">
      <TextButton onPress={onLeave}>{concernText.backTo(who)}</TextButton>
    </p>
  );
}

const laterBy =
  (ms: number) =>
  (run: () => void): (() => void) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  };
const afterTyping = laterBy(800);

/** 10 seconds, then 20, 40 and from there every minute, for as long as nothing else says that it may go now. */
const whenItMayGo = (run: () => void, nth: number): (() => void) =>
  laterBy(Math.min(10_000 * 2 ** (nth - 1), 60_000))(run);

/**
 * Record a concern: facts first, opinion apart, then the decision, then a review of every word and one Send. The form
 * belongs to the child of this launch and is kept as a draft until it is sent.
 */
export function ConcernScreen({
  store,
  onLeave,
  clock = Date.now,
  later = afterTyping,
  again = whenItMayGo,
}: {
  readonly store: StoreApi<CaseStore>;
  readonly onLeave: () => void;
  readonly clock?: Clock;
  readonly later?: (run: () => void) => () => void;
  readonly again?: (run: () => void, nth: number) => () => void;
}) {
  const [form] = useState(() => openForm({ store, clock, later, again, newId: () => crypto.randomUUID() }));
  const context = useMemo(
    () => ({ form, store, clock, newId: () => crypto.randomUUID() }),
    [form, store, clock],
  );
  useWriting(store, form);
  useEffect(() => {
    void form.getState().open();
    return () => form.getState().saveNow();
  }, [form]);
  return (
    <ConcernContext value={context}>
      <div className="panel form">
        <Banner onLeave={onLeave} />
        <BackOnPanel onLeave={onLeave} />
        <DraftNotice />
        <Stage onLeave={onLeave} />
      </div>
    </ConcernContext>
  );
}
