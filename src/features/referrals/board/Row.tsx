import type { Waiting } from '../../../api/concern-log.ts';
import { referralWords as words } from '../../../text/referral.ts';
import { boardWords } from '../../../text/referral-board.ts';
import { instantWords } from '../../../text/when.ts';
import { Acts } from '../acts/Acts.tsx';
import { CallEnd, CallSays } from '../call/CallEnd.tsx';
import { Clocks } from '../parts/Clocks.tsx';
import { StageChip } from '../parts/StageChip.tsx';
import { concernLink } from '../places.ts';

/** One line of the board: whose, where it stands, since when, to whom, by whom, and what may be told of it. */
export function Row({ waiting, now }: { readonly waiting: Waiting; readonly now: number }) {
  const { reference } = waiting;
  return (
    <li className="referral">
      <div className="referral-h">
        <h2>{waiting.child}</h2>
        <StageChip standing={waiting} />
      </div>
      <div className="referral-b">
        <div>
          <p className="s">
            {waiting.to === undefined ? (
              boardWords.recorded(instantWords(waiting.at, now))
            ) : (
              <>
                <b className="strong">{waiting.to}</b> {boardWords.since(instantWords(waiting.at, now))}
              </>
            )}
          </p>
          <p className="s q">
            {[waiting.by, waiting.team].filter((part) => part !== undefined).join(', ')}.{' '}
            {reference !== undefined &&
              (waiting.mayOpen
                ? `${words.reference(reference)}. `
                : `${words.reference(reference)}. ${words.notYours}`)}
            {waiting.mayOpen && reference !== undefined && (
              <a href={concernLink(waiting.id)} aria-label={words.openAll(reference)}>
                {words.open}
              </a>
            )}
          </p>
          {reference === undefined && <CallSays call={waiting} now={now} />}
        </div>
        <Clocks standing={waiting} from={waiting.at} now={now} />
      </div>
      {waiting.mayOpen &&
        (reference === undefined ? (
          <CallEnd call={waiting} about={waiting.child} />
        ) : (
          <Acts id={waiting.id} about={waiting.child} standing={waiting} />
        ))}
    </li>
  );
}
