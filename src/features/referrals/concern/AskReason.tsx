import { useState } from 'react';
import type * as v from 'valibot';
import type { OpenConcern, OpeningReason } from '../../../api/concern-log.ts';
import { openWords as words } from '../../../text/referral-concern.ts';
import { Button, TextButton } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Choice.tsx';
import { ErrorSummary } from '../../../ui/ErrorSummary.tsx';
import { TextArea } from '../../../ui/TextField.tsx';

export type Why = v.InferInput<typeof OpenConcern>;

/** Asks why somebody opens a concern that they did not write, before it is opened. */
export function AskReason({
  working,
  reasonNeeded,
  onOpen,
}: {
  readonly working: boolean;
  /** It was tried without one, and refused. */
  readonly reasonNeeded: boolean;
  readonly onOpen: (why: Why) => void;
}) {
  const [reason, setReason] = useState<v.InferInput<typeof OpeningReason> | ''>('');
  const [said, setSaid] = useState('');
  const [tries, setTries] = useState(0);
  const faults = [
    ...(reason === '' ? [{ field: 'opening-reason', message: words.missingReason }] : []),
    ...(reason === 'other' && said.trim() === ''
      ? [{ field: 'opening-words', message: words.missingWords }]
      : []),
  ];
  const fix = (field: string) =>
    tries === 0 ? undefined : faults.find((fault) => fault.field === field)?.message;
  return (
    <form
      className="card pad stack act-form-card"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTries(tries + 1);
        if (faults.length > 0 || reason === '') return;
        onOpen({ reason, ...(said.trim() === '' ? {} : { words: said.trim() }) });
      }}
    >
      {tries > 0 && faults.length > 0 && <ErrorSummary title={words.faults} errors={faults} round={tries} />}
      {reasonNeeded && (
        <p role="alert" className="note">
          {words.reasonNeeded}
        </p>
      )}
      <Select
        id="opening-reason"
        label={words.reason}
        placeholder={words.choose}
        value={reason}
        onChange={setReason}
        options={words.reasons}
        error={fix('opening-reason')}
        required
      />
      <TextArea
        id="opening-words"
        label={words.words}
        rows={2}
        value={said}
        onChange={setSaid}
        error={fix('opening-words')}
        required={reason === 'other'}
        maxLength={500}
      />
      <div className="act-row">
        <Button submit main working={working ? words.opening : undefined}>
          {words.open}
        </Button>
        {!reasonNeeded && <TextButton onPress={() => onOpen({})}>{words.mine}</TextButton>}
      </div>
    </form>
  );
}
