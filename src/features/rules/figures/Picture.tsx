import { useId } from 'react';
import { countWords, ruleFigures as words, shortMonthWords } from '../../../text/rule-figures.ts';
import type { Bar, Chart, Lane, Slot } from './chart.ts';

/** Sizes in the picture's own units: one is about a pixel. */
export interface Frame {
  readonly width: number;
  readonly left: number;
  /** Whether lanes are named at the left, and bars carry their numbers where there is room. */
  readonly page: boolean;
}
export const pageFrame: Frame = { width: 770, left: 150, page: true };
export const panelFrame: Frame = { width: 342, left: 4, page: false };

const TALL = 72;
const LANE = 108;
const TOP = 26;
const UNTOLD = 14;
const LETTERS = 26;

const worth = (bar: Bar): boolean => bar.state === 'untold' || (bar.state === 'told' && bar.value > 0);

interface Place {
  readonly x: number;
  readonly width: number;
  readonly base: number;
  readonly most: number;
  readonly hatch: string;
  readonly named: boolean;
}

function Drawn({
  bar,
  look,
  x,
  width,
  base,
  most,
  hatch,
  named,
}: Place & { bar: Bar; look: 'shown' | 'silent' }) {
  if (bar.state === 'nothing') return null;
  if (bar.state === 'untold') {
    return (
      <rect
        className="untold"
        fill={`url(#${hatch})`}
        x={x}
        y={base - UNTOLD}
        width={width}
        height={UNTOLD}
      />
    );
  }
  const height = Math.max((bar.value / most) * TALL, 2);
  return (
    <>
      <rect className={look} x={x} y={base - height} width={width} height={height} />
      {named && (
        <text x={x + width / 2} y={base - height - 5} textAnchor="middle">
          {countWords(bar.value)}
        </text>
      )}
    </>
  );
}

/** One month of one version: what was shown, what was silent, or a mark that it was tried and flagged nobody. */
function Month({ slot, x, step, ...place }: { slot: Slot; step: number } & Omit<Place, 'width' | 'named'>) {
  const { shown, silent } = slot;
  const middle = x + step / 2;
  if (shown.state === 'nothing')
    return <path className="not-tried" d={`M${x + 3} ${place.base}h${step - 6}`} />;
  const bars = (
    [
      ['shown', shown],
      ['silent', silent],
    ] as const
  ).filter(([, bar]) => worth(bar));
  if (bars.length === 0) {
    return (
      <text className="zero" x={middle} y={place.base - 5} textAnchor="middle">
        0
      </text>
    );
  }
  const width = Math.min(26, (step * 0.72) / bars.length);
  const from = middle - (width * bars.length) / 2;
  return bars.map(([look, bar], i) => (
    <Drawn
      key={look}
      bar={bar}
      look={look}
      {...place}
      x={from + i * width}
      width={width - 1}
      named={width > LETTERS - 4}
    />
  ));
}

function Row({
  lane,
  y,
  frame,
  most,
  hatch,
}: {
  lane: Lane;
  y: number;
  frame: Frame;
  most: number;
  hatch: string;
}) {
  const base = y + LANE - 24;
  const step = (frame.width - frame.left - 8) / lane.slots.length;
  const title = words.version(lane.number);
  return (
    <>
      <text className="lane" x="0" y={frame.page ? base - 16 : y + 12}>
        {title}
        {!frame.page && `, ${words.status[lane.status]}`}
      </text>
      {frame.page && (
        <text x="0" y={base}>
          {words.status[lane.status]}
        </text>
      )}
      <path className="base" d={`M${frame.left} ${base}H${frame.width - 8}`} />
      {lane.slots.map((slot, i) => (
        <Month
          key={slot.month}
          slot={slot}
          x={frame.left + i * step}
          step={step}
          base={base}
          most={most}
          hatch={hatch}
        />
      ))}
    </>
  );
}

/** Flags of each version by month. The table beside it holds the same. */
export function Picture({
  chart,
  frame,
  labelledBy,
  says,
}: {
  readonly chart: Chart;
  readonly frame: Frame;
  readonly labelledBy: string;
  readonly says: string;
}) {
  const hatch = useId();
  const { months, lanes, most } = chart;
  const bottom = TOP + lanes.length * LANE;
  const step = (frame.width - frame.left - 8) / months.length;
  const every = Math.ceil((frame.page ? 46 : 50) / step);
  return (
    <svg
      className="figures-chart"
      viewBox={`0 ${TOP - 6} ${frame.width} ${bottom - TOP + 10}`}
      width="100%"
      role="img"
      aria-labelledby={labelledBy}
      aria-description={says}
    >
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path className="hatch" d="M0 0v6" />
        </pattern>
      </defs>
      {lanes.map((lane, i) => (
        <Row key={lane.number} lane={lane} y={TOP + i * LANE} frame={frame} most={most} hatch={hatch} />
      ))}
      {months.map(
        (month, i) =>
          (months.length - 1 - i) % every === 0 && (
            <text key={month} x={frame.left + (i + 0.5) * step} y={bottom} textAnchor="middle">
              {shortMonthWords(month)}
            </text>
          ),
      )}
    </svg>
  );
}

/** What the bars are, drawn as they are drawn. */
export function Legend() {
  const hatch = useId();
  const marks = [
    [words.legend.shown, <rect key="m" className="shown" x="3" y="1" width="9" height="13" />],
    [words.legend.silent, <rect key="m" className="silent" x="3" y="1.5" width="9" height="12" />],
    [
      words.legend.untold,
      <rect key="m" className="untold" fill={`url(#${hatch})`} x="3" y="1.5" width="9" height="12" />,
    ],
    [words.legend.nothing, <path key="m" className="gap-mark" d="M1 13h14" />],
  ] as const;
  return (
    <ul className="figures-legend" aria-hidden="true">
      {marks.map(([label, mark], i) => (
        <li key={label}>
          <svg className="figures-chart" viewBox="0 0 16 16" width="16" height="16">
            {i === 2 && (
              <pattern
                id={hatch}
                width="6"
                height="6"
                patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)"
              >
                <path className="hatch" d="M0 0v6" />
              </pattern>
            )}
            {mark}
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
