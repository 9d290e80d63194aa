import type { NoteId } from '../../../domain/concern-notes.ts';
import { knownText as words, noteText } from '../../../text/concern-known.ts';
import { TextArea } from '../../../ui/TextField.tsx';
import { useSubject } from '../subject.ts';
import { useChange, useForm, useSetting } from '../use-concern.ts';
import { FromRecord, hintOf } from './FromRecord.tsx';

/** One thing said in words. What the record says stands until somebody types; what was typed is never replaced. */
export function Note({ id, rows = 2 }: { readonly id: NoteId; readonly rows?: number }) {
  const { notes } = useForm();
  const change = useChange();
  const record = useSetting().recorded.notes[id] ?? '';
  const { label, hint } = noteText(useSubject())[id];
  const typed = notes[id];
  const set = (text: string) => change({ notes: { ...notes, [id]: text } });
  return (
    <div>
      <TextArea
        id={`concern-note-${id}`}
        label={label}
        hint={hintOf(typed, record) ?? hint}
        rows={rows}
        value={typed ?? record}
        onChange={set}
        maxLength={10_000}
      />
      <FromRecord what={words.useRecord} typed={typed} record={record} onUse={set} />
    </div>
  );
}
