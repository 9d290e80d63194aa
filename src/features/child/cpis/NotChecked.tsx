import type { ReactNode } from 'react';
import { awaitsNhsSignIn } from '../../../case/rights.ts';
import { withheld } from '../../../case/withheld.ts';
import type { CareSetting } from '../../../domain/care-setting.ts';
import type { NotCheckedBecause } from '../../../domain/cpis.ts';
import { cpis } from '../../../text/cpis.ts';
import { lookUp as words } from '../../../text/cpis-look-up.ts';
import { useCase } from '../use-case.ts';
import { NhsSignIn } from '../nhs-sign-in/NhsSignIn.tsx';
import { useCalled, useChild } from '../use-child.ts';
import { GatewayAway } from './GatewayAway.tsx';
import { HomeAuthority } from './HomeAuthority.tsx';
import { Head } from './Head.tsx';
import { LookUpButton } from './LookUpButton.tsx';
import { Notes, PlaceNotes } from './Notes.tsx';
import { OtherCheckButton } from './OtherCheckButton.tsx';
import { SettingChoice } from './SettingChoice.tsx';
import { SettingLine } from './SettingLine.tsx';
import { numberFault } from './number-fault.ts';
import { wordsFor } from './reason-words.ts';

/** What the authority gets to see, where a look-up tells one. */
function TheyWillSee() {
  const gateway = useCase((state) => state.gateway);
  const signIn = useCase((state) => state.nhsSignIn);
  const called = useCalled();
  const here = gateway.state === 'open' ? gateway.clinician.organisation : undefined;
  const organisation = signIn.state === 'signed-in' ? (signIn.role.organisation ?? here) : here;
  return (
    <p className="s">
      <span className="q">{words.theyWillSee}</span>{' '}
      {words.theySee(organisation, called, signIn.state !== 'not-needed')}
    </p>
  );
}

/** Before the look-up: the button, what the authority will see, and as what one looks. */
function Ready({ setting, again }: { readonly setting: CareSetting; readonly again: boolean }) {
  return (
    <>
      <LookUpButton setting={setting} told={again ? 'unknown' : 'no'} />
      <NhsSignIn />
      {setting.kind === 'unscheduled' && <TheyWillSee />}
      <SettingLine setting={setting} />
    </>
  );
}

/** What stands in the place of the button when nobody may or can press one. */
function Instead({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <p>{children}</p>
      <OtherCheckButton />
    </>
  );
}

/** Why there is no look-up here; undefined when there is one, be it after confirming whose number it is. */
function useWhyNot() {
  const state = useCase((whole) => whole);
  const child = useChild();
  const kept = withheld(state, undefined);
  const reason = kept?.state === 'could-not-check' ? kept.reason : undefined;
  const why = reason === 'nhs-number-not-verified' ? undefined : (reason ?? numberFault(child));
  return why === undefined ? undefined : wordsFor(why, child, state.setting);
}

function Offer({ because }: { readonly because: NotCheckedBecause | undefined }) {
  const gateway = useCase((state) => state.gateway);
  const setting = useCase((state) => state.setting);
  const waitsForSignIn = useCase(awaitsNhsSignIn);
  const whyNot = useWhyNot();
  if (gateway.state === 'opening') return <p className="q">{words.opening}</p>;
  if (gateway.state === 'away') return <GatewayAway why={gateway.why}>{words.gatewayAway}</GatewayAway>;
  if (whyNot !== undefined)
    return (
      <>
        <Instead>
          <b className="strong">{whyNot.headline}.</b> {whyNot.what} {whyNot.todo}
        </Instead>
        {setting !== undefined && <SettingLine setting={setting} />}
      </>
    );
  if (setting === undefined) return <SettingChoice />;
  if (waitsForSignIn)
    return (
      <>
        <NhsSignIn />
        <SettingLine setting={setting} />
      </>
    );
  return <Ready setting={setting} again={because === 'answer-expired'} />;
}

/** Not looked up on this visit. Dashed: nothing is known. */
export function NotChecked({ because }: { readonly because: NotCheckedBecause | undefined }) {
  const { name } = useCalled();
  const away = useCase((state) => state.gateway.state === 'away');
  const whyNot = useWhyNot();
  return (
    <section className="card cp notyet" aria-labelledby="cp">
      <Head
        shape="not-checked"
        state={cpis.notChecked}
        answer={because === 'answer-expired' ? cpis.answerGone : cpis.notLookedUp}
      >
        <p className="s q only-tall-b">{cpis.notKnownYet(name)}</p>
      </Head>
      <div className="cp-body cp-offer">
        <Offer because={because} />
      </div>
      <PlaceNotes />
      {(away || whyNot !== undefined) && <HomeAuthority />}
      <Notes state="not-checked" />
    </section>
  );
}
