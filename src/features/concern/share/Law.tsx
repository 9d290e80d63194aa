import { useState } from 'react';
import { shareText as words } from '../../../text/concern-share.ts';
import { TextButton } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Choice.tsx';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { fieldIds } from '../faults.ts';
import { applicable, basisParts, usualBasis } from './lawful-basis.ts';
import { basisIds } from '../to-concern.ts';
import { useCalled, useCase, useChange, useFix, useForm, useSetting } from '../use-concern.ts';

/** The usual basis of the route in a sentence, the law behind it, and the way to another. */
export function Law() {
  const form = useForm();
  const change = useChange();
  const who = useCalled();
  const setting = useSetting();
  const list = useCase((state) => state.config.lawfulBases);
  const fix = useFix(fieldIds.basis);
  const [choosing, setChoosing] = useState(false);
  const ids = basisIds(form, setting);
  const entries = applicable(list, form.startedAt.slice(0, 10));
  const showAll = choosing || fix !== undefined;
  return (
    <div className={fix === undefined ? 'law' : 'law wrong'}>
      <h3 id={fieldIds.basis} tabIndex={-1}>
        {words.why}
      </h3>
      {fix !== undefined && (
        <p className="fix">
          <b className="strong">Check this:</b> {fix}
        </p>
      )}
      <p>
        {words.whyWords(who)} <b className="strong">{words.noConsent}</b>
      </p>
      <Disclosure summary={words.law} summaryClass="textlink" startsOpen>
        {showAll ? (
          basisParts.map((part) => (
            <fieldset key={part} className="basis">
              <legend className="s strong">{words.parts[part]}</legend>
              {entries
                .filter((entry) => entry.part === part)
                .map((entry) => (
                  <Checkbox
                    key={entry.id}
                    id={`basis-${entry.id}`}
                    label={`${entry.citation}: ${entry.title}`}
                    hint={entry.caution === undefined ? entry.plain : `${entry.plain} ${entry.caution}`}
                    checked={ids.includes(entry.id)}
                    onChange={(on) =>
                      change({ basis: on ? [...ids, entry.id] : ids.filter((one) => one !== entry.id) })
                    }
                  />
                ))}
            </fieldset>
          ))
        ) : (
          <dl className="kv">
            {basisParts.flatMap((part) =>
              entries
                .filter((entry) => entry.part === part && ids.includes(entry.id))
                .map((entry) => (
                  <div key={entry.id} className="kv-row">
                    <dt>{words.parts[part]}</dt>
                    <dd>
                      {entry.part === 'common-law'
                        ? entry.title
                        : `${entry.citation}, ${entry.title.toLowerCase()}`}
                    </dd>
                  </div>
                )),
            )}
          </dl>
        )}
        <p className="hint">{words.listVersion(list.version)}</p>
        {showAll ? (
          <TextButton
            onPress={() => {
              change({ basis: usualBasis(list, setting.recipients[0]?.kind) });
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
