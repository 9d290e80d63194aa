import { useEffect, useId, useRef, useState } from 'react';
import type { RuleBookApi } from '../../../api/rule-book-client.ts';
import { ruleDesk } from '../../../text/rule-desk.ts';
import { taking as words } from '../../../text/rule-desk-transfer.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { useDesk } from '../../../desk/desk.ts';
import { NotDone } from '../../../desk/NotDone.tsx';
import { ScreenHead } from '../../../desk/ScreenHead.tsx';
import { useAct, type Act } from '../../../desk/use-act.ts';
import { linkTo } from '../places.ts';
import { Problems } from './Problems.tsx';
import { readRuleFile } from './read-file.ts';
import './taking.css';

type Taken = Extract<Awaited<ReturnType<RuleBookApi['take']>>, { ok: true }>['value'];

/** What each rule of the file became. */
function Became({ taken, onAnother }: { readonly taken: Taken; readonly onAnother: () => void }) {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => line.current?.focus(), []);
  const drafts = taken.rules.filter(({ as }) => as === 'draft').length;
  return (
    <section className="card pad stack" aria-label={words.result}>
      <p className="strong" role="status" tabIndex={-1} ref={line}>
        {words.taken(drafts, taken.rules.length - drafts)}
      </p>
      <ul className="bullets">
        {taken.rules.map(({ id, number, as }) => (
          <li key={id}>
            <a href={linkTo.rule(id)}>{id}</a> {words.became[as](number)}
          </li>
        ))}
      </ul>
      <div className="row-acts">
        <Button onPress={onAnother}>{words.another}</Button>
      </div>
    </section>
  );
}

/** Why nothing was taken in: rule by rule where the gateway says so. */
function Refused({ act, ids }: { readonly act: Act; readonly ids: readonly (string | undefined)[] }) {
  if (act.state !== 'refused') return null;
  const problems = act.why.kind === 'refused' ? (act.why.problem.problems ?? []) : [];
  if (problems.length === 0) return <NotDone why={act.why} />;
  return (
    <div className="note" role="alert">
      <p>
        <b className="strong">{words.refused}</b>
      </p>
      <Problems problems={problems} ids={ids} />
    </div>
  );
}

/** Larger than any book of rules; in bytes. The gateway has a limit of its own. */
const largest = 5_000_000;

function FileForm({ onTaken }: { readonly onTaken: (taken: Taken) => void }) {
  const { api } = useDesk();
  const id = useId();
  const { act, run } = useAct();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<{ readonly field: 'file' | 'text'; readonly why: string }>();
  const [sent, setSent] = useState<readonly (string | undefined)[]>([]);
  const read = readRuleFile(text);
  const typed = text.trim() !== '';
  const choose = async (file: File | undefined) => {
    if (file === undefined) return;
    setWrong(undefined);
    if (file.size > largest) {
      setWrong({ field: 'file', why: words.tooLarge });
      return;
    }
    try {
      setText(await file.text());
    } catch {
      setWrong({ field: 'file', why: words.unreadable });
    }
  };
  const send = () => {
    if (!read.ok) {
      setWrong({ field: 'text', why: read.failure });
      document.getElementById(`${id}-text`)?.focus();
      return;
    }
    setWrong(undefined);
    setSent(read.value.ids);
    run(() => api.take(read.value.content), onTaken);
  };
  const textError =
    wrong?.field === 'text' || (typed && !read.ok) ? (read.ok ? undefined : read.failure) : undefined;
  const fileError = wrong?.field === 'file' ? wrong.why : undefined;
  return (
    <form
      className="card pad stack taking"
      noValidate
      aria-label={ruleDesk.titles.taking}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Field id={`${id}-file`} label={words.file} hint={words.fileHint} error={fileError}>
        <input
          id={`${id}-file`}
          type="file"
          accept=".json,application/json,application/fhir+json"
          aria-describedby={fileError === undefined ? `${id}-file-hint` : `${id}-file-hint ${id}-file-error`}
          onChange={(event) => void choose(event.target.files?.[0])}
        />
      </Field>
      <Field id={`${id}-text`} label={words.paste} error={textError}>
        <textarea
          id={`${id}-text`}
          className="in"
          rows={8}
          spellCheck={false}
          value={text}
          aria-invalid={textError === undefined ? undefined : true}
          aria-describedby={textError === undefined ? undefined : `${id}-text-error`}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <p className="s" role="status">
        {typed && read.ok && words.holds(read.value.ids.length)}
      </p>
      <div className="row-acts">
        <Button submit main working={act.state === 'working' ? words.working : undefined}>
          {words.take}
        </Button>
      </div>
      <Refused act={act} ids={sent} />
    </form>
  );
}

/** Takes in a file of rules: all of them as drafts, or none. */
export function TakingScreen() {
  const [taken, setTaken] = useState<Taken>();
  const { rights } = useDesk();
  return (
    <>
      <ScreenHead
        title={ruleDesk.titles.taking}
        back={{ href: linkTo.rules, words: ruleDesk.allRules }}
        says={words.says}
      />
      {!rights.includes('edit-rules') ? (
        <p>{words.noRight}</p>
      ) : taken === undefined ? (
        <FileForm onTaken={setTaken} />
      ) : (
        <Became taken={taken} onAnother={() => setTaken(undefined)} />
      )}
    </>
  );
}
