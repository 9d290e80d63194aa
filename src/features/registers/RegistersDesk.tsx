import { Suspense, useMemo, useState, type ReactNode } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import { createRegistersApi } from '../../api/registers.ts';
import { DeskFrame } from '../../desk/DeskFrame.tsx';
import type { Desk } from '../../desk/desk.ts';
import { ScreenHead } from '../../desk/ScreenHead.tsx';
import { unreachable } from '../../domain/result.ts';
import { deskFrame } from '../../text/desk-frame.ts';
import { register as words } from '../../text/register.ts';
import { Gap } from '../../ui/PartState.tsx';
import { useRegister, type Register } from './list/use-register.ts';
import { RegisterScreen } from './list/RegisterScreen.tsx';
import { linkTo, placeOf, type Place } from './places.ts';
import { RegistersContext } from './registers.ts';
import { lazyScreen } from '../../ui/lazy-screen.tsx';
import './registers.css';
import { useVerification, type Verification } from './verify/use-verification.ts';

const EntryScreen = lazyScreen(async () => (await import('./entry/EntryScreen.tsx')).EntryScreen);
const ChildReportScreen = lazyScreen(
  async () => (await import('./child/ChildReportScreen.tsx')).ChildReportScreen,
);
const ActivityScreen = lazyScreen(async () => (await import('./activity/ActivityScreen.tsx')).ActivityScreen);

function Nowhere() {
  return (
    <ScreenHead
      title={words.nowhere}
      back={{ href: linkTo.register, words: words.back }}
      says={words.nowhereSays}
    />
  );
}

/** Nothing is asked for somebody whose role may not read it. */
function NotPermitted() {
  return (
    <>
      <ScreenHead title={words.title} />
      <Gap shape="not-permitted" look="gap" title={words.notPermitted}>
        {words.notPermittedSays}
      </Gap>
    </>
  );
}

function Screen({
  place,
  register,
  verification,
}: {
  readonly place: Place;
  readonly register: Register;
  readonly verification: Verification;
}) {
  switch (place.screen) {
    case 'register':
      return <RegisterScreen register={register} verification={verification} />;
    case 'entry':
      return <EntryScreen key={place.number} number={place.number} />;
    case 'child':
      return <ChildReportScreen />;
    case 'activity':
      return <ActivityScreen />;
    case 'nowhere':
      return <Nowhere />;
    default:
      return unreachable(place);
  }
}

/** What was asked and what was verified are kept here: they are still there on the way back from an entry. */
function Screens({
  desk,
  place,
  address,
}: {
  readonly desk: Desk;
  readonly place: Place;
  readonly address: string;
}) {
  const api = useMemo(() => createRegistersApi(desk.send), [desk.send]);
  const [opened] = useState(desk.now);
  const register = useRegister(api, opened, place.screen === 'register');
  const verification = useVerification(api);
  return (
    <RegistersContext value={api}>
      <Suspense key={address} fallback={<p role="status">{deskFrame.opening}</p>}>
        <Screen place={place} register={register} verification={verification} />
      </Suspense>
    </RegistersContext>
  );
}

function titleOf({ screen }: Place): string {
  switch (screen) {
    case 'register':
      return words.title;
    case 'child':
    case 'activity':
      return words.places[screen];
    case 'entry':
      return words.title;
    case 'nowhere':
      return words.nowhere;
    default:
      return unreachable(screen);
  }
}

/**
 * The register of the organisation for those who answer for it: list, one entry, access report for one child, activity.
 * Which one is in the address. `notice` is said above all of them.
 */
export function RegistersDesk({ desk, notice }: { readonly desk: Desk; readonly notice?: ReactNode }) {
  const [address] = useHashLocation();
  const place = useMemo(() => placeOf(address), [address]);
  return (
    <DeskFrame
      desk={desk}
      address={address}
      title={titleOf(place)}
      standing={{ part: 'register', first: place.screen === 'register' }}
      notice={notice}
    >
      {desk.rights.includes('read-registers') ? (
        <Screens desk={desk} place={place} address={address} />
      ) : (
        <NotPermitted />
      )}
    </DeskFrame>
  );
}
