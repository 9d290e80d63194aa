import type { CpisStatus, Notified } from '../../../domain/cpis.ts';
import { unreachable } from '../../../domain/result.ts';
import { cpis } from '../../../text/cpis.ts';
import { reasons } from '../../../text/cpis-reasons.ts';
import { instantWords, timeWords } from '../../../text/when.ts';
import { Button } from '../../../ui/Button.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { useCase, useClock } from '../use-case.ts';
import { useCalled } from '../use-child.ts';
import { HomeAuthority } from './HomeAuthority.tsx';
import { Head } from './Head.tsx';
import { Notes } from './Notes.tsx';
import { OtherCheckButton } from './OtherCheckForm.tsx';
import { SettingChoice } from './SettingChoice.tsx';

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
function TryAgain({ notified }: { readonly notified: Notified }) {
  const setting = useCase((state) => state.setting);
  const gateway = useCase((state) => state.gateway);
  const lookUp = useCase((state) => state.lookUp);
  const { their } = useCalled();
  if (setting === undefined) return <SettingChoice />;
  const needed = setting.kind === 'unscheduled' ? 'look-up-unscheduled' : 'look-up-scheduled';
  if (gateway.state === 'open' && !gateway.rights.includes(needed)) return <p>{cpis.noRight}</p>;
  const twice = setting.kind === 'unscheduled' && notified !== 'no';
  const consequence = twice
    ? notified === 'yes'
      ? cpis.tryTells
      : cpis.tryMayTell
    : setting.kind === 'scheduled'
      ? cpis.tryScheduled
      : cpis.tryFirst(their);
  return (
    <Button consequence={consequence} onPress={() => void lookUp(twice ? { again: 'may-tell-twice' } : {})}>
      {cpis.tryAgain}
    </Button>
  );
}

/** "Asked today 10:42, gave up at 10:43." */
function times({ askedAt, answeredAt, reason }: Failed, now: number): string | undefined {
  if (askedAt === undefined) return undefined;
  const asked = cpis.asked(instantWords(askedAt, now));
  if (answeredAt === undefined) return `${asked}.`;
  const silent = reason === 'no-answer' || reason === 'timed-out' || reason === 'answer-lost';
  return asked + (silent ? cpis.gaveUp(timeWords(answeredAt)) : cpis.answered(timeWords(answeredAt)));
}

/** No usable answer: hatched, with the reason, whether anybody was told, and who to ring instead. */
export function CouldNotCheck({ status }: { readonly status: Failed }) {
  const now = useNow(useClock(), 60_000);
  const words = reasons[status.reason];
  const asked = times(status, now);
  return (
    <section className="card cp fault" aria-labelledby="cp">
      <Head shape="fault" state={cpis.couldNot} answer={words.headline} plate>
        {asked !== undefined && <p className="s q">{asked}</p>}
      </Head>
      <div className="cp-body">
        <p>
          <ToldAnyway notified={status.notified} asked={status.askedAt !== undefined} />
        </p>
        <p className="s">
          {words.what} {words.todo}
        </p>
      </div>
      <HomeAuthority />
      <div className="cp-body">
        <OtherCheckButton />
        {status.reason === 'no-care-setting' ? (
          <SettingChoice />
        ) : (
          words.again && <TryAgain notified={status.notified} />
        )}
      </div>
      <Notes />
    </section>
  );
}
