import { recipientName } from '../../../fhir/write/wording.ts';
import { failureText as words } from '../../../text/concern-outcome.ts';
import { instantWords } from '../../../text/when.ts';
import { ActionBar } from '../../../ui/ActionBar.tsx';
import { Button } from '../../../ui/Button.tsx';
import { RingRow } from '../../../ui/RingRow.tsx';
import { Shape } from '../../../ui/Shape.tsx';
import { RecordCall } from './RecordCall.tsx';
import { RingSocialCare } from './RingSocialCare.tsx';
import { firstOf, socialCareIn } from './standing.ts';
import { mayChange, nobodyHasIt, recordMayHaveIt, type Attempt } from '../send.ts';
import { useCalled, useConcern, useMinute } from '../use-concern.ts';

function titleOf(attempt: Attempt): string {
  const { log, record } = attempt;
  if (record.state === 'failed' && record.why.kind === 'partly-written') return words.partTitle;
  if (log.state === 'logged') return recordMayHaveIt(attempt) ? words.halfUnknown : words.halfTitle;
  return nobodyHasIt(attempt) ? words.nobody : words.unknown;
}

/** Of what the record system would have sent: that it has not, or that nobody can know. */
function referredWords(attempt: Attempt): readonly string[] {
  const { decision } = attempt.concern;
  if (!decision.share || attempt.log.state !== 'logged') return [];
  const perhaps = decision.route === 'within-record-system' && recordMayHaveIt(attempt);
  return [perhaps ? words.mayBeReferred : words.notReferred];
}

/** Why, of each half that failed. The reason for IT is named; never an identifier of the child. */
function reasonsOf(attempt: Attempt): readonly string[] {
  const { log, record } = attempt;
  return [
    ...(log.state === 'logged' ? [words.logHas(log.logged.reference)] : [words.log[log.why.kind]]),
    ...referredWords(attempt),
    ...(log.state === 'refused' && log.why.kind === 'refused' ? [log.why.problem.message] : []),
    ...(record.state === 'failed' ? [words.reasons[record.why.kind]] : []),
    ...(record.state === 'not-tried' && record.why === 'log-owed' ? [words.logMust] : []),
    ...(record.state === 'failed' && record.why.kind === 'partly-written'
      ? [
          words.reasons[record.why.because.kind],
          words.goesOn(record.why.written.length, record.why.missing.length),
        ]
      : []),
  ];
}

/** Not sent, or sent in half: what is known of each half, whom to ring, and the way to send again. */
export function Failed({ attempt }: { readonly attempt: Attempt }) {
  const who = useCalled();
  const now = useMinute();
  const saved = useConcern((state) => state.saved);
  const send = useConcern((state) => state.send);
  const backToForm = useConcern((state) => state.backToForm);
  const logged = attempt.log.state === 'logged';
  const { decision } = attempt.concern;
  const to = socialCareIn(attempt);
  const first = firstOf(attempt);
  return (
    <>
      <main className="narrowpage">
        <section className="card cp fault" aria-labelledby="failed" role="alert">
          <div className="cp-head">
            <div className="plate">
              <p className="cp-state">
                <Shape name="fault" /> {logged ? words.half : words.notSent}
              </p>
              <h1 className="cp-answer" id="failed" tabIndex={-1} ref={(heading) => heading?.focus()}>
                {titleOf(attempt)}
              </h1>
              <p className="s q">
                {words.tried(instantWords(attempt.at, now))} {reasonsOf(attempt).join(' ')}
              </p>
            </div>
          </div>
          <div className="cp-body">
            <p>
              <b className="strong">{words.kept}</b>
              {saved.state === 'not-saved' ? words.keptHere : words.keptWhere}
            </p>
          </div>
          <RingSocialCare also={words.ringInstead} of={to} />
          <RingRow label={words.danger(who)} phone="999" />
        </section>
        <RecordCall
          concern={attempt.concern}
          to={first === undefined ? words.team : recipientName(first)}
          owed={decision.share}
        />
      </main>
      <ActionBar>
        {mayChange(attempt) && <Button onPress={backToForm}>{words.backToForm}</Button>}
        <Button main wide onPress={() => void send()} consequence={words.againHint}>
          {words.again}
        </Button>
      </ActionBar>
    </>
  );
}
