import type { Plan } from '../../../domain/cpis.ts';
import { chronology as words } from '../../../text/chronology.ts';
import { cpis } from '../../../text/cpis.ts';
import { dateWords } from '../../../text/when.ts';
import type { Lane } from './lanes.ts';
import { PlanBar, Row, short, startOf } from './Rows.tsx';
import type { Frame } from './scale.ts';
import { gridOf, scaleOf } from './scale.ts';

const TOP = 40;

/** What a rule counted: from when, and the lanes that it counted in. */
export interface Band {
  readonly from: number;
  readonly label: string;
  readonly lanes: ReadonlySet<string>;
}

function Grid({ frame, from, now, bottom }: { frame: Frame; from: number; now: number; bottom: number }) {
  const x = scaleOf(frame, from, now);
  return gridOf(from, now, !frame.words).map(({ at, label }) => (
    <g key={at}>
      <path className="grid" d={`M${x(at).toFixed(1)} ${TOP}V${bottom}`} />
      {label !== undefined && (
        <text x={Math.max(x(at), frame.left + 22)} y={bottom + 18} textAnchor="middle">
          {label}
        </text>
      )}
    </g>
  ));
}

/** The band's edge and its words, which make way for "today". */
function BandEdge({ band, x, right }: { band: Band; x: number; right: number }) {
  return (
    <>
      <path className="band-edge" d={`M${x.toFixed(1)} ${TOP + 6}v-6H${right - 3}`} />
      <text className="band-words" x={Math.min(x, right - 110)} y={TOP - 6}>
        {band.label}
      </text>
    </>
  );
}

/** Attendances, injuries, missed appointments, concerns and plans over time. The table holds the same, complete. */
export function Picture({
  frame,
  lanes,
  plans,
  from,
  now,
  birthDate,
  band,
  labelledBy,
  describedBy,
}: {
  readonly frame: Frame;
  readonly lanes: readonly Lane[];
  readonly plans: readonly Plan[];
  readonly from: number;
  readonly now: number;
  readonly birthDate: string | undefined;
  readonly band: Band | undefined;
  readonly labelledBy: string;
  readonly describedBy: string;
}) {
  const { left, right, row, laneRise, letters } = frame;
  const x = scaleOf(frame, from, now);
  const y = (i: number): number => TOP + row * 0.6 + i * row;
  const bottom = y(lanes.length + plans.length - 1) + 20;
  const born = startOf(birthDate);
  const grouped = lanes.flatMap((lane, i) => (i > 0 && lanes[i - 1]?.group !== lane.group ? [i] : []));
  const counted = lanes.flatMap((lane, i) => (band?.lanes.has(lane.title) === true ? [i] : []));
  const bandX = band === undefined ? right : x(band.from);
  const bandNamed = band !== undefined && counted.length > 0;
  const bornAt = Math.max(x(born ?? from), left + 46);
  // The words at the top make way for each other: today first, then what was counted. The banner has the birth date.
  const lettered = (bandNamed ? Math.min(bandX, right - 110) : right - 38) - 54;
  const names = [...lanes.map(({ title }) => title), ...plans.map(({ kind }) => cpis.plansShort[kind])];
  return (
    <svg
      className="chrono"
      viewBox={`-2 18 ${frame.width} ${bottom + 6}`}
      width="100%"
      role="img"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
    >
      {counted.map((i) => (
        <rect key={i} className="band" x={bandX} y={y(i) - row / 2} width={right - bandX} height={row} />
      ))}
      <Grid frame={frame} from={from} now={now} bottom={bottom} />
      {names.map((name, i) => (
        <g key={i}>
          <path className="grid2" d={`M${left} ${y(i)}H${right}`} opacity=".45" />
          <text className="lane" x="0" y={y(i) - laneRise}>
            {short(name, letters)}
          </text>
        </g>
      ))}
      {grouped.map((i) => (
        <path key={i} className="grid" d={`M0 ${y(i) - row / 2}H${right}`} />
      ))}
      {birthDate !== undefined && born !== undefined && born >= from && (
        <>
          <path className="born" d={`M${x(born).toFixed(1)} ${TOP}V${bottom}`} />
          {bornAt < lettered && (
            <text x={bornAt} y={TOP - 6} textAnchor="middle">
              {words.born(dateWords(birthDate))}
            </text>
          )}
        </>
      )}
      {plans.map((plan, i) => (
        <PlanBar key={i} plan={plan} y={y(lanes.length + i)} x={x} now={now} left={left} />
      ))}
      {bandNamed && <BandEdge band={band} x={bandX} right={right} />}
      {lanes.map((lane, i) => (
        <Row key={lane.title} lane={lane} y={y(i)} x={x} frame={frame} />
      ))}
      <path className="now" d={`M${right} ${TOP}V${bottom}`} />
      <text className="nowt" x={right} y={TOP - 6} textAnchor="end">
        {words.today}
      </text>
    </svg>
  );
}
