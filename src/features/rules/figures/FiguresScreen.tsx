import { useCallback, useState } from 'react';
import type { Figures } from '../../../api/rule-figures.ts';
import { countWords, figuresScreen as words, perThousand, ruleFigures } from '../../../text/rule-figures.ts';
import { useDesk, useLoaded } from '../../../desk/desk.ts';
import { Asked } from '../../../desk/Asked.tsx';
import { ScreenHead } from '../../../desk/ScreenHead.tsx';
import { Download } from './Download.tsx';
import './figures.css';
import { periodOf } from './period.ts';
import { PeriodChoice } from './PeriodChoice.tsx';
import { RulesTable } from './RulesTable.tsx';

/** How much all rules together ask of people. */
function Together({ together }: { readonly together: Figures['together'] }) {
  const { evaluated, rate } = together;
  if (evaluated.value === 0) return <p>{words.togetherNone}</p>;
  if (rate === undefined || evaluated.value === undefined) return <p>{words.togetherUnknown}</p>;
  return (
    <p>
      {words.togetherBefore}
      <b className="strong">{words.together(perThousand(rate))}</b>
      {words.togetherAfter(countWords(evaluated.value))}
    </p>
  );
}

function Shown({ figures }: { readonly figures: Figures }) {
  const { from, to, rules, together } = figures;
  const watched = new Set(rules.filter(({ warnings }) => warnings.length > 0).map(({ rule }) => rule)).size;
  return (
    <>
      <p className="s q" role="status">
        {words.shown(from, to)}
      </p>
      <Together together={together} />
      {rules.length === 0 ? (
        <p>{ruleFigures.noneAtAll}</p>
      ) : (
        <>
          <p className={watched > 0 ? 'note' : 's q'}>
            {watched > 0 ? words.warnings(watched) : words.noWarnings}
          </p>
          <RulesTable rules={rules} />
          <p className="s q">
            {ruleFigures.counted} {ruleFigures.tooFewNote}
          </p>
        </>
      )}
    </>
  );
}

/** Figures of every rule together and one by one, in a period that is chosen. */
export function FiguresScreen() {
  const { api, now } = useDesk();
  const [opened] = useState(now);
  const [period, setPeriod] = useState(() => periodOf('90-days', opened));
  const { loaded, again } = useLoaded(useCallback(() => api.figures(period), [api, period]));
  return (
    <>
      <ScreenHead title={ruleFigures.title}>
        <Download period={period} />
      </ScreenHead>
      <PeriodChoice now={opened} onChoose={setPeriod} />
      <Asked what={ruleFigures.what} loaded={loaded} again={again}>
        {(figures) => <Shown figures={figures} />}
      </Asked>
    </>
  );
}
