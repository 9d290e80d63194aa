import { Suspense, useId, useState } from 'react';
import type { Acknowledgement } from '../../../api/acknowledgements.ts';
import type { Finding } from '../../../rules/rule.ts';
import { acknowledge, flags } from '../../../text/child.ts';
import { common, upperFirst } from '../../../text/common.ts';
import { londonDay } from '../../../domain/calendar/london.ts';
import { dayWords, instantWords } from '../../../text/when.ts';
import { TextButton } from '../../../ui/Button.tsx';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { Shape } from '../../../ui/Shape.tsx';
import { useCase } from '../use-case.ts';
import { useCalled } from '../use-child.ts';
import { lazyPart } from '../lazy-part.tsx';
import { EvidenceLine } from './Evidence.tsx';
import { flagHeadingId } from './heading-id.ts';
import { named } from './named.ts';
import { QuestionCard } from './Question.tsx';
import type { Question } from './questions.ts';

const form = lazyPart(
  () => import('./AcknowledgeForm.tsx').then(({ AcknowledgeForm }) => AcknowledgeForm),
  acknowledge.notLoaded,
);

const reasons = lazyPart(() => import('./Why.tsx').then(({ Why }) => Why), flags.whyNotLoaded);

interface Flag {
  readonly finding: Finding;
  readonly questions: readonly Question[];
  readonly now: number;
}

function Heading({ finding }: { readonly finding: Finding }) {
  const { id, severity, title } = finding.rule;
  return (
    <>
      <Shape name={severity} />{' '}
      <h3 id={flagHeadingId(id)} tabIndex={-1}>
        <span className="word">{common.severity[severity]}</span> {title}
      </h3>
    </>
  );
}

function Body({ finding, questions, now, seen }: Flag & { readonly seen?: Acknowledgement | undefined }) {
  const [why, setWhy] = useState(false);
  const [seeing, setSeeing] = useState(false);
  const whyId = useId();
  const { rule } = finding;
  const { name } = useCalled();
  const may = useCase(({ gateway }) => gateway.state === 'open' && gateway.rights.includes('acknowledge'));
  return (
    <div className={why ? 'flag-b why-open' : 'flag-b'}>
      <p className="ev">
        <EvidenceLine finding={finding} now={now} />
        {!why && <span className="only-tall">{rule.why} </span>}
        <TextButton onPress={() => setWhy(!why)} expanded={why} controls={whyId}>
          <span className="only-short">{flags.whyAndWhat}</span>
          <span className="only-tall">{flags.whyThis}</span>
        </TextButton>
      </p>
      <p className="ev only-tall-b">
        <b>{flags.todo}</b> {named(rule.advice, name)}
      </p>
      {/* Most rules begin with the word that stands before it here. */}
      {rule.toAsk !== undefined && (
        <p className="ev only-tall-b">
          <b>{flags.toAsk}</b> {upperFirst(named(rule.toAsk, name).replace(/^Ask /, ''))}
        </p>
      )}
      <div id={whyId} hidden={!why}>
        {why && (
          <Suspense fallback={<p role="status">{flags.whyLoading}</p>}>
            <reasons.Part finding={finding} now={now} />
          </Suspense>
        )}
      </div>
      {questions.map((question) => (
        <QuestionCard key={question.id} question={question} />
      ))}
      {may && seen === undefined && why && !seeing && (
        <p>
          <TextButton onPress={() => setSeeing(true)}>{acknowledge.open}</TextButton>
        </p>
      )}
      {seeing && (
        <Suspense fallback={<p role="status">{acknowledge.loading}</p>}>
          <form.Part finding={finding} onClose={() => setSeeing(false)} />
        </Suspense>
      )}
    </div>
  );
}

/** Of a flag that was quiet: who had seen it, and until when that held. */
function Over({ by }: { readonly by: Acknowledgement }) {
  const until = dayWords(londonDay(Date.parse(by.until)));
  return <p className="s q">{acknowledge.wasSeenBy(by.by.name, until)}</p>;
}

/**
 * A red flag: shape and word of its severity, the evidence, what to do, the question that it leaves open. Only one of
 * high severity is open by itself.
 */
export function FlagCard({ over, ...flag }: Flag & { readonly over?: Acknowledgement }) {
  const { severity } = flag.finding.rule;
  const was = over && <Over by={over} />;
  if (severity === 'high')
    return (
      <article className="flag high">
        <div className="flag-h">
          <Heading finding={flag.finding} />
        </div>
        {was}
        <Body {...flag} />
      </article>
    );
  return (
    <Disclosure
      className={`flag ${severity}`}
      summaryClass="flag-h"
      summary={<Heading finding={flag.finding} />}
    >
      {was}
      <Body {...flag} />
    </Disclosure>
  );
}

/** A flag that somebody has seen, with the reason: quiet, not gone. */
export function SeenFlag({ seen, ...flag }: Flag & { readonly seen: Acknowledgement }) {
  const { severity } = flag.finding.rule;
  const reason = acknowledge.reasons.find(({ value }) => value === seen.reason)?.label ?? seen.reason;
  return (
    <Disclosure
      className={`flag ${severity} seen`}
      summaryClass="flag-h"
      summary={
        <>
          <Heading finding={flag.finding} />
          <span className="s q seen-by">
            {acknowledge.seenBy(
              seen.by.name,
              instantWords(seen.at, flag.now),
              reason,
              dayWords(londonDay(Date.parse(seen.until))),
            )}
            {seen.note !== undefined && ` ${acknowledge.noted(seen.note)}`}
          </span>
        </>
      }
    >
      <Body {...flag} seen={seen} />
    </Disclosure>
  );
}
