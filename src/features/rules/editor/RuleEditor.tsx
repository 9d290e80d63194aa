import { useEffect, useMemo, useState } from 'react';
import type { TestChildFile } from '../../../api/rule-book-client.ts';
import type { RuleHistory } from '../../../api/rules.ts';
import { same } from '../../../rules/life-cycle/same.ts';
import type { Vocabulary } from '../../../rules/vocabulary.ts';
import { facts, ruleEditor, saving as savingWords, tests } from '../../../text/rule-editor.ts';
import { Button } from '../../../ui/Button.tsx';
import { useDesk } from '../../../desk/desk.ts';
import { isTakenByAddress } from '../places.ts';
import { TryIt } from '../try-it/TryIt.tsx';
import { useUnsaved } from '../../../desk/use-unsaved.ts';
import { Beneath } from './beneath/Beneath.tsx';
import { BuildCard } from './build/BuildCard.tsx';
import { EditingContext } from './editing.ts';
import './editor.css';
import { Facts } from './head/Facts.tsx';
import { Head } from './head/Head.tsx';
import { askedIn } from './model/asked.ts';
import { AskBeforeLeaving } from './save/AskBeforeLeaving.tsx';
import { AsText } from './save/AsText.tsx';
import { ChangedSince } from './save/ChangedSince.tsx';
import { keptText } from './save/kept.ts';
import { SaveCard } from './save/SaveCard.tsx';
import { newRule, startOf, type Start } from './save/start.ts';
import { useLeaving } from './save/use-leaving.ts';
import { refusedFields, useSaving } from './save/use-saving.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useWriting } from './use-writing.ts';

export interface RuleEditorProps {
  /** The rule that is changed; absent for a new one. Its draft is gone on with, else its newest version is the start. */
  readonly history?: RuleHistory;
  readonly vocabulary: Vocabulary;
  /** Rules that run, to offer the questions that they ask. */
  readonly rules?: readonly object[];
  readonly childFiles: readonly TestChildFile[];
  readonly onChildAdded: (child: TestChildFile) => void;
  /** Kept by the gateway. */
  readonly onSaved: (history: RuleHistory) => void;
  /** A new rule is there under its id, and is gone on with. */
  readonly onBegun?: (id: string) => void;
  readonly onLeave: () => void;
}

const takenId = { path: 'id', ...savingWords.takenId };
const noReason = { path: 'reason', message: savingWords.giveReason, fix: '' };

