import { useEffect, useState } from 'react';
import type { Concern } from '../../../domain/concern.ts';
import { sharedDocument, wholeDocument } from '../../../fhir/write/document.ts';
import type { WritePlan } from '../../../fhir/write/write-plan.ts';
import { recipientName } from '../../../fhir/write/wording.ts';
import { besideText, reviewText as words, shareText } from '../../../text/concern-share.ts';
import { listWords, lowerFirst } from '../../../text/common.ts';
import { dayWords, timeWords } from '../../../text/when.ts';
import { londonDay } from '../../../domain/calendar/london.ts';
import { unreachable } from '../../../domain/result.ts';
import { Button } from '../../../ui/Button.tsx';
import { fieldIds } from '../faults.ts';
import { shortAuthority } from '../share/recipients.ts';
import { authorOf, childOf, planOf } from '../setting.ts';
import { Step } from '../Step.tsx';
import { toConcern } from '../to-concern.ts';
import { todoOf } from '../todo.ts';
import {
  useCalled,
  useCase,
  useChange,
  useConcern,
  useFix,
  useForm,
  useMinute,
  useSetting,
} from '../use-concern.ts';

function planWords(plan: WritePlan, whole: string): string {
  switch (plan.kind) {
    case 'transaction':
      return whole;
    case 'single':
      return `${whole} ${words.recordSingly}`;
    case 'none':
      return plan.why === 'not-permitted' ? words.recordNotPermitted : words.recordNone;
    default:
      return unreachable(plan);
  }
}

/** Every place that something is written to, and what. */
function Where({ concern }: { readonly concern: Concern }) {
  const who = useCalled();
  const state = useCase((all) => all);
  const form = useForm();
  const now = useMinute();
  const { decision } = concern;
  const labels = shareText.itemLabels({
    marks: concern.marks.length,
    record: concern.fromRecord.length,
    who,
  });
  const plan = planOf(state, { shared: decision.share, marks: concern.marks.length > 0 });
  const [first, ...others] = decision.share ? decision.recipients : [];
  const signed = words.by(authorOf(state) ?? 'Your name', `${dayWords(londonDay(now))}, ${timeWords(now)}`);
  return (
    <div className="card">
      <table className="dense rev">
        <tbody>
          {first !== undefined && decision.share && (
            <tr>
              <th scope="row">{recipientName(first)}</th>
              <td>
                {words.goes(listWords.format(decision.items.map((item) => lowerFirst(labels[item]))))}{' '}
                {!decision.items.includes('opinion') && (
                  <>
                    <b className="strong">{words.not}</b> {words.opinionNot}
                  </>
                )}
              </td>
            </tr>
          )}
          <tr>
            <th scope="row">{words.record(who)}</th>
            <td>{planWords(plan, `${words.recordWhole} ${signed}`)}</td>
          </tr>
          {others.length > 0 && (
            <tr>
              <th scope="row">{others.map(recipientName).join('; ')}</th>
              <td>{words.others}</td>
            </tr>
          )}
          <tr>
            <th scope="row">{words.log}</th>
            <td>{state.gateway.state === 'away' ? words.logAway : words.logWhole}</td>
          </tr>
          <tr>
            <th scope="row">{words.register}</th>
            <td>
              {form.decision === ''
                ? words.registerUndecided
                : decision.share
                  ? words.registerShared
                  : words.registerNot}
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

/** Word for word what will leave this page. Opening it is what counts as having read it. */
function EveryWord({ concern }: { readonly concern: Concern }) {
  const state = useCase((all) => all);
  const { read } = useForm();
  const change = useChange();
  const fix = useFix(fieldIds.read);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (open && !read) change({ read: true });
  }, [open, read, change]);
  const child = childOf(state);
  if (child === undefined) return null;
  const input = {
    concern,
    child,
    author: { reference: '', display: authorOf(state) ?? '' },
    organisation: state.config.site.name,
  };
  const { decision } = concern;
  const first = decision.share ? decision.recipients[0] : undefined;
  return (
    <div className={fix === undefined ? 'field' : 'field wrong'}>
      {fix !== undefined && (
        <p className="fix">
          <b className="strong">Check this:</b> {fix}
        </p>
      )}
      <button
        type="button"
        className="textlink"
        id={fieldIds.read}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {words.readWords}
      </button>
      {open && (
        <div className="every-word card pad stack">
          {first !== undefined && decision.share && (
            <>
              <h3>
                {words.toRead} {recipientName(first)}
              </h3>
              <pre>{sharedDocument(input, decision.items)}</pre>
            </>
          )}
          <h3>{words.kept}</h3>
          <pre>{wholeDocument(input)}</pre>
        </div>
      )}
    </div>
  );
}

/** Step 4: exactly what will be written and where, then Send. */
export function ReviewSection() {
  const form = useForm();
  const setting = useSetting();
  const who = useCalled();
  const now = useMinute();
  const send = useConcern((state) => state.send);
  const sending = useConcern((state) => state.stage.at === 'sending');
  const owed = todoOf(form)
    .filter(([line, done]) => !done && line !== 'words')
    .map(([line]) => lowerFirst(besideText.todo[line]));
  const concern = toConcern(form, setting, new Date(now).toISOString());
  const first = concern.decision.share ? concern.decision.recipients[0] : undefined;
  const to = first?.kind === 'social-care' ? shortAuthority(first.authority) : first && recipientName(first);
  return (
    <Step n={4} id="review">
      <p className="s q">{words.everything}</p>
      <Where concern={concern} />
      <EveryWord concern={concern} />
      <Button
        main
        wide
        onPress={() => void send()}
        consequence={words.sendHint(who)}
        working={sending ? words.sending : undefined}
      >
        {to !== undefined ? words.send(to) : form.decision === '' ? words.sendUndecided : words.keep}
      </Button>
      {owed.length > 0 && <p className="s q">{words.stillNeeded(listWords.format(owed))}</p>}
    </Step>
  );
}
