import { useId, useState } from 'react';
import { common } from '../../../text/common.ts';
import { proposals as words } from '../../../text/rule-desk-proposals.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextArea } from '../../../ui/TextField.tsx';

export type Decision = 'take-over' | 'decline';

/** Why a change of the shipped rules is taken over or declined. */
export function DecideForm({
  decision,
  working,
  onDecide,
  onClose,
}: {
  readonly decision: Decision;
  readonly working: boolean;
  readonly onDecide: (reason: string) => void;
  readonly onClose: () => void;
}) {
  const id = useId();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const blank = reason.trim() === '';
  const taking = decision === 'take-over';
  return (
    <form
      className="stack"
      noValidate
      aria-label={taking ? words.takeOver : words.decline}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (blank) document.getElementById(id)?.focus();
        else onDecide(reason.trim());
      }}
    >
      <TextArea
        id={id}
        rows={2}
        label={words.reason[decision]}
        hint={words.kept}
        required
        maxLength={2000}
        value={reason}
        onChange={setReason}
        error={tried && blank ? words.giveReason : undefined}
      />
      <div className="row-acts">
        <Button
          submit
          main
          working={working ? words.working : undefined}
          consequence={taking ? words.takeOverSays : words.declineSays}
        >
          {taking ? words.takeOver : words.decline}
        </Button>
        <Button onPress={onClose}>{common.cancel}</Button>
      </div>
    </form>
  );
}
