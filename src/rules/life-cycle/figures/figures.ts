import { sumsOf, type DayCount } from './counts.ts';
import { tell, tellSum, type Manner, type Told } from './suppress.ts';
import { ratesOf, warningsOf, type Standing, type Warning } from './warnings.ts';

/** Of one version, as it may be told. Rates are absent where a count that they are made of is not told. */
export interface ToldFigures {
  readonly evaluated: Told;
  readonly fired: Told;
  readonly silentFired: Told;
  readonly cannotTell: Told;
  readonly acknowledged: Told;
  readonly actedOn: Told;
  readonly notActedOn: Told;
  readonly reasons: Readonly<Record<string, Told>>;
  readonly concernAfter: Told;
  readonly outcomeKnown: Told;
  readonly firingRate?: number;
  readonly overriddenRate?: number;
  readonly predictiveValue?: number;
  readonly months: readonly {
    readonly month: string;
    readonly evaluated: Told;
    readonly fired: Told;
    readonly silentFired: Told;
  }[];
  readonly warnings: readonly Warning[];
}

const known = (...counts: readonly Told[]): boolean => counts.every(({ value }) => value !== undefined);
/** Shares to four places: finer would give back what rounding took. */
const rounded = (share: number): number => Math.round(share * 10_000) / 10_000;

function monthsOf(counts: readonly DayCount[], manner: Manner) {
  const names = [...new Set(counts.map(({ day }) => day.slice(0, 7)))].sort();
  const sums = names.map((month) => sumsOf(counts.filter(({ day }) => day.startsWith(month))));
  const evaluated = tellSum(
    sums.map((sum) => sum.evaluated),
    manner,
  );
  const fired = tellSum(
    sums.map((sum) => sum.fired),
    manner,
  );
  const silentFired = tellSum(
    sums.map((sum) => sum.silentFired),
    manner,
  );
  const at = (sum: { readonly parts: readonly Told[] }, i: number): Told => sum.parts[i] ?? {};
  return {
    evaluated,
    fired,
    silentFired,
    months: names.map((month, i) => ({
      month,
      evaluated: at(evaluated, i),
      fired: at(fired, i),
      silentFired: at(silentFired, i),
    })),
  };
}

/** What was said of the flags: acted on and not, and why not. */
function saidOf(counts: readonly DayCount[], manner: Manner) {
  const sums = sumsOf(counts);
  const reasons = [...sums.notActedOn];
  const why = tellSum(
    reasons.map(([, count]) => count),
    manner,
  );
  const notActedOn = reasons.reduce((sum, [, count]) => sum + count, 0);
  const hidden = !known(why.total);
  const { total, parts } = tellSum([sums.actedOn, notActedOn], manner, hidden);
  return {
    acknowledged: total,
    actedOn: parts[0] ?? {},
    notActedOn: hidden ? {} : (parts[1] ?? {}),
    reasons: Object.fromEntries(reasons.map(([reason], i) => [reason, why.parts[i] ?? {}])),
  };
}

/** The figures of one version from its counts, told in a manner that points at nobody. */
export function figuresOf(counts: readonly DayCount[], standing: Standing, manner: Manner): ToldFigures {
  const sums = sumsOf(counts);
  const { evaluated, fired, silentFired, months } = monthsOf(counts, manner);
  const said = saidOf(counts, manner);
  const outcomes = tellSum([sums.confirmed, sums.notConfirmed], manner);
  const rates = ratesOf(manner.roundTo === 1 ? sums : sumsOf(roughly(counts, manner)));
  const told = {
    'fires-often': known(evaluated.total, fired.total, silentFired.total) ? rates.firing : undefined,
    overridden: known(said.acknowledged, said.notActedOn) ? rates.overridden : undefined,
    'low-predictive-value': known(outcomes.total, ...outcomes.parts) ? rates.predictive : undefined,
  };
  const rate = <K extends string>(name: K, share: number | undefined) =>
    (share === undefined ? {} : { [name]: rounded(share) }) as Partial<Record<K, number>>;
  return {
    evaluated: evaluated.total,
    fired: fired.total,
    silentFired: silentFired.total,
    cannotTell: tell(sums.cannotTell, manner),
    ...said,
    concernAfter: tell(sums.concern, manner),
    outcomeKnown: outcomes.total,
    ...rate('firingRate', told['fires-often']),
    ...rate('overriddenRate', told.overridden),
    ...rate('predictiveValue', told['low-predictive-value']),
    months,
    warnings: warningsOf(sums, standing).map((warning) =>
      warning.kind === 'never-fired'
        ? warning
        : { kind: warning.kind, limit: warning.limit, ...rate('rate', told[warning.kind]) },
    ),
  };
}

/** The counts with every sum rounded as it is told, so that a rate does not give back what rounding took. */
function roughly(counts: readonly DayCount[], { roundTo }: Manner): readonly DayCount[] {
  const keys = [...new Set(counts.map(({ measure, mode }) => `${mode} ${measure}`))];
  return keys.flatMap((key) => {
    const same = counts.filter(({ measure, mode }) => `${mode} ${measure}` === key);
    const [first] = same;
    const sum = same.reduce((total, { count }) => total + count, 0);
    return first === undefined ? [] : [{ ...first, count: Math.round(sum / roundTo) * roundTo }];
  });
}
