import type { Plan } from '../../../domain/cpis.ts';
import { londonInstant } from '../../../domain/calendar/london.ts';
import { daysOf } from '../../../domain/calendar/partial-date.ts';
import { chronology } from '../../../text/chronology.ts';
import { cpis } from '../../../text/cpis.ts';
import { dateWords } from '../../../text/when.ts';
import type { Lane } from './lanes.ts';
import { clustersOf } from './lanes.ts';
import { Mark } from './Mark.tsx';
import type { MarkKind } from './marks.ts';
import type { Frame } from './scale.ts';

/** Start of a date in London, in milliseconds since 1970. */
export const startOf = (date: string | undefined): number | undefined => {
  const day = date === undefined ? undefined : daysOf(date)?.from;
  return day === undefined ? undefined : londonInstant(day);
};

/** Words cut to so many letters; the table has them whole. */
export const short = (text: string, letters: number): string =>
  text.length > letters ? `${text.slice(0, letters - 1).trimEnd()}…` : text;

/** Room for one letter beside a mark, for the two marks that the words stand between, and for a number. */
const LETTER = 6.4;
const MARKS = 28;
const NUMBER = 30;
/** Words shorter than this say too little when they are cut. */
const LEAST = 12;
const MOST = 26;

/** What stands beside a mark: as much as there is room for, or nothing. A lane's own name is not said again. */
function beside(title: string, mark: MarkKind, room: number): string | undefined {
  if (mark === 'was-not-brought') return undefined;
  const letters = Math.min(MOST, Math.floor((room - MARKS) / LETTER));
  if (title.length <= letters) return title;
  return letters >= LEAST ? short(title, letters) : undefined;
}

/** One lane's marks, with their words or number where there is room. */
export function Row({
  lane,
  y,
  x,
  frame,
}: {
  readonly lane: Lane;
  readonly y: number;
  readonly x: (ms: number) => number;
  readonly frame: Frame;
}) {
  const clusters = clustersOf(lane.entries, x);
  return clusters.map((cluster, i) => {
    const [first] = cluster.entries;
    if (first === undefined) return null;
    const room = cluster.x - (clusters[i + 1]?.x ?? frame.left);
    const words =
      cluster.entries.length > 1
        ? room > NUMBER
          ? String(cluster.entries.length)
          : undefined
        : lane.group === 'happened' && frame.words
          ? beside(first.title, first.mark, room)
          : undefined;
    return (
      <g key={first.key}>
        <Mark kind={first.mark} x={cluster.x} y={y} />
        {words !== undefined && (
          <text className="ev" x={cluster.x - 12} y={y + 4} textAnchor="end">
            {words}
          </text>
        )}
      </g>
    );
  });
}

/** A plan of CP-IS, from its start to its end or today. */
export function PlanBar({
  plan,
  y,
  x,
  now,
  left,
}: {
  readonly plan: Plan;
  readonly y: number;
  readonly x: (ms: number) => number;
  readonly now: number;
  readonly left: number;
}) {
  const start = startOf(plan.start);
  const from = start === undefined ? left : x(start);
  const to = Math.max(from + 4, x(startOf(plan.end) ?? now));
  return (
    <>
      <path className="plan" d={`M${from.toFixed(1)} ${y - 11}H${to.toFixed(1)}v22H${from.toFixed(1)}z`} />
      {to - from > 110 && (
        <text className="plant" x={from + 8} y={y + 4}>
          {plan.start === undefined ? cpis.startNotGiven : chronology.planSince(dateWords(plan.start))}
        </text>
      )}
    </>
  );
}
