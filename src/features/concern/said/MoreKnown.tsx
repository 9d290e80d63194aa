import type { NoteId } from '../../../domain/concern-notes.ts';
import { saidText as words } from '../../../text/concern.ts';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { TextArea } from '../../../ui/TextField.tsx';
import { useChange, useForm, useSetting } from '../use-concern.ts';

interface LineProps {
  readonly part: NoteId;
  readonly title: string;
  readonly none: string;
  readonly hint?: string;
}

/** One line that opens. What the record says stands until somebody types; what was typed is never replaced. */
function Line({ part, title, none, hint }: LineProps) {
  const { notes } = useForm();
  const change = useChange();
  const record = useSetting().recorded.notes[part] ?? '';
  const typed = notes[part];
  const value = typed ?? record;
  const source = typed === undefined && record !== '' ? words.fromRecord : undefined;
  return (
    <li>
      <Disclosure
        summary={
          <span className="more-line">
            <b className="strong">{title}</b>
            <span>{value === '' ? none : value.replace(/\n/g, '; ')}</span>
          </span>
        }
      >
        <div className="pad">
          <TextArea
            id={`concern-more-${part}`}
            label={title}
            hint={source ?? hint}
            rows={2}
            value={value}
            onChange={(text) => change({ notes: { ...notes, [part]: text } })}
            maxLength={2000}
          />
        </div>
      </Disclosure>
    </li>
  );
}

/** What may be known besides: who is at home, language, what makes it hard to come, what was advised. */
export function MoreKnown() {
  return (
    <div role="group" aria-labelledby="more-title" className="stack">
      <p className="legend" id="more-title">
        {words.more}
      </p>
      <ul className="more card">
        <Line part="household" title={words.household} none={words.notAsked} hint={words.householdHint} />
        <Line part="communication" title={words.communication} none={words.notAsked} />
        <Line part="barriers" title={words.barriers} none={words.notAsked} />
        <Line part="advised" title={words.advised} none={words.notWritten} />
      </ul>
    </div>
  );
}
