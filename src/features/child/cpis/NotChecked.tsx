import { useState } from 'react';
import type { ReactNode } from 'react';
import type { CareSetting } from '../../../domain/care-setting.ts';
import type { NotCheckedBecause } from '../../../domain/cpis.ts';
import { cpis } from '../../../text/cpis.ts';
import { Button, TextButton } from '../../../ui/Button.tsx';
import { useCase } from '../use-case.ts';
import { useCalled, useChild } from '../use-child.ts';
import { GatewayAway } from './GatewayAway.tsx';
import { HomeAuthority } from './HomeAuthority.tsx';
import { Head } from './Head.tsx';
import { Notes } from './Notes.tsx';
import { OtherCheckButton } from './OtherCheckForm.tsx';
import { SettingChoice } from './SettingChoice.tsx';
import { numberFault } from './number-fault.ts';

/** Before the look-up: what pressing the button will cause, on the button's own line. */
function LookUpButton({ setting, again }: { readonly setting: CareSetting; readonly again: boolean }) {
  const [changing, setChanging] = useState(false);
  const lookUp = useCase((state) => state.lookUp);
  const gateway = useCase((state) => state.gateway);
  const words = useCalled();
  const organisation = gateway.state === 'open' ? gateway.clinician.organisation : undefined;
  const tells = setting.kind === 'unscheduled';
  const consequence = !tells
    ? cpis.scheduledConsequence
    : again
      ? cpis.unscheduledAgain(words.their)
      : cpis.unscheduledConsequence(words.their);
  return (
    <>
      <Button
        main
        wide
        consequence={consequence}
        onPress={() => void lookUp(again && tells ? { again: 'may-tell-twice' } : undefined)}
      >
        {again ? cpis.lookUpAgain(words.name) : cpis.lookUp(words.name)}
      </Button>
      <dl className="kv">
        {tells && (
          <>
            <dt>{cpis.theyWillSee}</dt>
            <dd>{cpis.theySee(organisation, words)}</dd>
          </>
        )}
        <dt>{cpis.lookingAs}</dt>
        <dd>
          {cpis.settingWords(setting.kind, setting.title)}{' '}
          <TextButton onPress={() => setChanging(!changing)} expanded={changing}>
            {cpis.notRight}
          </TextButton>
        </dd>
      </dl>
      {changing && <SettingChoice onDone={() => setChanging(false)} />}
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

function Offer({ because }: { readonly because: NotCheckedBecause | undefined }) {
  const gateway = useCase((state) => state.gateway);
  const setting = useCase((state) => state.setting);
  const [changing, setChanging] = useState(false);
  const child = useChild();
  const fault = child === undefined ? undefined : numberFault(child.nhsNumber);

  if (gateway.state === 'opening') return <p className="q">{cpis.opening}</p>;
  if (gateway.state === 'away') return <GatewayAway why={gateway.why}>{cpis.gatewayAway}</GatewayAway>;
  if (fault !== undefined)
    return (
      <Instead>
        <b className="strong">{fault.headline}.</b> {fault.what} {fault.todo}
      </Instead>
    );
  if (setting === undefined) return <SettingChoice />;
  const change = (
    <p className="s">
      {cpis.settingWords(setting.kind, setting.title)}{' '}
      <TextButton onPress={() => setChanging(!changing)} expanded={changing}>
        {cpis.notRight}
      </TextButton>
    </p>
  );
  const may = gateway.rights.includes(
    setting.kind === 'unscheduled' ? 'look-up-unscheduled' : 'look-up-scheduled',
  );
  if (setting.policy === 'never' || !may)
    return (
      <>
        <Instead>{setting.policy === 'never' ? cpis.neverHere(setting.title) : cpis.noRight}</Instead>
        {change}
        {changing && <SettingChoice onDone={() => setChanging(false)} />}
      </>
    );
  return <LookUpButton setting={setting} again={because === 'answer-expired'} />;
}

/** Not looked up on this visit. Dashed: nothing is known. */
export function NotChecked({ because }: { readonly because: NotCheckedBecause | undefined }) {
  const { name } = useCalled();
  const gateway = useCase((state) => state.gateway);
  const child = useChild();
  const cannot =
    gateway.state === 'away' || (child !== undefined && numberFault(child.nhsNumber) !== undefined);
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
      {cannot && <HomeAuthority />}
      <Notes />
    </section>
  );
}
