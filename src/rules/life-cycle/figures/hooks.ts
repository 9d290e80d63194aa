import type { DayCount } from './counts.ts';
import { tellSum, type Manner, type Told } from './suppress.ts';

/** Cards of one CDS Hook, as they may be told. */
interface ToldHook {
  readonly hook: string;
  readonly shown: Told;
  readonly opened: Told;
  readonly accepted: Told;
  readonly overridden: Told;
}

const nothing: Told = {};

/** What became of the cards that hooks gave, hook by hook, in a manner that points at nobody. */
export function hooksOf(counts: readonly DayCount[], manner: Manner): readonly ToldHook[] {
  const parts = counts.flatMap(({ measure, count }) => {
    const [kind, hook, what] = measure.split(':');
    return kind === 'hook' && hook !== undefined ? [{ hook, what, count }] : [];
  });
  return [...new Set(parts.map(({ hook }) => hook))].sort().map((hook) => {
    const sum = (wanted: string): number =>
      parts
        .filter((one) => one.hook === hook && one.what === wanted)
        .reduce((total, { count }) => total + count, 0);
    const [shown, opened, accepted, overridden] = [
      sum('shown'),
      sum('opened'),
      sum('accepted'),
      sum('overridden'),
    ];
    const answered = tellSum([accepted, overridden, shown - accepted - overridden], manner);
    const followed = tellSum([opened, shown - opened], manner);
    // The two add up to the same: where either may not give it away, neither may the other.
    const known = answered.total.value !== undefined && followed.total.value !== undefined;
    return {
      hook,
      shown: known ? answered.total : nothing,
      opened: known ? (followed.parts[0] ?? nothing) : nothing,
      accepted: known ? (answered.parts[0] ?? nothing) : nothing,
      overridden: known ? (answered.parts[1] ?? nothing) : nothing,
    };
  });
}
