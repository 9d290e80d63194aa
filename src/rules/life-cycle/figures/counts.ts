/** Of a card that a CDS Hook gave, e.g. `hook:patient-view:shown`. */
export type HookMeasure = `hook:${string}:${'shown' | 'opened' | 'accepted' | 'overridden'}`;

/** What a rule answered about a child at a visit, and what came of it. */
export type Measure =
  | 'evaluated'
  | 'fired'
  | 'cannot-tell'
  | 'concern'
  | 'confirmed'
  | 'not-confirmed'
  | `said:${string}`
  | HookMeasure;

/** So many times on one day (in London, `2026-11-20`), of one version while it was shown or ran silently. No person in it. */
export interface DayCount {
  readonly rule: string;
  readonly version: string;
  readonly mode: 'active' | 'silent';
  readonly day: string;
  readonly measure: Measure;
  readonly count: number;
}

/** What an answer is worth: of two about one child and visit the greater is kept, in whatever order they come. */
export const worth = { 'cannot-tell': 0, not: 1, fired: 2 } as const;

/** Reasons of an acknowledgement that are acting on the flag; the others are not. */
const actedOn: ReadonlySet<string> = new Set(['concern-recorded', 'discussed']);

/** Sums of a list of counts. */
export interface Sums {
  readonly evaluated: number;
  readonly fired: number;
  readonly silentFired: number;
  readonly cannotTell: number;
  readonly concern: number;
  readonly confirmed: number;
  readonly notConfirmed: number;
  readonly actedOn: number;
  /** By reason. */
  readonly notActedOn: ReadonlyMap<string, number>;
}

/** Adds up the counts of one version, or of whatever is given. */
export function sumsOf(counts: readonly DayCount[]): Sums {
  const of = (measure: Measure, mode?: DayCount['mode']): number =>
    counts
      .filter((one) => one.measure === measure && (mode === undefined || one.mode === mode))
      .reduce((sum, { count }) => sum + count, 0);
  const reasons = [...new Set(counts.map(({ measure }) => measure))].flatMap((measure) =>
    measure.startsWith('said:') ? [[measure.slice('said:'.length), of(measure)] as const] : [],
  );
  return {
    evaluated: of('evaluated'),
    fired: of('fired', 'active'),
    silentFired: of('fired', 'silent'),
    cannotTell: of('cannot-tell'),
    concern: of('concern'),
    confirmed: of('confirmed'),
    notConfirmed: of('not-confirmed'),
    actedOn: reasons.filter(([reason]) => actedOn.has(reason)).reduce((sum, [, count]) => sum + count, 0),
    notActedOn: new Map(reasons.filter(([reason]) => !actedOn.has(reason)).toSorted()),
  };
}
