import { useState } from 'react';
import type { Acknowledge, AcknowledgeReason } from '../../../api/acknowledgements.ts';
import { londonDay } from '../../../domain/calendar/london.ts';
import { evidenceKey, evidencePieces } from '../../../rules/digest.ts';
import type { Finding } from '../../../rules/rule.ts';
import { acknowledgeForm as words } from '../../../text/acknowledge-form.ts';
import { acknowledge as flagWords } from '../../../text/child.ts';
import { common } from '../../../text/common.ts';
import { dayWords } from '../../../text/when.ts';
import { Button } from '../../../ui/Button.tsx';
import { Radios, Select } from '../../../ui/Choice.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useCase, useClock } from '../use-case.ts';
import { flagsHeadingId } from './heading-id.ts';

const dayMs = 86_400_000;
const lengths = { '1': 1, '7': 7, '30': 30, '90': 90 } as const satisfies Record<string, Acknowledge['days']>;

/** Having seen a flag, with a coded reason and for how long. The flag is quiet until then, or until something new. */
export function AcknowledgeForm({
  finding,
  onClose,
}: {
  readonly finding: Finding;
  readonly onClose: () => void;
}) {
  const acknowledge = useCase((state) => state.acknowledge);
  const clock = useClock();
  const [reason, setReason] = useState<AcknowledgeReason | ''>('');
  const [days, setDays] = useState<keyof typeof lengths>('30');
  const [note, setNote] = useState('');
  const [state, setState] = useState<'writing' | 'wrong' | 'keeping' | 'failed'>('writing');
  const { rule } = finding;
  const noteOwed = reason === 'other' && note.trim() === '';
  const id = (part: string): string => `seen-${rule.id}-${part}`;

  const keep = async () => {
    if (reason === '' || noteOwed) {
      setState('wrong');
      document.getElementById(id(reason === '' ? 'reason' : 'note'))?.focus();
      return;
    }
    setState('keeping');
    const result = await acknowledge({
      rule: rule.id,
      version: rule.version,
      evidence: evidenceKey(finding),
      pieces: [...evidencePieces(finding)],
      reason,
      days: lengths[days],
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    });
    if (!result.ok) {
      setState('failed');
      return;
    }
    onClose();
    // The flag moves to the quiet ones, and the form with it: who works by keyboard goes on from the heading.
    document.getElementById(flagsHeadingId)?.focus();
  };

  return (
    <form
      className="ask"
      noValidate
      aria-label={flagWords.open}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      {state === 'failed' && <p role="alert">{words.failed}</p>}
      <Select
        id={id('reason')}
        label={words.reason}
        hint={words.reasonHint}
        placeholder={common.choose}
        value={reason}
        onChange={setReason}
        options={flagWords.reasons}
        error={state === 'wrong' && reason === '' ? words.chooseReason : undefined}
      />
      <Radios
        id={id('days')}
        label={words.days}
        hint={words.quietUntil(dayWords(londonDay(clock() + lengths[days] * dayMs)))}
        value={days}
        onChange={setDays}
        options={words.daysOptions}
        inline
      />
      <TextField
        id={id('note')}
        label={words.note}
        hint={words.noteHint}
        value={note}
        onChange={setNote}
        maxLength={1000}
        error={state === 'wrong' && noteOwed ? words.writeNote : undefined}
      />
      <div className="row">
        <Button submit slim working={state === 'keeping' ? words.saving : undefined}>
          {words.save}
        </Button>
        <Button slim onPress={onClose}>
          {common.cancel}
        </Button>
      </div>
    </form>
  );
}
