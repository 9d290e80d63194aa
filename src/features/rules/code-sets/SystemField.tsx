import { codeSetDraft as words } from '../../../text/code-set.ts';
import { common } from '../../../text/common.ts';
import { Select } from '../../../ui/Choice.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { systemChoices, type ChosenSystem } from './system.ts';

/** Chooses a code system; a local one by the address that records bear. */
export function SystemField({
  id,
  chosen,
  onChange,
  error,
}: {
  readonly id: string;
  readonly chosen: ChosenSystem;
  readonly onChange: (chosen: ChosenSystem) => void;
  readonly error?: string | undefined;
}) {
  const local = chosen.which === 'local';
  return (
    <>
      <Select
        id={local ? `${id}-which` : id}
        label={words.system}
        hint={words.systemHint}
        placeholder={common.choose}
        value={chosen.which}
        options={systemChoices}
        onChange={(which) => onChange({ ...chosen, which })}
      />
      {local && (
        <TextField
          id={id}
          label={words.address}
          hint={words.addressHint}
          value={chosen.address}
          onChange={(address) => onChange({ ...chosen, address })}
          error={error}
        />
      )}
    </>
  );
}
