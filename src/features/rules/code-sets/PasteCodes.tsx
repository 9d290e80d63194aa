import { useDeferredValue, useId, useMemo, useState } from 'react';
import { codeSetDraft as words } from '../../../text/code-set.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextArea, TextField } from '../../../ui/TextField.tsx';
import { useUnsaved } from '../../../desk/use-unsaved.ts';
import { readPasted } from './paste-codes.ts';
import type { Row } from './rows.ts';
import { SystemField } from './SystemField.tsx';
import { noSystem, systemOf } from './system.ts';

/** Adds many codes of one system at once. Lines that may not be added stay where they are, each with why. */
export function PasteCodes({
  there,
  onAdd,
}: {
  readonly there: ReadonlySet<string>;
  readonly onAdd: (rows: readonly Row[]) => void;
}) {
  const id = useId();
  const [chosen, setChosen] = useState(noSystem);
  const [text, setText] = useState('');
  const [source, setSource] = useState('');
  useUnsaved(text.trim() !== '');
  const [asked, setAsked] = useState(false);
  const lines = useDeferredValue(text);
  const system = systemOf(chosen);
  const { rows, left } = useMemo(
    () => readPasted(lines, { system, source, there }),
    [lines, system, source, there],
  );
  const add = (): void => {
    if (rows.length === 0) {
      setAsked(true);
      document.getElementById(`${id}-lines`)?.focus();
      return;
    }
    setAsked(false);
    setText(left.map(({ line }) => line).join('\n'));
    onAdd(rows);
  };
  return (
    <div className="stack">
      <SystemField id={`${id}-system`} chosen={chosen} onChange={setChosen} />
      <TextField
        id={`${id}-source`}
        label={words.source}
        hint={words.sourceHint}
        value={source}
        onChange={setSource}
      />
      <TextArea
        id={`${id}-lines`}
        label={words.pasteLabel}
        hint={words.pasteHint}
        rows={4}
        value={text}
        onChange={setText}
        error={asked && rows.length === 0 && left.length === 0 ? words.pasteNothing : undefined}
      />
      {left.length > 0 && (
        <div className="note">
          <p>{words.pasteLeft(left.length)}</p>
          <ul className="changes">
            {left.map(({ line, why }, i) => (
              <li key={i}>{words.line(line, why)}</li>
            ))}
          </ul>
        </div>
      )}
      <div>
        <Button onPress={add}>{words.pasteAdd(rows.length)}</Button>
      </div>
    </div>
  );
}
