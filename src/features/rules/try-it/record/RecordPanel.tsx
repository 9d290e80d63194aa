import { useId, useRef, useState } from 'react';
import type { Rule } from '../../../../rules/rule.ts';
import type { Vocabulary } from '../../../../rules/vocabulary.ts';
import { tryRecord as words } from '../../../../text/rule-try-record.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Notes } from '../../../../ui/Field.tsx';
import type { ChildForm } from '../child/form.ts';
import { readFile, type RecordFile } from './read-file.ts';
import { TriedRecord } from './TriedRecord.tsx';

type Wrong = keyof typeof words.notRead;
type State =
  | { readonly state: 'waiting'; readonly wrong?: Wrong }
  | { readonly state: 'reading' }
  | { readonly state: 'read'; readonly file: RecordFile };

/**
 * Tries a rule on a record from a file or pasted. It lives in this component's state and nowhere else: no request, no
 * storage; clearing it or leaving forgets it.
 */
export function RecordPanel({
  rule,
  vocabulary,
  onMake,
}: {
  readonly rule: Rule;
  readonly vocabulary: Vocabulary;
  readonly onMake?: (form: ChildForm) => void;
}) {
  const id = useId();
  // Not kept as state: millions of signs would be drawn again with every key.
  const box = useRef<HTMLTextAreaElement>(null);
  const [state, setState] = useState<State>({ state: 'waiting' });
  const [said, setSaid] = useState('');
  const [round, setRound] = useState(0);

  const take = (text: string): void => {
    const read = readFile(text);
    setSaid('');
    setState(read.ok ? { state: 'read', file: read.value } : { state: 'waiting', wrong: read.failure });
    if (!read.ok) box.current?.focus();
  };
  const open = (file: File | undefined): void => {
    if (file === undefined) return;
    setState({ state: 'reading' });
    file.text().then(take, () => setState({ state: 'waiting', wrong: 'unreadable' }));
  };
  const clear = (): void => {
    setState({ state: 'waiting' });
    setSaid(words.cleared);
    // A new box: the browser's undo would bring back what the old one held.
    setRound(round + 1);
  };

  const wrong = state.state === 'waiting' ? state.wrong : undefined;
  const error = wrong === undefined ? undefined : words.notRead[wrong];
  return (
    <section aria-labelledby={`${id}-h`} className="tried-part">
      <div className="pad stack">
        <h3 id={`${id}-h`}>{words.title}</h3>
        <p className="note">{words.stays}</p>
        <p className="vh" role="status">
          {said}
        </p>
        {state.state === 'read' ? (
          <div>
            <Button slim onPress={clear}>
              {words.clear}
            </Button>
          </div>
        ) : (
          <div className="stack" key={round}>
            <div className="field">
              <label htmlFor={`${id}-file`}>{words.file}</label>
              <p className="hint" id={`${id}-file-hint`}>
                {words.fileHint}
              </p>
              <input
                id={`${id}-file`}
                className="in"
                type="file"
                accept=".json,application/json,application/fhir+json"
                aria-describedby={`${id}-file-hint`}
                onChange={(event) => open(event.target.files?.[0])}
              />
            </div>
            <div className={error === undefined ? 'field' : 'field wrong'}>
              <label htmlFor={`${id}-text`}>{words.paste}</label>
              <Notes id={`${id}-text`} error={error} />
              <textarea
                id={`${id}-text`}
                ref={box}
                className="in"
                rows={5}
                autoComplete="off"
                spellCheck={false}
                aria-invalid={error === undefined ? undefined : true}
                aria-describedby={error === undefined ? undefined : `${id}-text-error`}
              />
            </div>
            <div>
              <Button
                slim
                working={state.state === 'reading' ? words.reading : undefined}
                onPress={() => take(box.current?.value ?? '')}
              >
                {words.read}
              </Button>
            </div>
          </div>
        )}
      </div>
      {state.state === 'read' && (
        <TriedRecord
          file={state.file}
          rule={rule}
          vocabulary={vocabulary}
          {...(onMake === undefined ? {} : { onMake })}
        />
      )}
    </section>
  );
}