/** Builds one rule; it can build only what the engine can evaluate. */
export function RuleEditor({ history, onSaved, onBegun, onLeave, ...words }: RuleEditorProps) {
  const { vocabulary, rules, childFiles, onChildAdded } = words;
  const { clinician, now } = useDesk();
  const [start] = useState<Start>(
    () => (history && startOf(history)) ?? { content: newRule(clinician.name, now()), reason: '' },
  );
  const [kept, setKept] = useState(() => keptText.of(history?.id ?? 'new'));
  const [saved, setSaved] = useState(start.content);
  const [reason, setReason] = useState(kept?.reason ?? start.reason);
  const [round, setRound] = useState(0);
  const [showAll, setShowAll] = useState(false);
  const { draft, checked, fresh, send, canUndo, canRedo } = useWriting(
    kept?.content ?? start.content,
    vocabulary,
  );
  const { as, saving, save, forget, setSeen } = useSaving({ id: history?.id, seen: start.draft?.digest });
  const keptAs = as.id ?? 'new';
  const unsaved = !same(checked.content, saved);
  const { leaving, ask, stay } = useLeaving(unsaved);
  useUnsaved(unsaved);
  useShortcuts(send);
  useEffect(() => {
    if (unsaved) keptText.keep(keptAs, { content: checked.content, reason });
    else keptText.forget(keptAs);
  }, [unsaved, checked.content, reason, keptAs]);

  const reasonWrong = start.base !== undefined && reason.trim() === '';
  const { id } = checked.content;
  const asked = useMemo(() => askedIn(rules ?? [], as.id), [rules, as.id]);
  const taken = as.id === undefined && typeof id === 'string' && isTakenByAddress(id);
  const refused = [...refusedFields(saving), ...(taken ? [takenId] : [])];
  const problems = [...checked.problems, ...(reasonWrong ? [noReason] : []), ...refused];
  const trySave = (over = as) => {
    stay();
    setShowAll(true);
    setRound(round + 1);
    if (checked.problems.length > 0 || reasonWrong || taken) return;
    const content = checked.content;
    void save(content, reason.trim(), over).then((kept) => {
      if (kept === undefined) return;
      keptText.forget(keptAs);
      setSaved(content);
      setShowAll(false);
      setRound((before) => before + 1);
      if (kept.versions.every(({ status, owed }) => status !== 'draft' || owed.length === 0)) onSaved(kept);
      else if (over.id === undefined) onBegun?.(kept.id);
    });
  };
  const sendOn: typeof send = (action) => {
    // What was refused or saved was about the words before.
    if (saving.at === 'failed' && refused.length > 0 && action.do !== 'pause') forget();
    send(action);
  };
  return (
    <EditingContext value={{ draft, checked, refused, showAll, vocabulary, asked, fresh, send: sendOn }}>
      <div className="rule-editor stack">
        <Head start={start} rule={as.id} unsaved={unsaved}>
          <Button
            slim
            onPress={() => sendOn({ do: 'undo' })}
            unavailable={canUndo ? undefined : ruleEditor.nothingToUndo}
          >
            {ruleEditor.undo}
          </Button>
          <Button
            slim
            onPress={() => sendOn({ do: 'redo' })}
            unavailable={canRedo ? undefined : ruleEditor.nothingToRedo}
          >
            {ruleEditor.redo}
          </Button>
        </Head>
        {leaving !== undefined && (
          <AskBeforeLeaving onSave={() => trySave()} onLeave={leaving} onStay={stay} />
        )}
        {kept !== undefined && (
          <div className="note" role="status">
            <b className="strong">{savingWords.keptTitle}.</b> {savingWords.keptHelp}{' '}
            <Button
              slim
              onPress={() => {
                sendOn({ do: 'replace', content: start.content });
                setKept(undefined);
              }}
            >
              {savingWords.discard}
            </Button>
          </div>
        )}
        <div className="cols cols-84">
          <div className="stack">
            <BuildCard>
              <Beneath />
            </BuildCard>
            <section className="card pad stack" aria-labelledby="facts-title">
              <h2 className="h-l" id="facts-title">
                {facts.title}
              </h2>
              <Facts isNew={as.id === undefined} />
            </section>
            {saving.at === 'changed' && as.id !== undefined && (
              <ChangedSince
                rule={as.id}
                onOver={(seen) => trySave({ ...as, seen })}
                onTake={(content, seen) => {
                  sendOn({ do: 'replace', content });
                  setSeen(seen);
                }}
              />
            )}
            <SaveCard
              start={start}
              reason={reason}
              onReason={setReason}
              reasonWrong={showAll && reasonWrong}
              unsaved={unsaved}
              saving={saving}
              round={round}
              tried={showAll}
              problems={problems}
              onSave={() => trySave()}
              onClose={() => ask(onLeave)}
              onGoOn={() => saving.at === 'saved' && onSaved(saving.history)}
            />
            <AsText />
          </div>
          <aside className="stack" id="tests" tabIndex={-1} aria-label={tests.title}>
            <TryIt
              vocabulary={vocabulary}
              childFiles={childFiles}
              {...(checked.rule && { rule: checked.rule })}
              editing={{
                onTests: (value) => sendOn({ do: 'set', path: ['tests'], value }),
                onChildAdded,
              }}
            />
          </aside>
        </div>
      </div>
    </EditingContext>
  );
}
