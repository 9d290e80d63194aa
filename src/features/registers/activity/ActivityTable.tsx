import { countText } from '../../../text/register.ts';
import { activityWords as words, monthWords } from '../../../text/register-activity.ts';
import { linesBy, measuresOf, type By, type Count as Counted } from './table.ts';
import type { Activity } from '../../../api/registers.ts';

/** A number; what is held back, and what was not counted, is said and is never a 0. */
function Count({ count }: { readonly count: Counted | undefined }) {
  if (typeof count === 'number') return countText(count);
  if (count === '1 to 7') return count;
  return <span className="q">{count === undefined ? words.notCounted : words.notGiven}</span>;
}

/** Months down, measures across; what was not counted is never a 0. */
export function ActivityTable({ activity, by }: { readonly activity: Activity; readonly by: By }) {
  const lines = linesBy(activity.rows, by);
  const measures = measuresOf(lines);
  if (lines.length === 0) return <p>{words.noneBy}</p>;
  return (
    // What scrolls can be reached by keyboard.
    <div className="card scroll" tabIndex={0} role="region" aria-label={words.bys[by]}>
      <table className="dense reg-activity">
        <caption className="vh">
          {words.caption(words.bys[by], monthWords(activity.from), monthWords(activity.to))}
        </caption>
        <thead>
          <tr>
            <th scope="col">{words.month}</th>
            {by !== 'all' && <th scope="col">{words.bys[by]}</th>}
            {measures.map((measure) => (
              <th scope="col" className="num" key={measure}>
                {words.measures[measure]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ month, value, counts }) => (
            <tr key={`${month} ${value}`}>
              <th scope="row" className="nw">
                {monthWords(month)}
              </th>
              {by !== 'all' && <td>{value}</td>}
              {measures.map((measure) => {
                const count = counts.get(measure);
                return (
                  <td className="num" key={measure}>
                    <Count count={count} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
