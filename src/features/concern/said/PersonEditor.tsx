import type { Person } from '../../../domain/concern.ts';
import { knownText as words, livesText, responsibilityText } from '../../../text/concern-known.ts';
import { Button, TextButton } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Choice.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { fieldIds } from '../field-ids.ts';
import { useConcern } from '../use-concern.ts';

const optionsOf = <V extends string>(labels: Readonly<Record<V, string>>): { value: V; label: string }[] =>
  (Object.keys(labels) as V[]).map((value) => ({ value, label: labels[value] }));

/** One person described. Parental responsibility is only what somebody said. */
export function PersonEditor({
  person,
  n,
  onChange,
  onDone,
  onRemove,
}: {
  readonly person: Person;
  readonly n: number;
  readonly onChange: (part: Partial<Person>) => void;
  readonly onDone: () => void;
  readonly onRemove: () => void;
}) {
  const errors = useConcern((state) => state.errors);
  const at = (part: string) => {
    const id = fieldIds.person(person.id, part);
    return { id, error: errors.find((error) => error.field === id)?.message };
  };
  return (
    <div className="stack one-edit" role="group" aria-label={words.person(n)}>
      <div className="half-up">
        <TextField
          {...at('name')}
          label={words.name}
          value={person.name}
          onChange={(name) => onChange({ name })}
          maxLength={200}
        />
        <TextField
          {...at('relationship')}
          label={words.relationship}
          value={person.relationship}
          onChange={(relationship) => onChange({ relationship })}
          maxLength={200}
        />
      </div>
      <div className="half-up">
        <TextField
          {...at('born')}
          label={words.born}
          hint={words.bornHint}
          value={person.birthDate ?? ''}
          onChange={(birthDate) => onChange({ birthDate })}
          maxLength={20}
        />
        <TextField
          {...at('phone')}
          label={words.phone}
          inputMode="tel"
          value={person.phone ?? ''}
          onChange={(phone) => onChange({ phone })}
          maxLength={60}
        />
      </div>
      <Select<Person['lives']>
        {...at('lives')}
        label={words.lives}
        placeholder="Choose"
        value={person.lives}
        options={optionsOf(livesText)}
        onChange={(lives) => onChange({ lives })}
      />
      <Select<Person['parentalResponsibility']>
        {...at('responsibility')}
        label={words.responsibility}
        hint={words.responsibilityHint}
        placeholder="Choose"
        value={person.parentalResponsibility}
        options={optionsOf(responsibilityText)}
        onChange={(parentalResponsibility) => onChange({ parentalResponsibility })}
      />
      <div className="row">
        <Button slim onPress={onDone}>
          {words.done}
        </Button>
        <TextButton onPress={onRemove}>{words.removePerson}</TextButton>
      </div>
    </div>
  );
}
