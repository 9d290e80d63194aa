import { useState } from 'react';
import { daysOf } from '../../../domain/calendar/partial-date.ts';
import { concernText as words } from '../../../text/concern.ts';
import { unbornText } from '../../../text/concern-known.ts';
import { dateWords } from '../../../text/when.ts';
import { Radios } from '../../../ui/Choice.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { fieldIds } from '../field-ids.ts';
import { ReadState } from '../said/ReadState.tsx';
import { useCalled, useChange, useFix, useForm, useSetting } from '../use-concern.ts';

/** When the baby is expected: from the record where it says so, else asked. */
function Expected() {
  const { expectedDate } = useForm();
  const change = useChange();
  const record = useSetting().recorded.expectedDate;
  const fix = useFix(fieldIds.expectedDate);
  const exact = record !== undefined && daysOf(record)?.from === daysOf(record)?.to ? record : '';
  const said = record === undefined ? undefined : dateWords(record);
  const hint =
    said === undefined
      ? unbornText.expectedHint
      : expectedDate === undefined
        ? unbornText.expectedFromRecord(said)
        : expectedDate === record
          ? undefined
          : unbornText.expectedOther(said);
  return (
    <div>
      <TextField
        id={fieldIds.expectedDate}
        type="date"
        label={unbornText.expected}
        hint={hint}
        error={fix}
        value={expectedDate ?? exact}
        onChange={(date) => change({ expectedDate: date })}
      />
      {record === undefined && <ReadState part="expectedDate" />}
    </div>
  );
}

/** On the record of somebody who may carry a child: is it about the unborn child, or about the person on screen? */
export function About() {
  const { about } = useForm();
  const change = useChange();
  const who = useCalled();
  const expected = useSetting().recorded.expectedDate !== undefined;
  const [before] = useState(about === 'unborn-child');
  if (!before && !expected && about === 'child') return null;
  return (
    <div className="stack">
      <Radios
        id="concern-about"
        label={words.aboutQuestion}
        inline
        value={about}
        options={[
          { value: 'unborn-child', label: words.aboutUnborn },
          { value: 'child', label: words.aboutChild(who) },
        ]}
        onChange={(value) => change({ about: value })}
      />
      {about === 'unborn-child' && (
        <>
          <p className="hint">{words.unborn}</p>
          <Expected />
        </>
      )}
    </div>
  );
}
