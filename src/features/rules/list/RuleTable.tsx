import type { Figures } from '../../../api/rule-figures.ts';
import type { RuleSummary } from '../../../api/rules.ts';
import { ruleList } from '../../../text/rule-desk-list.ts';
import { useWide } from '../../../ui/use-wide.ts';
import type { Loaded } from '../../../desk/desk.ts';
import { StatusChip } from '../parts/StatusChip.tsx';
import { Overridden, PerThousand, ReviewDue, RuleName, Severity, Warnings } from './cells.tsx';
import { figuresOf, firingOf, overridesOf } from './rates.ts';

interface Row {
  readonly rule: RuleSummary;
  readonly figures: Loaded<Figures>;
  /** The greatest share of flags in the list. */
  readonly most: number;
}

const partsOf = ({ rule, figures }: Row) => {
  const of = figuresOf(figures, rule);
  const [first] = rule.versions;
  return {
    of,
    first,
    firing: firingOf(figures, first, of),
    overrides: overridesOf(figures, first, of),
    loud: of?.warnings.some(({ kind }) => kind === 'overridden') ?? false,
  };
};

function Line(row: Row) {
  const { rule, most } = row;
  const { of, first, firing, overrides, loud } = partsOf(row);
  return (
    <tr>
      <th scope="row">
        <RuleName rule={rule} />
      </th>
      <td>
        <Severity of={rule.severity} />
      </td>
      <td>{first !== undefined && <StatusChip version={first} />}</td>
      <td className="num">{first?.number}</td>
      <td className="num">
        <PerThousand rate={firing} most={most} />
      </td>
      <td className="num">
        <Overridden rate={overrides} loud={loud} />
      </td>
      <td className="due">
        <ReviewDue rule={rule} />
        <Warnings of={of} />
      </td>
    </tr>
  );
}

const { columns } = ruleList;

function Table({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <div className="card scroll">
      <table className="rules">
        <caption className="vh">{ruleList.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.rule}</th>
            <th scope="col">{columns.severity}</th>
            <th scope="col">{columns.status}</th>
            <th scope="col" className="num">
              {columns.version}
            </th>
            <th scope="col" className="num">
              {columns.flags}
            </th>
            <th scope="col" className="num">
              {columns.overridden}
            </th>
            <th scope="col">{columns.review}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.rule.id} {...row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Card(row: Row) {
  const { rule, most } = row;
  const { of, first, firing, overrides, loud } = partsOf(row);
  return (
    <li className="card pad rule-card">
      <RuleName rule={rule} />
      <p className="row-acts">
        <Severity of={rule.severity} />
        {first !== undefined && <StatusChip version={first} />}
        <Warnings of={of} />
      </p>
      <dl className="kv">
        <dt>{columns.version}</dt>
        <dd>{first?.number}</dd>
        <dt>{columns.flags}</dt>
        <dd>
          <PerThousand rate={firing} most={most} />
        </dd>
        <dt>{columns.overridden}</dt>
        <dd>
          <Overridden rate={overrides} loud={loud} />
        </dd>
        <dt>{columns.review}</dt>
        <dd className="due">
          <ReviewDue rule={rule} />
        </dd>
      </dl>
    </li>
  );
}

/** From this width on, in CSS pixels, every column is readable. */
const tableWidth = 1040;

/** The rules as a table, or as cards where there is no room for one. */
export function RuleTable({
  rules,
  figures,
}: {
  readonly rules: readonly RuleSummary[];
  readonly figures: Loaded<Figures>;
}) {
  const wide = useWide(tableWidth);
  const most = rules.reduce((share, rule) => {
    const firing = firingOf(figures, rule.versions[0], figuresOf(figures, rule));
    return firing.state === 'known' ? Math.max(share, firing.share) : share;
  }, 0);
  const rows = rules.map((rule) => ({ rule, figures, most }));
  if (wide) return <Table rows={rows} />;
  return (
    <ul className="stack" aria-label={ruleList.caption}>
      {rows.map((row) => (
        <Card key={row.rule.id} {...row} />
      ))}
    </ul>
  );
}
