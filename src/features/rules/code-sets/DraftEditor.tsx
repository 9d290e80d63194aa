import { useCallback, useId, useState } from 'react';
import type { CodeSetHistory } from '../../../api/code-sets.ts';
import type { ApiFailure } from '../../../api/problem.ts';
import { same } from '../../../rules/life-cycle/same.ts';
import { codeSet, codeSetDraft as words } from '../../../text/code-set.ts';
import { notAnswered } from '../../../text/desk-frame.ts';
import { Button, TextButton } from '../../../ui/Button.tsx';
import { ErrorSummary } from '../../../ui/ErrorSummary.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useDesk, useLoaded } from '../../../desk/desk.ts';
import { failureWords } from '../../../desk/failure-words.ts';
import { useUnsaved } from '../../../desk/use-unsaved.ts';
import { AddCodes } from './AddCodes.tsx';
import { CodesTable } from './CodesTable.tsx';
import { idFrom, ofRow, partsOf, problemsOf, saidOf, type Row } from './rows.ts';

interface DraftEditorProps {
  /** Absent for a new set: its id is made from its title. */
  readonly id?: string;
  readonly history?: CodeSetHistory;
  readonly onKept: (history: CodeSetHistory) => void;
  readonly onLeave: () => void;
  readonly onReadAgain?: () => void;
}

interface Fault {
  readonly field: string;
  readonly message: string;
}

/** Ids of the sets that are there, to warn before a new one would become the next version of an old one. */
function useTaken(isNew: boolean): (id: string) => string | undefined {
  const { api } = useDesk();
  const { loaded } = useLoaded(useCallback(() => api.codeSets(), [api]));
  return (id) =>
    isNew && loaded.state === 'there' ? loaded.value.find((set) => set.id === id)?.title : undefined;
}

/** Changes a draft of a code set. What is wrong is said beside each code while it is written. */
export function DraftEditor({ id, history, onKept, onLeave, onReadAgain }: DraftEditorProps) {
  const { api } = useDesk();
  const field = useId();
  const { draft, active } = history === undefined ? {} : partsOf(history);
  const start = draft ?? active ?? history?.versions[0];
  const known = history?.versions.filter((version) => version !== draft).flatMap(({ concepts }) => concepts);
  const [title, setTitle] = useState(start?.title ?? '');
  const [rows, setRows] = useState<readonly Row[]>(start?.concepts ?? []);
  const [asked, setAsked] = useState(0);
  // As they were when it was last kept: a summary that came and went while somebody types would take the focus.
  const [listed, setListed] = useState<readonly Fault[]>([]);
  const [saving, setSaving] = useState(false);
  const [why, setWhy] = useState<ApiFailure>();
  const [said, setSaid] = useState('');
  useUnsaved(title !== (start?.title ?? '') || !same(rows, start?.concepts ?? []));
  const titleOfTaken = useTaken(id === undefined);
  const setId = id ?? idFrom(title);
  const problems = problemsOf({ id: setId, title, rows }, known ?? []);
  const taken = titleOfTaken(setId);
  const titleFault =
    taken !== undefined
      ? words.taken(taken)
      : title.trim() !== '' && setId === ''
        ? words.noId
        : problems.find(({ path }) => path === 'title')?.fix;
  const faults: readonly Fault[] = [
    ...(titleFault === undefined ? [] : [{ field: `${field}-title`, message: titleFault }]),
    ...problems
      .filter(({ path }) => path !== 'title')
      .map(({ path, message, fix }) => ({
        field: path === 'concepts' ? `${field}-search` : `${field}-${/\d+/.exec(path)?.[0] ?? ''}`,
        message: `${message} ${fix}`,
      })),
  ];
  const refused = why?.kind === 'refused' ? why.problem : undefined;

  const save = async () => {
    setAsked(asked + 1);
    setListed(faults);
    setWhy(undefined);
    if (faults.length > 0) return;
    setSaving(true);
    const seen = draft?.digest;
    const body = { title: title.trim(), concepts: [...rows], ...(seen === undefined ? {} : { seen }) };
    const answer = await api.saveCodeSet(setId, body);
    setSaving(false);
    if (answer.ok) onKept(answer.value);
    else setWhy(answer.failure);
  };
  const add = (more: readonly Row[], what: string): void => {
    setRows([...rows, ...more]);
    setSaid(what);
  };

  return (
    <section className="card" aria-labelledby={`${field}-h`}>
      <div className="pad stack">
        <h2 className="h-l" id={`${field}-h`}>
          {words.title(draft?.version)}
        </h2>
        {listed.length > 0 && (
          <ErrorSummary title={words.fixTitle(listed.length)} errors={listed} round={asked} />
        )}
        {why !== undefined && (
          <div className="summary" role="alert">
            <h3>{notAnswered.notDone}</h3>
            <p>{refused?.code === 'changed-since' ? words.changedSince : failureWords(why, true)}</p>
            {(refused?.problems ?? []).map(({ path, message, fix }) => (
              <p key={path + message}>
                {message} {fix}
              </p>
            ))}
            {refused?.code === 'changed-since' && onReadAgain !== undefined && (
              <TextButton onPress={onReadAgain}>{words.readAgain}</TextButton>
            )}
          </div>
        )}
        <TextField
          id={`${field}-title`}
          label={words.name}
          hint={words.nameHint}
          value={title}
          maxLength={200}
          onChange={setTitle}
          error={asked > 0 || taken !== undefined ? titleFault : undefined}
        />
        {id === undefined && setId !== '' && <p className="s q">{words.idWords(setId)}</p>}
        <h3>{words.heading}</h3>
        <p className="s q" role="status">
          {said}
        </p>
      </div>
      {rows.length > 0 && (
        <CodesTable
          rows={rows}
          caption={codeSet.codes(rows.length)}
          notes={(at) =>
            ofRow(problems, at).map(({ path, message, fix }) => (
              <span className="note" key={path}>
                {message} {fix}
              </span>
            ))
          }
          act={(row, at) => (
            <button
              type="button"
              className="btn slim"
              id={`${field}-${at}`}
              onClick={() => {
                setRows(rows.filter((_, i) => i !== at));
                setSaid(words.removed(saidOf(row)));
              }}
            >
              {words.remove} <span className="vh">{saidOf(row)}</span>
            </button>
          )}
        />
      )}
      <AddCodes rows={rows} onAdd={add} searchId={`${field}-search`} />
      <div className="pad row-acts approve">
        <Button main working={saving ? words.saving : undefined} onPress={() => void save()}>
          {words.save}
        </Button>
        <Button onPress={onLeave}>{words.discard}</Button>
      </div>
    </section>
  );
}
