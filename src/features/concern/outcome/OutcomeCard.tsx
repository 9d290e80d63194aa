import { receiptText as words } from '../../../text/concern-outcome.ts';
import { dateWords, instantWords } from '../../../text/when.ts';
import { Shape } from '../../../ui/Shape.tsx';
import type { Attempt } from '../send.ts';
import { useCase, useMinute } from '../use-concern.ts';
import { ClockPicture } from './ClockPicture.tsx';
import { RingSocialCare } from './RingSocialCare.tsx';
import { hasReached, headline, socialCareIn, stateWords } from './standing.ts';

/** By when they should answer, whom to ring meanwhile, and where to turn if they do not. */
function Waiting({ attempt }: { readonly attempt: Attempt }) {
  const escalation = useCase((state) => state.config.site.escalation);
  const due =
    attempt.log.state === 'logged'
      ? attempt.log.logged.clocks.find(({ what }) => what === 'answer')
      : undefined;
  return (
    <>
      {due === undefined ? (
        <p className="pad">{words.dueUnknown}</p>
      ) : (
        <ClockPicture sentAt={attempt.at} dueAt={due.dueAt} bankHolidays={due.bankHolidays} />
      )}
      <RingSocialCare also={words.toTell} of={socialCareIn(attempt)} />
      <div className="cp-body s">
        {escalation?.phone === undefined ? (
          <p>{words.noEscalation}</p>
        ) : (
          <p>
            {words.escalate}{' '}
            <a className="nw" href={`tel:${escalation.phone.replace(/\s/g, '')}`}>
              {escalation.phone}
            </a>
          </p>
        )}
      </div>
    </>
  );
}

/** A decision not to share, with its reasons, whose advice was taken and when it is looked at again. */
function NotShared({ attempt }: { readonly attempt: Attempt }) {
  const { decision } = attempt.concern;
  if (decision.share) return null;
  return (
    <div className="cp-body stack">
      <dl className="kv">
        <div className="kv-row">
          <dt>{words.whyNot}</dt>
          <dd className="pre">{decision.reasons}</dd>
        </div>
        {decision.advice !== undefined && (
          <div className="kv-row">
            <dt>{words.adviceTaken}</dt>
            <dd className="pre">
              {decision.advice.from}: {decision.advice.words}
            </dd>
          </div>
        )}
      </dl>
      <p>{decision.reviewAt === undefined ? words.noReview : words.reviewOn(dateWords(decision.reviewAt))}</p>
    </div>
  );
}

/** What came of it, whom to ring, and by when they should answer or it should be sent. */
export function OutcomeCard({ attempt }: { readonly attempt: Attempt }) {
  const now = useMinute();
  const { log, concern } = attempt;
  const reached = hasReached(attempt);
  const sendBy =
    log.state === 'logged' ? log.logged.clocks.find(({ what }) => what === 'send')?.dueAt : undefined;
  return (
    <section className="card cp found" aria-labelledby="outcome">
      <div className="cp-head">
        <p className="cp-state">
          <Shape name={reached || !concern.decision.share ? 'tick' : 'incomplete'} /> {stateWords(attempt)}{' '}
          <span className="when">{instantWords(attempt.at, now)}</span>
        </p>
        <h1 className="cp-answer" id="outcome" tabIndex={-1} ref={focusOnce}>
          {headline(attempt)}
        </h1>
        <p>
          {log.state === 'logged' ? (
            <>
              {words.reference} <b className="strong">{log.logged.reference}</b>
            </>
          ) : (
            words.referenceOwed
          )}
        </p>
        {!reached && concern.decision.share && sendBy !== undefined && (
          <p>{words.sendBy(instantWords(sendBy, now))}</p>
        )}
      </div>
      {concern.decision.share && reached && <Waiting attempt={attempt} />}
      <NotShared attempt={attempt} />
    </section>
  );
}

/** A steady function: React calls it when the heading appears, not at every minute. */
const focusOnce = (heading: HTMLElement | null): void => heading?.focus();
