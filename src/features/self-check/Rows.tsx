import type { Checked, Exchange, Status } from '../../self-check/line.ts';
import { saidOf } from '../../self-check/report/report.ts';
import { selfCheckWords as words } from '../../text/self-check.ts';
import { Shape, type ShapeName } from '../../ui/Shape.tsx';
import { Coded } from './Coded.tsx';

export const shapeOf: Readonly<Record<Status, ShapeName>> = {
  fail: 'fault',
  warn: 'incomplete',
  'not-tried': 'not-checked',
  pass: 'tick',
};
const chip: Readonly<Record<Status, string>> = {
  fail: 'chip solid',
  warn: 'chip',
  'not-tried': 'chip dash',
  pass: 'plain',
};

const Evidence = ({ at, request, answer, body }: Exchange) => (
  <pre>{[`${request}  ${at.slice(11, 19)}`, answer, ...(body === undefined ? [] : [body])].join('\n')}</pre>
);

function Row({ checked }: { readonly checked: Checked }) {
  const { line, outcome, evidence } = checked;
  const unmet = outcome.status === 'fail' || outcome.status === 'warn';
  return (
    <tr className={outcome.status} role="row">
      <td className="nw" role="cell">
        <span className={chip[outcome.status]}>
          <Shape name={shapeOf[outcome.status]} /> {words.status[outcome.status]}
        </span>
      </td>
      <td className="nw" role="cell">
        {line.requirement}
      </td>
      <th scope="row" role="rowheader">
        {unmet ? <b className="strong">{<Coded text={line.title} />}</b> : <Coded text={line.title} />}
        {unmet && <p className="q">{<Coded text={line.unmet} />}</p>}
      </th>
      <td className={unmet ? '' : 'q'} role="cell">
        {unmet && (
          <p>
            <b className="strong">{words.fix}</b> <Coded text={outcome.fix} />
          </p>
        )}
        <p>
          <Coded text={saidOf(checked)} />
        </p>
        {unmet && evidence.map((one, index) => <Evidence key={index} {...one} />)}
        {unmet && (
          <p className="s">
            <a className="textlink" href={line.spec} target="_blank" rel="noreferrer">
              {words.specification} {line.requirement}
            </a>
          </p>
        )}
      </td>
    </tr>
  );
}

/**
 * The lines as one table, in the order in which they are given. In a narrow frame each row is a block, which would no longer
 * be a table to what reads aloud: therefore the roles.
 */
export const Rows = ({ checked }: { readonly checked: readonly Checked[] }) => (
  <div className="card scroll" tabIndex={0} role="region" aria-label={words.caption}>
    <table className="dense check" role="table">
      <caption className="vh">{words.caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {words.columns.map((column) => (
            <th key={column} scope="col" role="columnheader">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {checked.map((one) => (
          <Row key={one.line.key} checked={one} />
        ))}
      </tbody>
    </table>
  </div>
);
