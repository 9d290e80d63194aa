import { useState } from 'react';
import type { ApiFailure } from '../../../../api/problem.ts';
import type { RuleHistory, RuleVersionShape } from '../../../../api/rules.ts';
import type { Json } from '../../../../rules/events/json.ts';
import { differences } from '../../../../rules/life-cycle/difference.ts';
import { listInWords } from '../../../../rules/criteria/words.ts';
import { saving } from '../../../../text/rule-editor.ts';
import { Button } from '../../../../ui/Button.tsx';
import { failureWords } from '../../../../desk/failure-words.ts';
import { useDesk } from '../../../../desk/desk.ts';
import { useEditing } from '../editing.ts';
import { check } from '../model/check.ts';

type Theirs =
  | { readonly at: 'not-read' | 'reading' | 'gone' }
  | { readonly at: 'failed'; readonly why: ApiFailure }
  | { readonly at: 'read'; readonly version: RuleVersionShape };

function theirsIn({ versions }: RuleHistory): Theirs {
  const version = versions.find(({ status }) => status === 'draft');
  return version === undefined ? { at: 'gone' } : { at: 'read', version };
}

function FromTheirs({ version }: { readonly version: RuleVersionShape }) {
  const { checked, vocabulary } = useEditing();
  const theirs = check(version.content, vocabulary).rule;
  const found =
    theirs === undefined || checked.rule === undefined ? [] : differences(theirs, checked.rule, vocabulary);
  const names = listInWords(
    version.authors.map(({ name }) => name),
    'and',
  );
  return (
    <>
      <p>
        <b className="strong">{names === '' ? saving.theirsUnnamed : saving.theirs(names)}:</b>{' '}
        {version.sentence}
      </p>
      {found.length === 0 ? (
        <p className="s q">{saving.sameAsYours}</p>
      ) : (
        <>
          <p className="mini">{saving.fromTheirs}</p>
          <ul className="s dots">
            {found.map(({ field, words }) => (
              <li key={`${field} ${words}`}>{words}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** Somebody else has saved in between: both are shown, nothing is lost, one is chosen. */
export function ChangedSince({
  rule,
  onOver,
  onTake,
}: {
  readonly rule: string;
  /** `seen`: digest of theirs, which is written over; undefined where no draft is left. */
  readonly onOver: (seen: string | undefined) => void;
  readonly onTake: (content: Json, seen: string) => void;
}) {
  const { api } = useDesk();
  const [theirs, setTheirs] = useState<Theirs>({ at: 'not-read' });
  const look = () => {
    setTheirs({ at: 'reading' });
    void api.history(rule).then((answer) => {
      setTheirs(answer.ok ? theirsIn(answer.value) : { at: 'failed', why: answer.failure });
    });
  };
  return (
    <section className="card pad stack" role="alert">
      <h2 className="h-l">{saving.changed}</h2>
      <p>{saving.changedHelp}</p>
      {theirs.at === 'failed' && <p className="note">{failureWords(theirs.why)}</p>}
      {theirs.at === 'gone' && <p className="note">{saving.noneNow}</p>}
      {theirs.at === 'read' && <FromTheirs version={theirs.version} />}
      <div className="row-acts">
        {theirs.at === 'read' && (
          <>
            <Button onPress={() => onOver(theirs.version.digest)}>{saving.overTheirs}</Button>
            <Button onPress={() => onTake(theirs.version.content, theirs.version.digest)}>
              {saving.takeTheirs}
            </Button>
          </>
        )}
        {theirs.at === 'gone' && <Button onPress={() => onOver(undefined)}>{saving.save}</Button>}
        {(theirs.at === 'not-read' || theirs.at === 'reading' || theirs.at === 'failed') && (
          <Button onPress={look} working={theirs.at === 'reading' ? saving.looking : undefined}>
            {saving.look}
          </Button>
        )}
      </div>
    </section>
  );
}
