/** A count as it may be told; without a value it is too small to tell, or would give away one that is. */
export interface Told {
  readonly value?: number;
}

/** How counts are told. `below`: counts from 1 to one less are not; `roundTo`: the others are rounded to it. */
export interface Manner {
  readonly below: number;
  readonly roundTo: number;
}

/** For the lead's own screen, inside the organisation: 1 to 4 are not told. */
export const ownScreen: Manner = { below: 5, roundTo: 1 };

/**
 * For figures that leave the organisation: 1 to 7 are not told and the others are rounded to 5, as NHS England publishes
 * counts of hospital episodes. The wording of that rule was not verified here.
 */
export const leaving: Manner = { below: 8, roundTo: 5 };

const nothing: Told = {};
const small = (count: number, { below }: Manner): boolean => count > 0 && count < below;
const round = (count: number, { roundTo }: Manner): number => Math.round(count / roundTo) * roundTo;

/** One count that is no part of a sum that is told. */
export const tell = (count: number, manner: Manner): Told =>
  small(count, manner) ? nothing : { value: round(count, manner) };

/** A sum and its parts. */
export interface ToldSum {
  readonly total: Told;
  readonly parts: readonly Told[];
}

/**
 * A sum with its parts, so that no part that is not told can be worked out from what is: while only one is hidden, or
 * those that are hidden can have one size only, the smallest of the others is hidden as well, and in the end the sum.
 * Rounded counts hide each other by themselves.
 */
export function tellSum(parts: readonly number[], manner: Manner, hideTotal = false): ToldSum {
  const sum = parts.reduce((total, part) => total + part, 0);
  const hidden = new Set(parts.flatMap((part, i) => (small(part, manner) ? [i] : [])));
  let hide = hideTotal || small(sum, manner);
  if (manner.roundTo === 1 && hidden.size > 0 && !hide) {
    const others = parts.filter((part, i) => part > 0 && !hidden.has(i));
    if (!ambiguous(parts, hidden, manner)) {
      // Every one of the smallest: hidden values may then stand in any order, and still the same would be told.
      const smallest = Math.min(...others);
      parts.forEach((part, i) => part === smallest && hidden.add(i));
      hide = others.length === 0;
    }
  }
  return {
    total: hide ? nothing : { value: round(sum, manner) },
    parts: parts.map((part, i) => (hidden.has(i) ? nothing : { value: round(part, manner) })),
  };
}

/** A sum whose parts are told elsewhere, each on its own: not told where it would give away one of them that is small. */
export function tellOver(parts: readonly number[], manner: Manner): Told {
  const hidden = new Set(parts.flatMap((part, i) => (small(part, manner) ? [i] : [])));
  const open = hidden.size === 0 || manner.roundTo > 1 || ambiguous(parts, hidden, manner);
  const sum = parts.reduce((total, part) => total + part, 0);
  return open ? tell(sum, manner) : nothing;
}

/** Whether hidden parts that add up to what is known may have been otherwise. */
function ambiguous(parts: readonly number[], hidden: ReadonlySet<number>, { below }: Manner): boolean {
  const sum = [...hidden].reduce((total, i) => total + (parts[i] ?? 0), 0);
  return hidden.size > 1 && sum > hidden.size && sum < hidden.size * (below - 1);
}
