import { countText } from '../../../text/register.ts';
import { activityWords as words, monthWords } from '../../../text/register-activity.ts';
import { linesBy, measuresOf, type By } from './table.ts';
import type { Activity } from '../../../api/registers.ts';

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
                    {count === undefined ? (
                      <span className="q">{words.notCounted}</span>
                    ) : typeof count === 'number' ? (
                      countText(count)
                    ) : (
                      count
                    )}
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
