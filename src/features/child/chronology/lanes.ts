import { chronology as words } from '../../../text/chronology.ts';
import type { Entry, MarkKind } from './marks.ts';

/** One row of the picture. */
export interface Lane {
  readonly title: string;
  readonly entries: readonly Entry[];
  /** A rule above it: places first, then what happened, then plans. */
  readonly group: 'place' | 'happened' | 'plan';
}

const PLACES = 4;

/** Places with the most attendances have a lane each; the rest share one. */
function placeLanes(entries: readonly Entry[]): readonly Lane[] {
  const byPlace = new Map<string, Entry[]>();
  for (const entry of entries) {
    const place = words.lane(entry.place ?? words.noPlace, entry.emergency === true);
    const lane = byPlace.get(place);
    if (lane === undefined) byPlace.set(place, [entry]);
    else lane.push(entry);
  }
  const places = [...byPlace].sort((a, b) => b[1].length - a[1].length);
  const own = places.length > PLACES + 1 ? places.slice(0, PLACES) : places;
  const rest = places.slice(own.length).flatMap(([, shared]) => shared);
  return [
    ...own.map(([title, ofPlace]): Lane => ({ title, entries: ofPlace, group: 'place' })),
    ...(rest.length === 0 ? [] : [{ title: words.otherPlaces, entries: rest, group: 'place' } as const]),
  ];
}

/** The rows of the picture, top to bottom. Injuries and missed appointments always have theirs. */
export function lanesOf(entries: readonly Entry[]): readonly Lane[] {
  const dated = entries.filter(({ from }) => from !== undefined);
  const of = (mark: MarkKind) => dated.filter((entry) => entry.mark === mark);
  const others = of('other');
  return [
    ...placeLanes(of('attendance')),
    { title: words.injuries, entries: of('injury'), group: 'happened' },
    { title: words.wasNotBrought, entries: of('was-not-brought'), group: 'happened' },
    { title: words.concerns, entries: of('concern'), group: 'happened' },
    ...(others.length === 0
      ? []
      : [{ title: words.kinds.other, entries: others, group: 'happened' } as const]),
  ];
}

/** Marks nearer than this to each other, in the picture's own units, are drawn as one with their number. */
const NEAR = 9;

export interface Cluster {
  readonly x: number;
  readonly entries: readonly Entry[];
}

/** Entries of one lane, newest first, put together where their marks would cover each other. */
export function clustersOf(entries: readonly Entry[], x: (ms: number) => number): readonly Cluster[] {
  const clusters: { x: number; entries: Entry[] }[] = [];
  for (const entry of entries) {
    if (entry.from === undefined) continue;
    const at = x(entry.from);
    const last = clusters.at(-1);
    if (last !== undefined && Math.abs(last.x - at) < NEAR) last.entries.push(entry);
    else clusters.push({ x: at, entries: [entry] });
  }
  return clusters;
}
