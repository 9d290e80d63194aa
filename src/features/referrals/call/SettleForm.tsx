import { useEffect, useRef, useState } from 'react';
import type { CallEnd, CallStands, SettleCall } from '../../../api/concern-call.ts';
import { NotDone } from '../../../desk/NotDone.tsx';
import { useAct } from '../../../desk/use-act.ts';
import { actFaults, actForm } from '../../../text/referral-acts.ts';
import { callWords as words } from '../../../text/referral-call.ts';
import { Button } from '../../../ui/Button.tsx';
import { Radios } from '../../../ui/Choice.tsx';
import { ErrorSummary, type FieldError } from '../../../ui/ErrorSummary.tsx';
import { TextArea, TextField } from '../../../ui/TextField.tsx';
import { instantOf, localOf } from '../acts/london-time.ts';
import { useReferring } from '../referring.ts';

interface Draft {
  /** Made when the form opens: the same press again is kept once. */
  readonly id: string;
  readonly openedAt: number;
  readonly how?: CallEnd;
  readonly reference: string;
  readonly words: string;
  /** `2026-11-20T10:44`, London. */
  readonly at: string;
}

type Name = 'how' | 'reference' | 'words' | 'at';

const field = ({ id }: Draft, name: Name): string => `call-${id}-${name}`;
const ends = (['sent-another-way', 'recorded-again', 'not-owed'] as const).map((value) => ({
  value,
  label: words.ends[value],
}));

/** What was typed, as the gateway takes it, and everything that is missing. */
function made(
  draft: Draft,
  now: number,
): { readonly told: SettleCall; readonly faults: readonly FieldError[] } {
  const at = draft.at === localOf(draft.openedAt) ? draft.openedAt : instantOf(draft.at);
  const again = draft.how === 'recorded-again';
  const reference = draft.reference.trim().toUpperCase();
  const missing: readonly (readonly [Name, string, boolean])[] = [
    ['how', words.faults.how, draft.how === undefined],
    ['reference', words.faults.reference, again && !/^SL-\d{4}-\d{6,}$/.test(reference)],
    ['words', words.faults.words, draft.words.trim() === ''],
    ['at', actFaults.at, at === undefined],
    ['at', actFaults.atLater, at !== undefined && at > now],
  ];
  return {
    told: {
      id: draft.id,
      at: new Date(at ?? 0).toISOString(),
      how: draft.how ?? 'not-owed',
      ...(again ? { reference } : {}),
      words: draft.words.trim(),
    },
    faults: missing.flatMap(([name, message, wrong]) =>
      wrong ? [{ field: field(draft, name), message }] : [],
    ),
  };
}

/** Says what became of a call whose concern was never written. What could not be kept stays as it was typed. */
export function SettleForm({
  concern,
  onKept,
  onClose,
}: {
  /** Its id. */
  readonly concern: string;
  readonly onKept: (stands: CallStands) => void;
  readonly onClose: () => void;
}) {
  const { log, clock } = useReferring();
  const [draft, setDraft] = useState<Draft>(() => ({
    id: crypto.randomUUID(),
    openedAt: clock(),
    reference: '',
    words: '',
    at: localOf(clock()),
  }));
  const [tries, setTries] = useState(0);
  const { act, run } = useAct();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const { told, faults } = made(draft, clock());
  const shown = tries === 0 ? [] : faults;
  const change = (changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes }));
  const frame = (name: Name) => ({
    id: field(draft, name),
    error: shown.find((fault) => fault.field === field(draft, name))?.message,
  });
  return (
    <form
      className="act-form"
      noValidate
      aria-label={words.title}
      onSubmit={(event) => {
        event.preventDefault();
        setTries(tries + 1);
        if (faults.length === 0) run(() => log.settleCall(concern, told), onKept);
      }}
    >
      <h4 ref={head} tabIndex={-1}>
        {words.title}
      </h4>
      {shown.length > 0 && <ErrorSummary title={actForm.faults} errors={shown} round={tries} />}
      <p className="note">{words.note}</p>
      <Radios
        {...frame('how')}
        label={words.how}
        value={draft.how}
        onChange={(how) => change({ how })}
        options={ends}
      />
      {draft.how === 'recorded-again' && (
        <TextField
          {...frame('reference')}
          label={words.reference}
          hint={words.referenceHint}
          value={draft.reference}
          onChange={(reference) => change({ reference })}
          required
          maxLength={40}
        />
      )}
      <TextArea
        {...frame('words')}
        label={words.words[draft.how ?? 'recorded-again']}
        rows={2}
        value={draft.words}
        onChange={(said) => change({ words: said })}
        required
        maxLength={2000}
      />
      <TextField
        {...frame('at')}
        label={actForm.when}
        hint={actForm.whenHint}
        type="datetime-local"
        value={draft.at}
        onChange={(at) => change({ at })}
        required
      />
      {act.state === 'refused' && <NotDone why={act.why} />}
      <div className="act-row">
        <Button submit working={act.state === 'working' ? actForm.saving : undefined}>
          {actForm.save}
        </Button>
        <Button onPress={onClose}>{actForm.cancel}</Button>
      </div>
    </form>
  );
}
