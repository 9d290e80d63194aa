import { useEffect, useRef, useState } from 'react';
import type { ConcernLogged } from '../../../api/concerns.ts';
import { NotDone } from '../../../desk/NotDone.tsx';
import { useAct } from '../../../desk/use-act.ts';
import { actForm as words, actWords } from '../../../text/referral-acts.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorSummary } from '../../../ui/ErrorSummary.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useReferring } from '../referring.ts';
import { emptyAct, type ActDraft } from './draft.ts';
import { Fields } from './Fields.tsx';
import type { Act } from './offered.ts';
import { actField, toHappening } from './to-happening.ts';
import type { TellHappening } from '../../../api/concern-log.ts';

/** What must be known beside the fields. */
const notes: Partial<Record<Act, string>> = { sent: words.sentNote, 'police-told': words.policeNote };

/** Says what happened to a concern. What could not be kept stays as it was typed, and is kept once however often it is sent. */
export function ActForm({
  concern,
  kind,
  onKept,
  onClose,
}: {
  /** Its id. */
  readonly concern: string;
  readonly kind: Act;
  readonly onKept: (told: TellHappening, logged: ConcernLogged) => void;
  readonly onClose: () => void;
}) {
  const referring = useReferring();
  const { log, clock, bases } = referring;
  const [draft, setDraft] = useState(() => emptyAct(kind, referring));
  const [tries, setTries] = useState(0);
  const { act, run } = useAct();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const made = toHappening(kind, draft, { now: clock(), bases });
  const faults = made.ok || tries === 0 ? [] : made.failure;
  const fix = (name: keyof ActDraft) =>
    faults.find(({ field }) => field === actField(draft.id, name))?.message;
  const note = notes[kind];
  return (
    <form
      className="act-form"
      noValidate
      aria-label={actWords[kind].title}
      onSubmit={(event) => {
        event.preventDefault();
        setTries(tries + 1);
        if (made.ok)
          run(
            () => log.tell(concern, made.value),
            (logged) => onKept(made.value, logged),
          );
      }}
    >
      <h4 ref={head} tabIndex={-1}>
        {actWords[kind].title}
      </h4>
      {faults.length > 0 && <ErrorSummary title={words.faults} errors={faults} round={tries} />}
      {note !== undefined && <p className="note">{note}</p>}
      <Fields
        kind={kind}
        draft={draft}
        onChange={(changes) => setDraft((before) => ({ ...before, ...changes }))}
        fix={fix}
      />
      <TextField
        id={actField(draft.id, 'at')}
        label={words.when}
        hint={words.whenHint}
        type="datetime-local"
        value={draft.at}
        onChange={(at) => setDraft((before) => ({ ...before, at }))}
        error={fix('at')}
        required
      />
      {act.state === 'refused' &&
        (act.why.kind === 'refused' && act.why.problem.code === 'happening-changed' ? (
          <p role="alert" className="note">
            {words.alreadyKept}
          </p>
        ) : (
          <NotDone why={act.why} />
        ))}
      <div className="act-row">
        <Button submit working={act.state === 'working' ? words.saving : undefined}>
          {words.save}
        </Button>
        <Button onPress={onClose}>{words.cancel}</Button>
      </div>
    </form>
  );
}
