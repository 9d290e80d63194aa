import type { Harm } from '../../../domain/concern.ts';
import { harmText, knownText as words } from '../../../text/concern-known.ts';
import { Checkbox } from '../../../ui/Choice.tsx';
import { useChange, useForm } from '../use-concern.ts';
import { Note } from './Note.tsx';

const harms = Object.keys(harmText) as Harm[];

/** What the writer thinks that it may be, what may happen next, what was tried, and what goes well. */
export function Worries() {
  const form = useForm();
  const change = useChange();
  return (
    <>
      <Note id="behaviour" />
      <fieldset className="field">
        <legend className="legend">{words.harms}</legend>
        <p className="hint">{words.harmsHint}</p>
        <div className="ticks">
          {harms.map((harm) => (
            <Checkbox
              key={harm}
              id={`harm-${harm}`}
              label={harmText[harm]}
              checked={form.harms.includes(harm)}
              onChange={(on) =>
                change({ harms: on ? [...form.harms, harm] : form.harms.filter((one) => one !== harm) })
              }
            />
          ))}
        </div>
      </fieldset>
      <Note id="risk" />
      <Note id="support" />
      <Note id="going-well" />
    </>
  );
}
