import { shareText as words } from '../../../text/concern-share.ts';
import { TextArea, TextField } from '../../../ui/TextField.tsx';
import { fieldIds } from '../field-ids.ts';
import { useChange, useFix, useForm } from '../use-concern.ts';

/** Whom the clinician asked, when, and what they advised. */
export function Advice() {
  const { adviceFrom, advice } = useForm();
  const change = useChange();
  const fix = useFix(fieldIds.adviceFrom);
  return (
    <fieldset className="field">
      <legend className="legend">{words.advice}</legend>
      <div className="two-up">
        <TextField
          id={fieldIds.adviceFrom}
          label={words.adviceFrom}
          hint={words.adviceFromHint}
          error={fix}
          value={adviceFrom}
          onChange={(value) => change({ adviceFrom: value })}
          maxLength={300}
        />
        <TextArea
          id="concern-advice"
          rows={1}
          label={words.adviceWords}
          hint={words.adviceWordsHint}
          value={advice}
          onChange={(value) => change({ advice: value })}
          maxLength={2000}
        />
      </div>
    </fieldset>
  );
}
