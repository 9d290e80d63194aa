import { useId, useState } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import { common } from '../../../text/common.ts';
import { duplicating as words } from '../../../text/rule-desk-life.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useDesk } from '../../../desk/desk.ts';
import { slugOf } from '../editor/model/starting.ts';
import { NotDone } from '../../../desk/NotDone.tsx';
import { useAct } from '../../../desk/use-act.ts';
import { isTakenByAddress } from '../places.ts';

/** The id that a title gives; one that an address of the desk has is set apart. */
function idOf(title: string): string {
  const id = slugOf(title);
  return isTakenByAddress(id) ? `${id}-rule` : id;
}

/** One version as a new rule, by a title of its own. */
export function Duplicate({
  rule,
  number,
  title,
  onClose,
}: {
  readonly rule: string;
  readonly number: number;
  readonly title: string;
  readonly onClose: () => void;
}) {
  const id = useId();
  const { api } = useDesk();
  const [, go] = useHashLocation();
  const { act, run } = useAct();
  const [name, setName] = useState(words.copyOf(title));
  const [tried, setTried] = useState(false);
  const newId = idOf(name);
  const send = () => {
    setTried(true);
    if (newId === '') {
      document.getElementById(`${id}-title`)?.focus();
      return;
    }
    run(
      () => api.duplicate(rule, { number, id: newId, title: name.trim() }),
      (made) => go(`/rules/${made.id}/edit`),
    );
  };
  return (
    <form
      className="card pad stack"
      noValidate
      aria-labelledby={`${id}-head`}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <h2 className="h-l" id={`${id}-head`}>
        {words.title}
      </h2>
      <p className="s q">{words.says}</p>
      <TextField
        id={`${id}-title`}
        label={words.name}
        hint={newId === '' ? undefined : words.keptAs(newId)}
        required
        maxLength={200}
        value={name}
        onChange={setName}
        error={tried && newId === '' ? words.giveTitle : undefined}
      />
      <div className="row-acts">
        <Button submit main working={act.state === 'working' ? words.working : undefined}>
          {words.make}
        </Button>
        <Button onPress={onClose}>{common.cancel}</Button>
      </div>
      {act.state === 'refused' && <NotDone why={act.why} />}
    </form>
  );
}
