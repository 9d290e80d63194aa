import { useId } from 'react';
import type { Figures } from '../../../api/rule-figures.ts';
import { monthWords, ruleFigures as words } from '../../../text/rule-figures.ts';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { useWide } from '../../../ui/use-wide.ts';
import { chartOf } from './chart.ts';
import { toldWords } from './in-words.ts';
import { Legend, pageFrame, panelFrame, Picture } from './Picture.tsx';

function MonthsTable({ figures }: { readonly figures: Figures }) {
  const { measures } = words;
  return (
    <div className="scroll" role="region" aria-label={words.monthsCaption} tabIndex={0}>
      <table className="dense">
        <caption>{words.monthsCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.month}</th>
            <th scope="col">{words.version(0).replace(' 0', '')}</th>
            <th scope="col" className="num">
              {measures.evaluated}
            </th>
            <th scope="col" className="num">
              {measures.fired}
            </th>
            <th scope="col" className="num">
              {words.legend.silent}
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.rules.flatMap(({ version, number, months }) =>
            months.map(({ month, evaluated, fired, silentFired }) => (
              <tr key={`${version} ${month}`}>
                <th scope="row">{monthWords(month)}</th>
                <td>{number}</td>
                <td className="num">{toldWords(evaluated)}</td>
                <td className="num">{toldWords(fired)}</td>
                <td className="num">{toldWords(silentFired)}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  );
}

/** Flags month by month: a picture, and the same as a table. */
export function OverTime({ figures }: { readonly figures: Figures }) {
  const title = useId();
  const wide = useWide();
  const chart = chartOf(figures.rules, figures.to);
  if (chart === undefined) return null;
  const [first = ''] = chart.months;
  return (
    <>
      <h3 id={title}>{words.overTime}</h3>
      <Legend />
      <Picture
        chart={chart}
        frame={wide ? pageFrame : panelFrame}
        labelledBy={title}
        says={words.chartSays(chart.lanes.length, first, figures.to.slice(0, 7))}
      />
      <Disclosure className="figures-table" summary={words.asTable}>
        <MonthsTable figures={figures} />
      </Disclosure>
    </>
  );
}
