import { Suspense, type ReactNode } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { useHashLocation } from 'wouter/use-hash-location';
import type { CaseStore } from '../case/case.ts';
import { partAt, partsFor } from '../desk/desk-parts.ts';
import type { Desk } from '../desk/desk.ts';
import { deskFrame } from '../text/desk-frame.ts';
import { lazyScreen } from '../ui/lazy-screen.tsx';

const RulesDesk = lazyScreen(async () => (await import('../features/rules/RulesDesk.tsx')).RulesDesk);
const ReferralsDesk = lazyScreen(
  async () => (await import('../features/referrals/ReferralsDesk.tsx')).ReferralsDesk,
);
const RegistersDesk = lazyScreen(
  async () => (await import('../features/registers/RegistersDesk.tsx')).RegistersDesk,
);

interface Props {
  readonly desk: Desk;
  readonly notice?: ReactNode;
  /** The child that is open, where one is: what is told of their own concerns is written to their record too. */
  readonly store?: StoreApi<CaseStore>;
}

/** The part of the desk that the address names; the first that this person may see where it names none of theirs. */
function Part({ desk, notice, store }: Props) {
  const [address] = useHashLocation();
  const parts = partsFor(desk, desk.toChild !== undefined);
  const named = partAt(address);
  const part = named !== undefined && parts.includes(named) ? named : parts[0];
  switch (part) {
    case 'referrals':
      return <ReferralsDesk desk={desk} notice={notice} store={store} />;
    case 'register':
      return <RegistersDesk desk={desk} notice={notice} />;
    case 'rules':
    case 'code-sets':
    case 'figures':
    case undefined:
      return <RulesDesk desk={desk} notice={notice} />;
  }
}

/** One desk for several features; each is fetched when it is first wanted. */
export function DeskHere(props: Props) {
  return (
    <Suspense fallback={<p role="status">{deskFrame.opening}</p>}>
      <Part {...props} />
    </Suspense>
  );
}
