import { useCallback, useMemo, useState } from 'react';
import type { RuleHistory, RuleVersionShape } from '../../../api/rules.ts';
import { ruleDesk } from '../../../text/rule-desk.ts';
import { rulePage } from '../../../text/rule-desk-rule.ts';
import { Select } from '../../../ui/Choice.tsx';
import { useDesk, useLoaded } from '../../../desk/desk.ts';
import { RuleFigures } from '../figures/RuleFigures.tsx';
import { Asked } from '../../../desk/Asked.tsx';
import { ScreenHead } from '../../../desk/ScreenHead.tsx';
import { StatusChip } from '../parts/StatusChip.tsx';
import { linkTo } from '../places.ts';
import { TryIt } from '../try-it/TryIt.tsx';
import { About, Pinned } from './About.tsx';
import { asRule, firstShown, stateWords, wordOf } from './as-rule.ts';
import { ClinicianReads } from './ClinicianReads.tsx';
import { GoLive } from './GoLive.tsx';
import { HeadActs } from './HeadActs.tsx';
import { Needs } from './Needs.tsx';
import './rule.css';
import { Story } from './Story.tsx';
import { useWords, type Words } from './use-words.ts';
import { WhatChanged } from './WhatChanged.tsx';

const back = { href: linkTo.rules, words: ruleDesk.allRules };

interface Shown {
  readonly history: RuleHistory;
  readonly version: RuleVersionShape;
}

/** How far the version shown has come, and what clinicians see meanwhile; any other version may be looked at. */
function Standing({ history, version, onShow }: Shown & { readonly onShow: (number: number) => void }) {
  const meanwhile = history.versions.filter(
    ({ number, status }) => number !== version.number && (status === 'active' || status === 'silent'),
  );
  return (
    <div className="standing">
      {history.versions.length > 1 && (
        <Select
          id="version-shown"
          label={rulePage.version}
          placeholder={rulePage.version}
          value={String(version.number)}
          onChange={(number) => onShow(Number(number))}
          options={history.versions.map((one) => ({
            value: String(one.number),
            label: rulePage.versionOf(one.number, stateWords(one)),
          }))}
        />
      )}
      <StatusChip version={version} />
      {meanwhile.map((one) => (
        <span key={one.number} className="s q">
          {rulePage.meanwhile(one.number, stateWords(one))}
        </span>
      ))}
    </div>
  );
}

function Columns({
  history,
  version,
  words: { vocabulary, childFiles },
  onDone,
  onReadAgain,
}: Shown & {
  readonly words: Words;
  readonly onDone: (history: RuleHistory) => void;
  readonly onReadAgain: () => void;
}) {
  const rule = useMemo(() => asRule(version, vocabulary), [version, vocabulary]);
  return (
    <div className="cols cols-84">
      <div className="stack">
        <section className="card pad stack" aria-labelledby="reads">
          <h2 className="h-l" id="reads">
            {rulePage.reads}
          </h2>
          {rule === undefined ? (
            <p className="q">{rulePage.unreadable}</p>
          ) : (
            <ClinicianReads rule={rule} vocabulary={vocabulary} childFiles={childFiles} />
          )}
        </section>
        <GoLive
          key={`live-${version.number}`}
          history={history}
          version={version}
          onDone={onDone}
          onReadAgain={onReadAgain}
        />
        <RuleFigures rule={history.id} />
        {history.versions.length > 1 && (
          <WhatChanged key={`changed-${version.number}`} history={history} shown={version.number} />
        )}
        <Story history={history} />
      </div>
      <div className="stack">
        {rule !== undefined && <About rule={rule} version={version} />}
        <TryIt {...(rule === undefined ? {} : { rule })} vocabulary={vocabulary} childFiles={childFiles} />
        {rule !== undefined && <Needs rule={rule} vocabulary={vocabulary} />}
        <Pinned version={version} vocabulary={vocabulary} />
      </div>
    </div>
  );
}

/** One alert rule: what it says, how it stands, what may be done to it, and how it came to be. */
export function RuleScreen({ id }: { readonly id: string }) {
  const { api } = useDesk();
  const rule = useLoaded(useCallback(() => api.history(id), [api, id]));
  const words = useWords();
  const [number, setNumber] = useState<number>();
  const history = rule.loaded.state === 'there' ? rule.loaded.value : undefined;
  const version =
    history?.versions.find((one) => one.number === number) ??
    (history === undefined ? undefined : firstShown(history));
  const why = rule.loaded.state === 'failed' ? rule.loaded.why : undefined;
  const gone = why?.kind === 'refused' && why.status === 404;
  if (gone) return <ScreenHead title={rulePage.noSuch} back={back} says={rulePage.noSuchSays(id)} />;
  const done = (changed: RuleHistory) => {
    setNumber(version?.number);
    rule.put(changed);
  };
  return (
    <>
      <ScreenHead
        title={(version === undefined ? undefined : wordOf(version, 'title')) ?? ruleDesk.titles.rule}
        back={back}
        says={version?.sentence}
      >
        {history !== undefined && version !== undefined && (
          <Standing history={history} version={version} onShow={setNumber} />
        )}
      </ScreenHead>
      {history !== undefined && version !== undefined && <HeadActs history={history} version={version} />}
      <Asked what={ruleDesk.theRule} {...rule}>
        {(there) =>
          version === undefined ? null : (
            <Asked what={ruleDesk.words} {...words}>
              {(all) => (
                <Columns
                  history={there}
                  version={version}
                  words={all}
                  onDone={done}
                  onReadAgain={rule.again}
                />
              )}
            </Asked>
          )
        }
      </Asked>
    </>
  );
}
