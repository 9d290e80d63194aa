import { useState } from 'react';
import type { Tick } from '../../../domain/concern.ts';
import { concernText, seenText as words, tickText } from '../../../text/concern.ts';
import { listWords } from '../../../text/common.ts';
import { BodyMap } from '../../../ui/BodyMap/BodyMap.tsx';
import { TextButton } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Choice.tsx';
import { TextArea } from '../../../ui/TextField.tsx';
import { fieldIds } from '../field-ids.ts';
import { itemKey, offeredItems, unreadParts } from './from-record.ts';
import { MarkList, newMark } from './MarkList.tsx';
import { Step } from '../Step.tsx';
import { useCalled, useCase, useChange, useConcerning, useFix, useForm } from '../use-concern.ts';

const ticks: readonly Tick[] = ['account-changed', 'delay', 'was-not-brought-before', 'not-seen-alone'];
const firstOffers = 8;

const toggled = <T,>(list: readonly T[], value: T, on: boolean): readonly T[] =>
  on ? [...list, value] : list.filter((one) => one !== value);

function Ticks() {
  const form = useForm();
  const change = useChange();
  const labels = tickText(useCalled());
  return (
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
  );
}

/** What the record offers; the clinician chooses. What was chosen stays, even when the record later reads otherwise. */
function RecordItems() {
  const { fromRecord } = useForm();
  const change = useChange();
  const findings = useCase((state) => state.findings);
  const parts = useCase((state) => state.parts);
  const [all, setAll] = useState(false);
  const chosen = new Set(fromRecord.map(itemKey));
  const offered = offeredItems(findings, parts);
  const offeredKeys = new Set(offered.map(itemKey));
  const lines = [...fromRecord.filter((item) => !offeredKeys.has(itemKey(item))), ...offered];
  const shown = all ? lines : lines.filter((item, i) => i < firstOffers || chosen.has(itemKey(item)));
  const unread = unreadParts(parts);
  return (
    <fieldset className="field">
      <legend className="legend">{words.record}</legend>
      {lines.length === 0 && <p className="hint">{words.recordNone}</p>}
      <div className="opts">
        {shown.map((item) => {
          const key = itemKey(item);
          return (
            <Checkbox
              key={key}
              id={`record-${lines.indexOf(item)}`}
              label={item.title}
              {...(item.detail === '' ? {} : { hint: item.detail })}
              checked={chosen.has(key)}
              onChange={(on) =>
                change({
                  fromRecord: on ? [...fromRecord, item] : fromRecord.filter((one) => itemKey(one) !== key),
                })
              }
            />
          );
        })}
      </div>
      {shown.length < lines.length && (
        <TextButton onPress={() => setAll(true)}>{words.recordAll(lines.length)}</TextButton>
      )}
      {unread.length > 0 && <p className="hint">{words.recordUnread(listWords.format(unread))}</p>}
    </fieldset>
  );
}

/** Step 1: what was seen. */
export function SeenSection() {
  const form = useForm();
  const change = useChange();
  const { newId } = useConcerning();
  const who = useCalled();
  const fix = useFix(fieldIds.facts);
  const [open, setOpen] = useState<string>();
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
  return (
    <Step n={1} id="seen">
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
