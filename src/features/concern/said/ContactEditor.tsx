import type { KeyContact } from '../../../domain/concern.ts';
import { knownText as words } from '../../../text/concern-known.ts';
import { Button, TextButton } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { fieldIds } from '../field-ids.ts';

/** One who works with the child: what they do, their name, how to reach them. */
export function ContactEditor({
  contact,
  n,
  onChange,
  onDone,
  onRemove,
}: {
  readonly contact: KeyContact;
  readonly n: number;
  readonly onChange: (part: Partial<KeyContact>) => void;
  readonly onDone: () => void;
  readonly onRemove: () => void;
}) {
  return (
    <div className="stack one-edit" role="group" aria-label={words.contact(n)}>
      <div className="half-up">
        <TextField
          id={fieldIds.contact(contact.id, 'role')}
          label={words.role}
          value={contact.role}
          onChange={(role) => onChange({ role })}
          maxLength={200}
        />
        <TextField
          id={fieldIds.contact(contact.id, 'name')}
          label={words.name}
          value={contact.name}
          onChange={(name) => onChange({ name })}
          maxLength={300}
        />
      </div>
      <TextField
        id={fieldIds.contact(contact.id, 'reach')}
        label={words.reach}
        value={contact.reach ?? ''}
        onChange={(reach) => onChange({ reach })}
        maxLength={200}
      />
      <div className="row">
        <Button slim onPress={onDone}>
          {words.done}
        </Button>
        <TextButton onPress={onRemove}>{words.removeContact}</TextButton>
      </div>
    </div>
  );
}
