import { useState } from 'react';
import type { VersionFigures } from '../../../api/rule-figures.ts';
import { figuresScreen as words, ruleFigures, warningShort } from '../../../text/rule-figures.ts';
import { linkTo } from '../places.ts';
import { firingWords, overriddenWords, predictiveWords, toldWords } from './in-words.ts';
import { sorted, type Column, type Order } from './sort.ts';

const numbers: readonly (readonly [Exclude<Column, 'rule'>, (of: VersionFigures) => string])[] = [
  ['evaluated', ({ evaluated }) => toldWords(evaluated)],
  ['fired', ({ fired, silentFired, status }) => flagsWords(toldWords(fired), silentFired, status)],
  ['firing', firingWords],
  ['cannotTell', ({ cannotTell }) => toldWords(cannotTell)],
  ['acknowledged', ({ acknowledged }) => toldWords(acknowledged)],
  ['overridden', overriddenWords],
  ['concernAfter', ({ concernAfter }) => toldWords(concernAfter)],
  ['predictive', predictiveWords],
];

/** Flags shown; those of a silent version are named as such. */
function flagsWords(
  shown: string,
  silent: VersionFigures['silentFired'],
  status: VersionFigures['status'],
): string {
  const silently = words.silentFlags(toldWords(silent));
  if (status === 'silent') return shown === '0' ? silently : `${shown}, ${silently}`;
  return silent.value === 0 ? shown : `${shown}, ${silently}`;
}

function Head({ column, order, onOrder }: { column: Column; order: Order; onOrder: (order: Order) => void }) {
  const here = order.by === column;
  const label = column === 'rule' ? words.rule : words.columns[column];
  return (
    <th
      scope="col"
      className={column === 'rule' ? undefined : 'num'}
      aria-sort={here ? (order.down ? 'descending' : 'ascending') : undefined}
    >
      <button
        type="button"
        className={`sorter${here ? (order.down ? ' down' : ' up') : ''}`}
        onClick={() => onOrder({ by: column, down: here ? !order.down : column !== 'rule' })}
      >
        {label}
      </button>
    </th>
  );
}

/** Every rule and version, a line each, in the order of whichever column is pressed. */
export function RulesTable({ rules }: { readonly rules: readonly VersionFigures[] }) {
  const [order, setOrder] = useState<Order>({ by: 'firing', down: true });
  return (
    <div className="scroll card" role="region" aria-label={words.region} tabIndex={0}>
      <table className="figures-all">
        <caption>{words.caption}</caption>
        <thead>
          <tr>
            <Head column="rule" order={order} onOrder={setOrder} />
            {numbers.map(([column]) => (
              <Head key={column} column={column} order={order} onOrder={setOrder} />
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted(rules, order).map((one) => (
            <tr key={`${one.rule} ${one.version}`}>
              <th scope="row">
                <a href={linkTo.rule(one.rule)}>{one.title}</a>
                <span className="s q">
                  {ruleFigures.version(one.number)}, {ruleFigures.status[one.status]}
                </span>
                {one.warnings.map((warning) => (
                  <span key={warning.kind} className="chip now">
                    {warningShort(warning)}
                  </span>
                ))}
              </th>
              {numbers.map(([column, told]) => (
                <td key={column} className="num">
                  {told(one)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
