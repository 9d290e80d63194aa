import './outcome.css';
import { useState } from 'react';
import { londonDay } from '../../../domain/calendar/london.ts';
import { asText } from '../../../fhir/write/document/as-text.ts';
import type { ConcernDocument } from '../../../fhir/write/document/model.ts';
import { referralDocument } from '../../../fhir/write/document/referral-document.ts';
import { recipientName } from '../../../fhir/write/wording.ts';
import { concernText } from '../../../text/concern.ts';
import { receiptText as words } from '../../../text/concern-outcome.ts';
import { dayWords, timeWords } from '../../../text/when.ts';
import { ActionBar } from '../../../ui/ActionBar.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Shape } from '../../../ui/Shape.tsx';
import type { Attempt } from '../send.ts';
import { authorOf, inputOf } from '../setting.ts';
import { useCalled, useCase, useConcern } from '../use-concern.ts';
import { Carry } from './Carry.tsx';
import { OutcomeCard } from './OutcomeCard.tsx';
import { PoliceOwed } from './PoliceOwed.tsx';
import { PrintedDocument } from './PrintedDocument.tsx';
import { Activities, BackToRecord } from './RecordWindow.tsx';
import { StillForYou } from './StillForYou.tsx';
import { hasReached, headline } from './standing.ts';
import { useCopy } from './use-copy.ts';

function inRecord({ record, staged }: Attempt): string {
  if (record.state !== 'written') return words.inRecordNot;
  const whole = words.inRecordAt[record.plan?.kind ?? 'none'](timeWords(record.at));
  return staged === undefined ? whole : `${whole}. ${words.referralApart}`;
}

/** Each place that keeps it, and each that does not yet. */
function linesOf(attempt: Attempt, author: string | undefined): readonly (readonly [string, string])[] {
  const { concern, log } = attempt;
  const [first, ...others] = concern.decision.share ? concern.decision.recipients : [];
  return [
    ...(first === undefined
      ? []
      : [[hasReached(attempt) ? words.sentTo : words.goesTo, recipientName(first)] as const]),
    ...(others.length === 0 ? [] : [[words.alsoTold, others.map(recipientName).join('; ')] as const]),
    [words.inRecord, inRecord(attempt)],
    ...(log.state === 'logged' ? [[words.log, words.logHas] as const] : []),
    [
      words.register,
      log.state === 'logged'
        ? words.registerEntry(log.logged.ledgerEntry.toLocaleString('en-GB'))
        : words.registerOwed,
    ],
    ...(author === undefined ? [] : [[words.writtenBy, author] as const]),
  ];
}

/** What is owed to the log, with the way to settle it. */
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

/** The whole concern as a document, where the record takes nothing and somebody files it by hand. */
function ToFile({ whole, onOpen }: { whole: ConcernDocument; onOpen: () => void }) {
  const { copied, failed, copy } = useCopy<'whole'>();
  return (
    <section className="card pad stack">
      <h2>{words.documentToFile}</h2>
      <p>{words.documentToFileWhy}</p>
      <div className="take-it">
        <Button onPress={onOpen}>{words.openDocument}</Button>
        <Button onPress={() => void copy('whole', asText(whole))}>
          {copied === undefined ? words.copyDocument : words.copied}
        </Button>
      </div>
      {failed && <p role="alert">{words.notCopied}</p>}
    </section>
  );
}

/** Shown once it is kept: what to do next, the reference, the clock, whom to ring, where it is. */
export function Receipt({ attempt, onLeave }: { readonly attempt: Attempt; readonly onLeave: () => void }) {
  const who = useCalled();
  const state = useCase((all) => all);
  const { copied, failed, copy } = useCopy<'receipt'>();
  const [reading, setReading] = useState<'referral' | 'whole'>();
  const lines = linesOf(attempt, authorOf(state));
  const { concern, log } = attempt;
  const reference = log.state === 'logged' ? log.logged.reference : undefined;
  const input = inputOf(state, attempt, attempt.at);
  const documentOf = (extent: 'referral' | 'whole'): ConcernDocument | undefined =>
    input &&
    referralDocument(
      input,
      extent === 'referral' && concern.decision.share ? { goes: concern.decision.goes } : 'whole',
    );
  const open = reading && documentOf(reading);
  if (open !== undefined)
    return <PrintedDocument document={open} reference={reference} onBack={() => setReading(undefined)} />;
  const whole = documentOf('whole');
  // What is next is the one main action: until it is sent, not the way back.
  const carrying = concern.decision.share && !hasReached(attempt);
  const receipt = [
    `${headline(attempt)}. ${words.reference} ${reference ?? words.referenceOwed}`,
    `${dayWords(londonDay(Date.parse(attempt.at)))}, ${timeWords(attempt.at)}`,
    ...lines.map(([term, value]) => `${term}: ${value}`),
  ].join('\n');
  return (
    <>
      <main className="narrowpage">
        <OutcomeCard attempt={attempt} />
        {carrying && <Carry attempt={attempt} onOpen={() => setReading('referral')} />}
        {concern.fgm !== undefined && <PoliceOwed attempt={attempt} />}
        <Owed attempt={attempt} />
        {attempt.record.state === 'not-writable' && whole !== undefined && (
          <ToFile whole={whole} onOpen={() => setReading('whole')} />
        )}
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
          {concern.decision.share && hasReached(attempt) && (
            <Button onPress={() => setReading('referral')}>{words.openReferral}</Button>
          )}
        </section>
        <Activities attempt={attempt} />
        <StillForYou attempt={attempt} />
      </main>
      <ActionBar>
        {failed && <p role="alert">{words.receiptNotCopied}</p>}
        <Button main={!carrying} wide onPress={onLeave}>
          {concernText.backTo(who)}
        </Button>
        <BackToRecord />
        <Button onPress={() => void copy('receipt', receipt)}>
          {copied === 'receipt' ? words.copied : words.copy}
        </Button>
      </ActionBar>
    </>
  );
}
