import { awaitsNhsSignIn, rightFor, rightsNow } from '../../../case/rights.ts';
import { londonDay } from '../../../domain/calendar/london.ts';
import type { CouldNotCheckReason, CpisStatus, Notified } from '../../../domain/cpis.ts';
import { unreachable } from '../../../domain/result.ts';
import { cpis } from '../../../text/cpis.ts';
import { agoWords } from '../../../text/cpis-age.ts';
import { instantWords, timeWords } from '../../../text/when.ts';
import { useNow } from '../../../ui/use-now.ts';
import { useCase, useClock } from '../use-case.ts';
import { NhsSignIn } from '../nhs-sign-in/NhsSignIn.tsx';
import { useChild } from '../use-child.ts';
import { HomeAuthority } from './HomeAuthority.tsx';
import { Head } from './Head.tsx';
import { LookUpButton } from './LookUpButton.tsx';
import { Notes, PlaceNotes } from './Notes.tsx';
import { OtherCheckButton } from './OtherCheckButton.tsx';
import { SafeguardingTeam } from './SafeguardingTeam.tsx';
import { SettingChoice } from './SettingChoice.tsx';
import { SettingLine } from './SettingLine.tsx';
import { wordsFor } from './reason-words.ts';

type Failed = Extract<CpisStatus, { state: 'could-not-check' }>;

function ToldAnyway({ notified, asked }: { readonly notified: Notified; readonly asked: boolean }) {
  switch (notified) {
    case 'yes':
      return (
        <>
          <b className="strong">
            {cpis.theAuthority}
            {cpis.wasTold}
          </b>
          {cpis.doNotRead}
        </>
      );
    case 'no':
      return (
        <>
          <b className="strong">{asked ? cpis.notTold : cpis.nothingAsked}</b>
          {cpis.doNotRead}
        </>
      );
    case 'unknown':
      return (
        <>
          <b className="strong">{cpis.mayHaveBeenTold}</b>
          {cpis.thatYouLooked}
          {cpis.doNotRead}
        </>
      );
    default:
      return unreachable(notified);
  }
}

/** Another try, pressed by somebody who was told what it may cause. Nothing is tried again by itself. */
function TryAgain({ status }: { readonly status: Failed }) {
  const state = useCase((whole) => whole);
  const child = useChild();
  const { setting, gateway } = state;
  if (setting === undefined) return <SettingChoice />;
  if (awaitsNhsSignIn(state)) return null;
  if (gateway.state === 'open' && !rightsNow(state).includes(rightFor(setting.kind))) {
    const { what, todo } = wordsFor('no-right', child, setting);
    return (
      <p>
        {what} {todo}
      </p>
    );
  }
  return <LookUpButton setting={setting} told={status.notified} retry={status.askedAt !== undefined} />;
}

/** Reasons that another care setting would mend. */
const ofTheSetting: readonly CouldNotCheckReason[] = [
  'no-right',
  'no-right-in-this-setting',
  'never-in-this-setting',
];

/** What a person can do about it here. */
function Mend({ status, again }: { readonly status: Failed; readonly again: boolean }) {
  const setting = useCase((state) => state.setting);
  const { reason } = status;
  if (reason === 'no-care-setting') return <SettingChoice />;
  if (setting !== undefined && ofTheSetting.includes(reason)) return <SettingLine setting={setting} />;
  return again || reason === 'nhs-number-not-verified' ? <TryAgain status={status} /> : null;
}

/** "Asked 10:42, gave up 10:43, 12 minutes ago." */
function times({ askedAt, answeredAt, reason }: Failed, now: number): string | undefined {
  if (askedAt === undefined) return undefined;
  const today = londonDay(Date.parse(askedAt)) === londonDay(now);
  const asked = cpis.asked(today ? timeWords(askedAt) : instantWords(askedAt, now));
  if (answeredAt === undefined) return `${asked}, ${agoWords(askedAt, now)}.`;
  const silent = reason === 'no-answer' || reason === 'timed-out' || reason === 'answer-lost';
  const end = (silent ? cpis.gaveUp : cpis.answered)(timeWords(answeredAt));
  return `${asked}${end}, ${agoWords(answeredAt, now)}.`;
}

/** No usable answer: hatched, with the reason, whether anybody was told, and who to ring instead. */
export function CouldNotCheck({ status }: { readonly status: Failed }) {
  const now = useNow(useClock(), 10_000);
  const setting = useCase((state) => state.setting);
  const words = wordsFor(status.reason, useChild(), setting);
  const asked = times(status, now);
  // The sign-in says by itself why it is needed.
  const waits = useCase(awaitsNhsSignIn);
  const signInFirst = status.reason === 'nhs-sign-in-needed' || status.reason === 'nhs-sign-in-ended';
  return (
    <section className="card cp fault" aria-labelledby="cp">
      <Head shape="fault" state={cpis.couldNot} answer={words.headline} plate>
        {asked !== undefined && <p className="s q">{asked}</p>}
      </Head>
      <div className="cp-body">
        <p>
          <ToldAnyway notified={status.notified} asked={status.askedAt !== undefined} />
        </p>
        {!(signInFirst && waits) && (
          <p className="s">
            {words.what} {words.todo}
          </p>
        )}
      </div>
      {signInFirst && (
        <div className="cp-body">
          <NhsSignIn />
        </div>
      )}
      <PlaceNotes />
      <HomeAuthority />
      {ofTheSetting.includes(status.reason) && <SafeguardingTeam />}
      <div className="cp-body">
        <OtherCheckButton />
        {!signInFirst && <NhsSignIn />}
        <Mend status={status} again={words.again} />
      </div>
      <Notes state="could-not-check" />
    </section>
  );
}
