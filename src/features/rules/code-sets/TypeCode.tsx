import { useId, useState } from 'react';
import { checkCodeSet } from '../../../rules/validate/code-set.ts';
import { codeSetDraft as words } from '../../../text/code-set.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useUnsaved } from '../../../desk/use-unsaved.ts';
import type { Row } from './rows.ts';
import { SystemField } from './SystemField.tsx';
import { noSystem, systemOf } from './system.ts';

/** What is wrong with one code, by the part of it: the same checks as for the whole set. */
function faultsOf(row: Row): Readonly<Record<string, string>> {
  const checked = checkCodeSet({ id: 'one', title: 'One', concepts: [row] }, []);
  if (checked.ok) return {};
  return Object.fromEntries(
    checked.failure.map(({ path, message, fix }) => [
      path.replace(/^concepts\[0\]\.?/, ''),
      `${message} ${fix}`,
    ]),
  );
}

/** Adds one code by its system, code, words and source. Its check digit is looked at as it is typed. */
export function TypeCode({ onAdd }: { readonly onAdd: (row: Row) => boolean }) {
  const id = useId();
  const [chosen, setChosen] = useState(noSystem);
  const [code, setCode] = useState('');
  const [display, setDisplay] = useState('');
  const [source, setSource] = useState('');
  useUnsaved(code.trim() !== '');
  const [asked, setAsked] = useState(false);
  const row: Row = {
    system: systemOf(chosen),
    code: code.trim(),
    ...(display.trim() === '' ? {} : { display: display.trim() }),
    ...(source.trim() === '' ? {} : { source: source.trim() }),
  };
  const faults = faultsOf(row);
  const typed = row.code !== '';
  const codeFault = typed || asked ? faults['code'] : undefined;
  const add = (): void => {
    const wrong = (['system', 'code', 'source'] as const).find((part) => faults[part] !== undefined);
    if (wrong !== undefined) {
      setAsked(true);
      document.getElementById(`${id}-${wrong}`)?.focus();
      return;
    }
    if (!onAdd(row)) return;
    setAsked(false);
    setCode('');
    setDisplay('');
    document.getElementById(`${id}-code`)?.focus();
  };
  return (
    <form
      className="type-code"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <SystemField
        id={`${id}-system`}
        chosen={chosen}
        onChange={setChosen}
        error={asked ? faults['system'] : undefined}
      />
      <TextField
        id={`${id}-code`}
        label={words.code}
        value={code}
        onChange={setCode}
        error={codeFault}
        {...(typed && codeFault === undefined && faults['system'] === undefined
          ? { hint: words.formSound }
          : {})}
      />
      <TextField id={`${id}-display`} label={words.words} value={display} onChange={setDisplay} />
      <TextField
        id={`${id}-source`}
        label={words.source}
        hint={words.sourceHint}
        value={source}
        onChange={setSource}
        error={asked ? faults['source'] : undefined}
      />
      <Button submit>{words.add}</Button>
    </form>
  );
}
