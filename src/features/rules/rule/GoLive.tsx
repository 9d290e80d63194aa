import { useCallback, useId } from 'react';
import type { VersionFigures } from '../../../api/rule-figures.ts';
import type { RuleHistory, RuleVersionShape } from '../../../api/rules.ts';
import { goLive, acts } from '../../../text/rule-desk-life.ts';
import { ruleList } from '../../../text/rule-desk-list.ts';
import { perThousand, warningWords } from '../../../text/rule-figures.ts';
import { Shape } from '../../../ui/Shape.tsx';
import { useDesk, useLoaded } from '../../../desk/desk.ts';
import { Asked } from '../../../desk/Asked.tsx';
import { Owed } from '../parts/Owed.tsx';
import { Acts } from './Acts.tsx';
import { stepsOf, type Step } from './steps.ts';

const shapes = { done: 'tick', current: 'incomplete', later: 'not-checked' } as const;
const classes = { done: 'done', current: 'cur', later: undefined } as const;

function Steps({ steps }: { readonly steps: readonly Step[] }) {
  return (
    <ol className="golive">
      {steps.map(({ name, state, says }) => (
        <li key={name} className={classes[state]} aria-current={state === 'current' ? 'step' : undefined}>
          <Shape name={shapes[state]} />
          <b className="strong">
            {goLive.steps[name]}
            {state !== 'later' && <span className="vh">: {goLive[state]}</span>}
          </b>
          <span>{says}</span>
        </li>
      ))}
    </ol>
  );
}

/** What the figures warn of, right where the version is about to be shown. */
function Warned({ of }: { readonly of: VersionFigures | undefined }) {
  if (of === undefined || of.warnings.length === 0) return null;
  return (
    <div className="note">
      <p>
        <b className="strong">{acts.warned}</b>
      </p>
      <ul>
        {of.warnings.map((warning) => {
          const { says, todo } = warningWords(warning);
          return (
            <li key={warning.kind}>
              {says} {todo}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** What stands between a version and clinicians, and what may be done about it here and now. */
export function GoLive({
  history,
  version,
  onDone,
  onReadAgain,
}: {
  readonly history: RuleHistory;
  readonly version: RuleVersionShape;
  readonly onDone: (history: RuleHistory) => void;
  readonly onReadAgain: () => void;
}) {
  const title = useId();
  const { api, rights } = useDesk();
  const figures = useLoaded(useCallback(() => api.figures({ rule: history.id }), [api, history.id]));
  const own =
    figures.loaded.state === 'there'
      ? figures.loaded.value.rules.find(({ version: of }) => of === version.version)
      : undefined;
  const rate = own?.firingRate === undefined ? undefined : perThousand(own.firingRate);
  const { status, owed } = version;
  const acting = rights.some((right) => right !== 'read-rules' && right.endsWith('-rules'));
  return (
    <section className="card pad stack" aria-labelledby={title}>
      <h2 className="h-l" id={title}>
        {goLive.titles[status]}
      </h2>
      {status === 'retired' ? <p>{goLive.retired}</p> : <Steps steps={stepsOf(history, version, rate)} />}
      {owed.length > 0 && (
        <div className="note">
          <p>
            <b className="strong">{status === 'active' ? goLive.owedNow : goLive.owed}</b>
          </p>
          <Owed problems={owed} />
        </div>
      )}
      {status === 'silent' && figures.loaded.state === 'failed' && (
        <Asked what={ruleList.figures} {...figures}>
          {() => null}
        </Asked>
      )}
      {status === 'silent' && <Warned of={own} />}
      <Acts history={history} version={version} onDone={onDone} onReadAgain={onReadAgain} />
      {!acting && <p className="s q">{goLive.nothingToDo}</p>}
    </section>
  );
}
