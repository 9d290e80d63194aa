import { useState } from 'react';
import type { AcknowledgeReason } from '../../../api/acknowledgements.ts';
import type { Finding } from '../../../rules/rule.ts';
import { acknowledge as words } from '../../../text/child.ts';
import { common } from '../../../text/common.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Choice.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useCase } from '../use-case.ts';
import { evidenceKey } from '../../../rules/digest.ts';

/** Having seen a flag, with a coded reason. The flag is quiet until there is new evidence. */
export function AcknowledgeForm({
  finding,
  onClose,
}: {
  readonly finding: Finding;
  readonly onClose: () => void;
}) {
  const acknowledge = useCase((state) => state.acknowledge);
  const [reason, setReason] = useState<AcknowledgeReason | ''>('');
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
      reason,
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    });
    if (result.ok) onClose();
    else setState('failed');
  };

  return (
    <form
      className="ask"
      noValidate
      aria-label={words.open}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      {state === 'failed' && <p role="alert">{words.failed}</p>}
      <Select
        id={id('reason')}
        label={words.title}
        hint={words.hint}
        placeholder={common.choose}
        value={reason}
        onChange={setReason}
        options={words.reasons}
        error={state === 'wrong' && reason === '' ? words.chooseReason : undefined}
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
