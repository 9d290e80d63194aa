import type { Plan } from '../../../domain/cpis.ts';
import { londonInstant } from '../../../domain/calendar/london.ts';
import { daysOf } from '../../../domain/calendar/partial-date.ts';
import { chronology as words } from '../../../text/chronology.ts';
import { cpis } from '../../../text/cpis.ts';
import { dateWords } from '../../../text/when.ts';
import type { Lane } from './lanes.ts';
import { clustersOf } from './lanes.ts';
import { Legend } from './Legend.tsx';
import { Mark } from './Mark.tsx';
import { LEFT, RIGHT, gridOf, scaleOf } from './scale.ts';

const TOP = 40;
const ROW = 33;

export interface Band {
  readonly from: number;
  readonly label: string;
  /** Titles of the lanes that the rule counted. */
  readonly lanes: ReadonlySet<string>;
}

interface Props {
  readonly lanes: readonly Lane[];
  readonly plans: readonly Plan[];
  readonly from: number;
  readonly now: number;
  readonly birthDate?: string | undefined;
  readonly band?: Band | undefined;
  readonly labelledBy: string;
  readonly describedBy: string;
}

const startOf = (date: string | undefined): number | undefined => {
  const day = date === undefined ? undefined : daysOf(date)?.from;
  return day === undefined ? undefined : londonInstant(day);
};

function Row({
  lane,
  y,
  x,
}: {
  readonly lane: Lane;
  readonly y: number;
  readonly x: (ms: number) => number;
}) {
  const clusters = clustersOf(lane.entries, x);
  return (
    <>
      {clusters.map((cluster, i) => {
        const [first] = cluster.entries;
        if (first === undefined) return null;
        const room = Math.abs((clusters[i + 1]?.x ?? LEFT) - cluster.x) > 110;
        return (
          <g key={first.key}>
            <Mark kind={first.mark} x={cluster.x} y={y} />
            {cluster.entries.length > 1 ? (
              <text className="ev" x={cluster.x - 11} y={y + 4} textAnchor="end">
                {cluster.entries.length}
              </text>
            ) : (
              lane.group === 'happened' &&
              room && (
                <text className="ev" x={cluster.x - 12} y={y + 4} textAnchor="end">
                  {first.title.length > 18 ? `${first.title.slice(0, 17).trimEnd()}…` : first.title}
                </text>
              )
            )}
          </g>
        );
      })}
    </>
  );
}

function PlanBar({ plan, y, x, now }: { plan: Plan; y: number; x: (ms: number) => number; now: number }) {
  const start = startOf(plan.start);
  const left = start === undefined ? LEFT : x(start);
  const right = Math.max(left + 4, x(startOf(plan.end) ?? now));
  return (
    <>
      <path className="plan" d={`M${left.toFixed(1)} ${y - 11}H${right.toFixed(1)}v22H${left.toFixed(1)}z`} />
      {right - left > 110 && (
        <text className="plant" x={left + 8} y={y + 4}>
          {plan.start === undefined ? cpis.startNotGiven : words.planSince(dateWords(plan.start))}
        </text>
      )}
    </>
  );
}

/** Attendances, injuries, missed appointments, concerns and plans over time. The table holds the same, complete. */
export function Picture(props: Props) {
  const { lanes, plans, from, now, birthDate, band } = props;
  const x = scaleOf(from, now);
  const y = (row: number): number => TOP + 18 + row * ROW;
  const bottom = y(lanes.length + plans.length - 1) + 22;
  const born = startOf(birthDate);
  const grouped = lanes.flatMap((lane, i) => (i > 0 && lanes[i - 1]?.group !== lane.group ? [i] : []));
  const counted = lanes.flatMap((lane, i) => (band?.lanes.has(lane.title) === true ? [i] : []));
  const bandX = band === undefined ? 0 : x(band.from);
  return (
    <svg
      className="chrono"
      viewBox={`-2 18 770 ${bottom + 50}`}
      width="100%"
      role="img"
      aria-labelledby={props.labelledBy}
      aria-describedby={props.describedBy}
    >
      {counted.map((i) => (
        <rect key={i} className="band" x={bandX} y={y(i) - ROW / 2} width={RIGHT - bandX} height={ROW} />
      ))}
      {gridOf(from, now).map(({ at, label }) => (
        <g key={at}>
          <path className="grid" d={`M${x(at).toFixed(1)} ${TOP}V${bottom}`} />
          {label !== undefined && (
            <text x={x(at)} y={bottom + 18} textAnchor="middle">
              {label}
            </text>
          )}
        </g>
      ))}
      {lanes.map((lane, i) => (
        <g key={lane.title}>
          <text className="lane" x="0" y={y(i) + 4}>
            {lane.title.length > 24 ? `${lane.title.slice(0, 23).trimEnd()}…` : lane.title}
          </text>
          <path className="grid2" d={`M${LEFT} ${y(i)}H${RIGHT}`} opacity=".45" />
        </g>
      ))}
      {plans.map((plan, i) => (
        <text key={`${plan.kind} ${plan.start ?? ''}`} className="lane" x="0" y={y(lanes.length + i) + 4}>
          {cpis.plansShort[plan.kind]}
        </text>
      ))}
      {grouped.map((i) => (
        <path key={i} className="grid" d={`M0 ${y(i) - ROW / 2}H${RIGHT}`} />
      ))}
      {born !== undefined && born >= from && (
        <>
          <path className="born" d={`M${x(born).toFixed(1)} ${TOP}V${bottom}`} />
          <text x={Math.max(x(born), LEFT + 40)} y={TOP - 6} textAnchor="middle">
            {words.born(dateWords(birthDate ?? ''))}
          </text>
        </>
      )}
      {plans.map((plan, i) => (
        <PlanBar
          key={`${plan.kind} ${plan.start ?? ''}`}
          plan={plan}
          y={y(lanes.length + i)}
          x={x}
          now={now}
        />
      ))}
      {band !== undefined && counted.length > 0 && (
        <>
          <path className="band-edge" d={`M${bandX.toFixed(1)} ${TOP + 6}v-6H${RIGHT - 3}`} />
          <text className="band-words" x={bandX} y={TOP - 6}>
            {band.label}
          </text>
        </>
      )}
      {lanes.map((lane, i) => (
        <Row key={lane.title} lane={lane} y={y(i)} x={x} />
      ))}
      <path className="now" d={`M${RIGHT} ${TOP}V${bottom}`} />
      <text className="nowt" x={RIGHT} y={TOP - 6} textAnchor="end">
        {words.expected}
      </text>
      <Legend
        y={bottom + 42}
        other={lanes.some(({ title }) => title === words.kinds.other)}
        plan={plans.length > 0}
      />
    </svg>
  );
}
