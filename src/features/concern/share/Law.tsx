import { useState } from 'react';
import type { LawfulBasisEntry } from '../../../domain/lawful-basis.ts';
import { common } from '../../../text/common.ts';
import { shareText as words } from '../../../text/concern-share.ts';
import { TextButton } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Choice.tsx';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { fieldIds } from '../field-ids.ts';
import { useCalled, useChange, useFix, useForm, useSetting } from '../use-concern.ts';
import { applicable, basisParts } from './lawful-basis.ts';
import { basisIds } from './to-decision.ts';

/** What an entry means in plain words, and what to take care of. */
function Plain({ entry }: { readonly entry: LawfulBasisEntry }) {
  return (
    <>
      {entry.plain}
      {entry.caution !== undefined && (
        <>
          {' '}
          <b className="strong">{words.caution}</b> {entry.caution}
        </>
      )}
    </>
  );
}

interface Chosen {
  readonly entries: readonly LawfulBasisEntry[];
  readonly ids: readonly string[];
}

/** Every entry that applies today, to be ticked, with what it means. */
function Choosing({ entries, ids }: Chosen) {
  const change = useChange();
  return basisParts.map((part) => (
    <fieldset key={part} className="basis">
      <legend className="s strong">{words.parts[part]}</legend>
      {entries
        .filter((entry) => entry.part === part)
        .map((entry) => (
          <Checkbox
            key={entry.id}
            id={`basis-${entry.id}`}
            label={`${entry.citation}: ${entry.title}`}
            hint={<Plain entry={entry} />}
            checked={ids.includes(entry.id)}
            onChange={(on) =>
              change({ basis: on ? [...ids, entry.id] : ids.filter((one) => one !== entry.id) })
            }
          />
        ))}
    </fieldset>
  ));
}

/** What stands, part by part; what each means is one line away, what to take care of is not. */
function Standing({ entries, ids }: Chosen) {
  const chosen = basisParts.flatMap((part) =>
    entries.filter((entry) => entry.part === part && ids.includes(entry.id)),
  );
  return (
    <>
      <dl className="kv">
        {chosen.map((entry) => (
          <div key={entry.id} className="kv-row">
            <dt>{words.parts[entry.part]}</dt>
            <dd>
              {entry.part === 'common-law' ? entry.title : `${entry.citation}, ${entry.title.toLowerCase()}`}
              {entry.caution !== undefined && (
                <span className="q">
                  {' '}
                  {words.caution} {entry.caution}
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <Disclosure summary={words.whatItMeans} summaryClass="textlink">
        <dl className="s meanings">
          {chosen.map((entry) => (
            <div key={entry.id}>
              <dt>{entry.citation}</dt>
              <dd>{entry.plain}</dd>
            </div>
          ))}
        </dl>
      </Disclosure>
    </>
  );
}

function useSentence(): { readonly title: string; readonly text: string; readonly noConsent: boolean } {
  const { decision, toWhom } = useForm();
  const who = useCalled();
  if (decision === 'not') return { title: words.whyKept, text: words.whyKeptWords, noConsent: false };
  if (toWhom === 'adult-services')
    return { title: words.why, text: words.whyAdultWords(who), noConsent: false };
  return { title: words.why, text: words.whyWords(who), noConsent: true };
}

/** The usual basis of what was decided in a sentence, the law behind it, and the way to another. */
export function Law() {
  const form = useForm();
  const change = useChange();
  const setting = useSetting();
  const fix = useFix(fieldIds.basis);
  const sentence = useSentence();
  const [choosing, setChoosing] = useState(false);
  const ids = basisIds(form, setting);
  const entries = applicable(setting.bases, form.startedAt.slice(0, 10));
  const showAll = choosing || fix !== undefined;
  return (
    <div className={fix === undefined ? 'law' : 'law wrong'}>
      <h3 id={fieldIds.basis} tabIndex={-1}>
        {sentence.title}
      </h3>
      {fix !== undefined && (
        <p className="fix">
          <b className="strong">{common.checkThis}</b> {fix}
        </p>
      )}
      <p>
        {sentence.text} {sentence.noConsent && <b className="strong">{words.noConsent}</b>}
      </p>
      <Disclosure summary={words.law} summaryClass="textlink" startsOpen>
        {showAll ? <Choosing entries={entries} ids={ids} /> : <Standing entries={entries} ids={ids} />}
        <p className="hint">{words.listVersion(setting.bases.version)}</p>
        {showAll ? (
          <TextButton
            onPress={() => {
              change({ basis: undefined });
              setChoosing(false);
            }}
          >
            {words.usualBasis}
          </TextButton>
        ) : (
          <TextButton onPress={() => setChoosing(true)}>{words.otherBasis}</TextButton>
        )}
      </Disclosure>
    </div>
  );
}
