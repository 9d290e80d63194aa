import { useEffect, useMemo, type ReactNode } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { CaseStore, GatewayState } from '../../case/case.ts';
import { partsFor } from '../../desk/desk-parts.ts';
import { child as words } from '../../text/child.ts';
import { common } from '../../text/common.ts';
import { ActionBar } from '../../ui/ActionBar.tsx';
import { Button } from '../../ui/Button.tsx';
import { ChildBanner } from '../../ui/ChildBanner.tsx';
import { SafelightMenu } from '../../ui/SafelightMenu.tsx';
import type { Clock } from '../../ui/use-now.ts';
import { useNow } from '../../ui/use-now.ts';
import { useWide } from '../../ui/use-wide.ts';
import { Chronology } from './chronology/Chronology.tsx';
import { CpisCard } from './cpis/CpisCard.tsx';
import { Flags } from './flags/Flags.tsx';
import { Narrower } from './record/Narrower.tsx';
import { NotWhole } from './record/NotWhole.tsx';
import { Referrals } from './referrals/Referrals.tsx';
import { CaseContext, useCase, useClock } from './use-case.ts';
import { useCalled } from './use-child.ts';

/** Why this person may not record a concern; undefined when they may. */
function whyNot(gateway: GatewayState): string | undefined {
  switch (gateway.state) {
    case 'opening':
      return words.notReady;
    case 'open':
      return gateway.rights.includes('record-concern') ? undefined : words.noConcernRight;
    // The record system itself decides then: a concern goes there, and the safeguarding log is owed its copy.
    case 'away':
      return undefined;
  }
}

/** The one main action. Dashed, with the reason beside it, when this person may not use it. */
function RecordConcern({ onPress }: { readonly onPress: () => void }) {
  const unavailable = useCase(({ gateway }) => whyNot(gateway));
  return (
    <Button main wide onPress={onPress} unavailable={unavailable}>
      {common.recordConcern}
    </Button>
  );
}

function Banner({ wide, onRecordConcern }: { readonly wide: boolean; readonly onRecordConcern: () => void }) {
  const child = useCase((state) => state.child);
  const full = useCase((state) => state.session.needPatientBanner);
  const rulesVersion = useCase((state) => state.config.rulePack.version);
  const gateway = useCase((state) => state.gateway);
  const signOut = useCase((state) => state.signOut);
  const now = useNow(useClock(), 60_000);
  const clinician = gateway.state === 'open' ? gateway.clinician.name : undefined;
  const desk = gateway.state === 'open' ? partsFor(gateway, true) : [];
  return (
    <ChildBanner
      child={child}
      full={full}
      now={now}
      menu={<SafelightMenu about={{ rulesVersion, clinician, desk, signOut }} />}
      {...(wide ? { action: <RecordConcern onPress={onRecordConcern} /> } : {})}
    />
  );
}

interface Props {
  readonly store: StoreApi<CaseStore>;
  readonly onRecordConcern: () => void;
  /** What is drawn of this child's concerns where there are any. */
  readonly referrals?: ReactNode;
  readonly clock?: Clock;
}

function Screen({ onRecordConcern, referrals }: Pick<Props, 'onRecordConcern' | 'referrals'>) {
  const wide = useWide();
  const { name } = useCalled();
  // Keyed, so that a turned tablet moves them and keeps what is typed in them.
  const chronology = <Chronology key="chronology" />;
  const concerns = <Referrals key="concerns" list={referrals} />;
  return (
    <div className="panel child">
      <Banner wide={wide} onRecordConcern={onRecordConcern} />
      <main>
        <h1 className="vh">{words.title(name)}</h1>
        <div className="cols cols-57">
          <div className="stack narrow">
            <CpisCard />
            <Flags />
            <NotWhole />
            <Narrower />
          </div>
          <div className="stack">{wide ? [chronology, concerns] : [concerns, chronology]}</div>
        </div>
      </main>
      {!wide && (
        <ActionBar>
          <RecordConcern onPress={onRecordConcern} />
        </ActionBar>
      )}
    </div>
  );
}

/**
 * The child on screen: whether a local authority knows them, what in the record is worrying, what cannot be told, and
 * the way to record a concern. Drawing it reads nothing: the store does.
 */
export function ChildScreen({ store, onRecordConcern, referrals, clock = Date.now }: Props) {
  const context = useMemo(() => ({ store, clock }), [store, clock]);
  useEffect(() => {
    document.title = words.documentTitle;
  }, []);
  return (
    <CaseContext value={context}>
      <Screen onRecordConcern={onRecordConcern} referrals={referrals} />
    </CaseContext>
  );
}
