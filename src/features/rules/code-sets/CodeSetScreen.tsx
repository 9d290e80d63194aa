import { useCallback, useState } from 'react';
import { navigate } from 'wouter/use-hash-location';
import type { CodeSetHistory } from '../../../api/code-sets.ts';
import { codeSet as words, codeSetDraft } from '../../../text/code-set.ts';
import { Button } from '../../../ui/Button.tsx';
import { useDesk, useLoaded } from '../../../desk/desk.ts';
import { Asked } from '../../../desk/Asked.tsx';
import { ScreenHead } from '../../../desk/ScreenHead.tsx';
import { linkTo } from '../places.ts';
import { CodesTable } from './CodesTable.tsx';
import { DraftCard } from './DraftCard.tsx';
import { DraftEditor } from './DraftEditor.tsx';
import { partsOf } from './rows.ts';
import { UsedBy } from './UsedBy.tsx';
import { useRuleTitles } from './use-rule-titles.ts';
import { Versions } from './Versions.tsx';
import './code-sets.css';

const back = { href: linkTo.codeSets, words: words.all };

interface OneSetProps {
  readonly history: CodeSetHistory;
  readonly put: (history: CodeSetHistory) => void;
  readonly again: () => void;
}

function OneSet({ history, put, again }: OneSetProps) {
  const { rights } = useDesk();
  const [editing, setEditing] = useState(false);
  const [said, setSaid] = useState('');
  const titleOf = useRuleTitles();
  const { draft, active } = partsOf(history);
  const title = (active ?? draft ?? history.versions[0])?.title ?? history.id;
  const mayEdit = rights.includes('edit-rules');
  const done = (next: CodeSetHistory, what: string): void => {
    put(next);
    setSaid(what);
    setEditing(false);
  };
  return (
    <>
      <ScreenHead
        title={title}
        back={back}
        says={active === undefined ? words.notInForce : words.inForce(active.version)}
      >
        {mayEdit && !editing && draft === undefined && (
          <Button onPress={() => setEditing(true)}>{codeSetDraft.begin}</Button>
        )}
      </ScreenHead>
      <p className="vh" role="status">
        {said}
      </p>
      <div className="cols cols-84">
        <div className="stack">
          {editing ? (
            <DraftEditor
              id={history.id}
              history={history}
              onKept={(next) => done(next, codeSetDraft.saved)}
              onLeave={() => setEditing(false)}
              onReadAgain={again}
            />
          ) : (
            draft !== undefined && (
              <DraftCard
                draft={draft}
                usedBy={history.usedBy.map(titleOf)}
                titleOf={titleOf}
                onMoved={done}
                onReadAgain={again}
                {...(mayEdit ? { onEdit: () => setEditing(true) } : {})}
              />
            )
          )}
          {active !== undefined && !editing && (
            <section className="card" aria-labelledby="codes-in-force">
              <h2 className="pad h-l" id="codes-in-force">
                {words.codesInForce}
              </h2>
              <CodesTable
                rows={active.concepts}
                caption={words.tableCaption(active.concepts.length, active.version)}
              />
            </section>
          )}
        </div>
        <aside className="stack">
          <section className="card pad stack">
            <p className="s">
              {words.usedBy(history.usedBy.length)} <UsedBy rules={history.usedBy} titleOf={titleOf} />
            </p>
            {history.note !== undefined && <p className="s q">{words.note(history.note)}</p>}
            {!mayEdit && <p className="s q">{words.mayNotEdit}</p>}
          </section>
          <Versions versions={history.versions} />
        </aside>
      </div>
    </>
  );
}

function Existing({ id }: { readonly id: string }) {
  const { api } = useDesk();
  const { loaded, again, put } = useLoaded(useCallback(() => api.codeSet(id), [api, id]));
  return (
    <>
      {loaded.state !== 'there' && <ScreenHead title={words.what} back={back} />}
      <Asked what={words.what} loaded={loaded} again={again}>
        {(history) => <OneSet history={history} put={put} again={again} />}
      </Asked>
    </>
  );
}

function NewSet() {
  return (
    <>
      <ScreenHead title={words.newTitle} back={back} />
      <DraftEditor
        onKept={({ id }) => navigate(linkTo.codeSet(id).slice(1))}
        onLeave={() => navigate(linkTo.codeSets.slice(1))}
      />
    </>
  );
}

/** One code set: its versions, its codes, and a draft of the next version. `id` absent: a new set. */
export function CodeSetScreen({ id }: { readonly id?: string }) {
  return id === undefined ? <NewSet /> : <Existing id={id} />;
}
