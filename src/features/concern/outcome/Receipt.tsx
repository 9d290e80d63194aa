import { useState } from 'react';
import { wholeDocument } from '../../../fhir/write/document.ts';
import { recipientName } from '../../../fhir/write/wording.ts';
import { dayWords, instantWords, timeWords } from '../../../text/when.ts';
import { receiptText as words } from '../../../text/concern-outcome.ts';
import { concernText } from '../../../text/concern.ts';
import { londonDay } from '../../../domain/calendar/london.ts';
import { ActionBar } from '../../../ui/ActionBar.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Shape } from '../../../ui/Shape.tsx';
import { ClockPicture } from './ClockPicture.tsx';
import { shortAuthority } from '../share/recipients.ts';
import { RingSocialCare } from './RingSocialCare.tsx';
import type { Attempt } from '../send.ts';
import { authorOf, childOf } from '../setting.ts';
import { StillForYou } from './StillForYou.tsx';
import { useCalled, useCase, useConcern, useMinute } from '../use-concern.ts';

const socialCareIn = ({ concern: { decision } }: Attempt) =>
  decision.share ? decision.recipients.find((one) => one.kind === 'social-care') : undefined;

function headline(attempt: Attempt): string {
  const { decision } = attempt.concern;
  if (!decision.share) return words.decisionKept;
  const to = socialCareIn(attempt);
  return to === undefined ? words.kept : words.notAnswered(shortAuthority(to.authority));
}

function stateWords({ log, record, concern }: Attempt): string {
  if (log.state !== 'logged') return words.inRecordOnly;
  return record.state === 'written' && concern.decision.share ? words.sent : words.savedOnly;
}

/** What came of it, whom to ring, and by when they should answer. */
function Outcome({ attempt }: { readonly attempt: Attempt }) {
  const now = useMinute();
  const escalation = useCase((state) => state.config.site.escalation);
  const { log } = attempt;
  const to = socialCareIn(attempt);
  const due = log.state === 'logged' ? log.logged.answerDueAt : undefined;
  return (
    <section className="card cp found" aria-labelledby="outcome">
      <div className="cp-head">
        <p className="cp-state">
          <Shape name="tick" /> {stateWords(attempt)}{' '}
          <span className="when">{instantWords(attempt.at, now)}</span>
        </p>
        <h1 className="cp-answer" id="outcome" tabIndex={-1} ref={(heading) => heading?.focus()}>
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
      </div>
      {to !== undefined && (
        <>
          {due === undefined ? (
            <p className="pad">{words.dueUnknown}</p>
          ) : (
            <ClockPicture
              sentAt={attempt.at}
              dueAt={due}
              bankHolidays={log.state === 'logged' ? (log.logged.bankHolidays ?? 'not-known') : 'not-known'}
            />
          )}
          <RingSocialCare also={words.toTell} of={to} />
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
      )}
    </section>
  );
}

/** Each place that keeps it, and each that does not yet. */
function linesOf(attempt: Attempt, author: string | undefined): readonly (readonly [string, string])[] {
  const { concern, log, record } = attempt;
  const [first, ...others] = concern.decision.share ? concern.decision.recipients : [];
  return [
    ...(first === undefined ? [] : [[words.sentTo, recipientName(first)] as const]),
    ...(others.length === 0 ? [] : [[words.alsoTold, others.map(recipientName).join('; ')] as const]),
    [words.inRecord, record.state === 'written' ? words.inRecordAt(timeWords(record.at)) : words.inRecordNot],
    [
      words.register,
      log.state === 'logged'
        ? words.registerEntry(log.logged.ledgerEntry.toLocaleString('en-GB'))
        : words.registerOwed,
    ],
    ...(author === undefined ? [] : [[words.writtenBy, author] as const]),
  ];
}

/** What is owed, with the way to settle it. */
function Owed({ attempt }: { readonly attempt: Attempt }) {
  const send = useConcern((state) => state.send);
  const logged = attempt.log.state === 'logged';
  if (logged && attempt.told) return null;
  return (
    <div className="gap owed">
      <Shape name="incomplete" />
      <b>{logged ? words.untold : words.logOwed}</b>
      {!logged && <p>{words.logOwedWhy}</p>}
      <Button onPress={() => void send()}>{words.logAgain}</Button>
    </div>
  );
}

/** Shown once it is kept: the reference, the clock, whom to ring, where it is, and what is still to be done. */
export function Receipt({ attempt, onLeave }: { readonly attempt: Attempt; readonly onLeave: () => void }) {
  const who = useCalled();
  const state = useCase((all) => all);
  const [copied, setCopied] = useState<'receipt' | 'document'>();
  const author = authorOf(state);
  const lines = linesOf(attempt, author);
  const child = childOf(state);
  const reference = attempt.log.state === 'logged' ? attempt.log.logged.reference : words.referenceOwed;
  const copy = async (what: 'receipt' | 'document', text: string): Promise<void> => {
    const done = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    if (done) setCopied(what);
  };
  const receipt = [
    `${headline(attempt)}. ${words.reference} ${reference}`,
    `${dayWords(londonDay(Date.parse(attempt.at)))}, ${timeWords(attempt.at)}`,
    ...lines.map(([term, value]) => `${term}: ${value}`),
  ].join('\n');
  return (
    <>
      <main className="narrowpage">
        <Outcome attempt={attempt} />
        <Owed attempt={attempt} />
        <section className="card pad stack">
          <h2>{words.where}</h2>
          <dl className="kv">
            {lines.map(([term, value]) => (
              <div key={term} className="kv-row">
                <dt>{term}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {attempt.record.state === 'not-writable' && child !== undefined && (
            <Button
              onPress={() =>
                void copy(
                  'document',
                  wholeDocument({
                    concern: attempt.concern,
                    child,
                    author: { reference: '', display: author ?? '' },
                    organisation: state.config.site.name,
                    reference,
                  }),
                )
              }
            >
              {copied === 'document' ? words.copied : words.copyDocument}
            </Button>
          )}
        </section>
        <StillForYou attempt={attempt} />
      </main>
      <ActionBar>
        <Button main wide onPress={onLeave}>
          {concernText.backTo(who)}
        </Button>
        <Button onPress={() => void copy('receipt', receipt)}>
          {copied === 'receipt' ? words.copied : words.copy}
        </Button>
      </ActionBar>
    </>
  );
}
