import { useState } from 'react';
import type { Tick } from '../../../domain/concern.ts';
import { concernText, seenText as words, tickText } from '../../../text/concern.ts';
import type { NoteId } from '../../../domain/concern-notes.ts';
import { unbornText } from '../../../text/concern-known.ts';
import { BodyMap } from '../../../ui/BodyMap/BodyMap.tsx';
import { TextButton } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Choice.tsx';
import { TextArea } from '../../../ui/TextField.tsx';
import { fieldIds } from '../field-ids.ts';
import { Note } from '../said/Note.tsx';
import { MarkList, newMark } from './MarkList.tsx';
import { RecordItems } from './RecordItems.tsx';
import { Step } from '../Step.tsx';
import { useCalled, useChange, useConcerning, useFix, useForm } from '../use-concern.ts';

const ticks: readonly Tick[] = ['account-changed', 'delay', 'was-not-brought-before', 'not-seen-alone'];
const toggled = <T,>(list: readonly T[], value: T, on: boolean): readonly T[] =>
  on ? [...list, value] : list.filter((one) => one !== value);

function Ticks() {
  const form = useForm();
  const change = useChange();
  const labels = tickText(useCalled());
  /** Asked for where it is ticked; what was written stays on view. */
  const asked = (tick: Tick, note: NoteId) => form.ticks.includes(tick) || (form.notes[note] ?? '') !== '';
  return (
    <>
      <fieldset className="field">
        <legend className="legend">{words.ticks}</legend>
        <div className="ticks">
          {ticks.map((tick) => (
            <Checkbox
              key={tick}
              id={`tick-${tick}`}
              label={labels[tick]}
              checked={form.ticks.includes(tick)}
              onChange={(on) => change({ ticks: toggled(form.ticks, tick, on) })}
            />
          ))}
        </div>
      </fieldset>
      {asked('account-changed', 'inconsistencies') && <Note id="inconsistencies" />}
      {asked('delay', 'delay') && <Note id="delay" />}
    </>
  );
}

/** Where marks are. A baby not yet born has none: what is drawn is then on the mother, and only where it is asked for. */
function Marks() {
  const form = useForm();
  const change = useChange();
  const { newId } = useConcerning();
  const who = useCalled();
  const [open, setOpen] = useState<string>();
  const [asked, setAsked] = useState(false);
  const unborn = form.about === 'unborn-child';
  const place = (region: string) => {
    const there = form.marks.find((mark) => mark.region === region);
    if (there !== undefined) {
      setOpen(there.id);
      return;
    }
    const id = newId();
    change({ marks: [...form.marks, newMark(id, region)] });
    setOpen(id);
  };
  if (unborn && !asked && form.marks.length === 0)
    return (
      <div>
        <TextButton onPress={() => setAsked(true)}>{unbornText.marks(who)}</TextButton>
      </div>
    );
  return (
    <>
      {unborn && <p className="hint">{unbornText.marksHint(who)}</p>}
      <div className="seen">
        <BodyMap
          outline={form.outline}
          onOutline={(outline) => change({ outline })}
          marks={form.marks}
          whose={concernText.sidesWhose(who)}
          onRegion={place}
        />
        <MarkList open={open} onOpen={setOpen} />
      </div>
    </>
  );
}

/** Step 1: what was seen. */
export function SeenSection() {
  const form = useForm();
  const change = useChange();
  const fix = useFix(fieldIds.facts);
  return (
    <Step n={1} id="seen">
      <Marks />
      <TextArea
        id={fieldIds.facts}
        label={words.facts}
        hint={words.factsHint}
        error={fix}
        value={form.facts}
        onChange={(facts) => change({ facts })}
        maxLength={20_000}
        required
      />
      <Ticks />
      <RecordItems />
    </Step>
  );
}
