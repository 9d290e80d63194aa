import { shareText as words } from '../../../text/concern-share.ts';
import { TextArea, TextField } from '../../../ui/TextField.tsx';
import { fieldIds } from '../field-ids.ts';
import { useChange, useFix, useForm } from '../use-concern.ts';
import { Advice } from './Advice.tsx';
import { Law } from './Law.tsx';

/** A decision not to share: why, on whose advice, and when it is looked at again. */
export function NotSharing() {
  const form = useForm();
  const change = useChange();
  const fix = useFix(fieldIds.reasons);
  const reviewFix = useFix(fieldIds.reviewAt);
  return (
    <>
      <TextArea
        id={fieldIds.reasons}
        label={words.reasons}
        hint={words.reasonsHint}
        error={fix}
        value={form.reasons}
        onChange={(reasons) => change({ reasons })}
        maxLength={4000}
        required
      />
      <Advice />
      <TextField
        id={fieldIds.reviewAt}
        type="date"
        label={words.reviewAt}
        hint={words.reviewAtHint}
        error={reviewFix}
        value={form.reviewAt}
        onChange={(reviewAt) => change({ reviewAt })}
      />
      <Law />
    </>
  );
}
