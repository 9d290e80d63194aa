import { shareText as words } from '../../../text/concern-share.ts';
import { TextField } from '../../../ui/TextField.tsx';
import { useChange, useForm } from '../use-concern.ts';

/** Whom the clinician asked, when, and what they said. */
export function Advice() {
  const { advice } = useForm();
  const change = useChange();
  return (
    <TextField
      id="concern-advice"
      label={
        <>
          {words.advice} <span className="q plain-w">{words.adviceWho}</span>
        </>
      }
      value={advice}
      onChange={(value) => change({ advice: value })}
      maxLength={2000}
    />
  );
}
