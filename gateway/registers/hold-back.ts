/** One number of a month, and how others are made of it. Parts are other cells' ids. */
export interface Cell {
  readonly id: string;
  readonly count: number;
  /** Each set of parts adds up to this cell: every one of them counts in exactly one part. */
  readonly sums?: readonly (readonly string[])[];
  /** Together they are at least this cell, and none is more than it: something may count in several. */
  readonly cover?: readonly string[];
}

export type Published = number | '1 to 7' | 'not given';

const small = (count: number): boolean => count > 0 && count < 8;
const nearest5 = (count: number): number => Math.round(count / 5) * 5;

/** A number that nobody could be found by: 1 to 7 is said as that, others to the nearest 5, none is none. */
const told = (count: number): Published => (small(count) ? '1 to 7' : nearest5(count));

interface Range {
  readonly from: number;
  readonly to: number;
}

/** What a reader knows of a number that is published so. */
export function rangeOf(published: Published): Range {
  if (published === '1 to 7') return { from: 1, to: 7 };
  if (published === 'not given') return { from: 0, to: Number.POSITIVE_INFINITY };
  return published === 0 ? { from: 0, to: 0 } : { from: Math.max(8, published - 2), to: published + 2 };
}

/** A suppressed number must still be able to be one of so many. */
const leastPossible = 3;

/**
 * Numbers as they may be published: beside the suppressed ones, others are held back until nobody who adds and subtracts
 * what is left can narrow a suppressed number to fewer than three possibilities. Parts are held back before sums, small
 * ones before large, and only where it helps. Relations between cells must form no ring, so that the ranges are exact.
 */
export function heldBack(cells: readonly Cell[]): ReadonlyMap<string, Published> {
  const published = new Map(cells.map(({ id, count }) => [id, told(count)]));
  const order = cells
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => rank(a) - rank(b) || a.count - b.count)
    .map(({ id }) => id);
  for (;;) {
    const exposed = exposedIn(cells, published);
    const [first] = exposed;
    if (first === undefined) return published;
    const open = order.filter((id) => published.get(id) !== 'not given' && id !== first);
    const next =
      open.find((id) => exposedIn(cells, new Map(published).set(id, 'not given')).length < exposed.length) ??
      open[0] ??
      first;
    published.set(next, 'not given');
  }
}

/** Parts that are no small number, then sums, then what is suppressed anyway. */
function rank({ count, sums = [], cover = [] }: Cell): number {
  const isSum = sums.length > 0 || cover.length > 0;
  if (small(count)) return isSum ? 2 : 3;
  return isSum ? 1 : 0;
}

const exposedIn = (cells: readonly Cell[], published: ReadonlyMap<string, Published>): readonly string[] => {
  const ranges = possible(cells, published);
  return cells.flatMap(({ id }) => {
    const { from, to } = rangeIn(ranges, id);
    return published.get(id) === '1 to 7' && to - from + 1 < leastPossible ? [id] : [];
  });
};

type Ranges = Map<string, Range>;
const rangeIn = (ranges: Ranges, id: string): Range => ranges.get(id) ?? rangeOf('not given');

/** What each number can be, for somebody who has all that is published and knows how the cells are related. */
function possible(cells: readonly Cell[], published: ReadonlyMap<string, Published>): Ranges {
  const ranges: Ranges = new Map(cells.map(({ id }) => [id, rangeOf(published.get(id) ?? 'not given')]));
  let narrowed = true;
  const narrow = (id: string, by: Range): void => {
    const before = rangeIn(ranges, id);
    const after = { from: Math.max(before.from, by.from), to: Math.min(before.to, by.to) };
    if (after.from === before.from && after.to === before.to) return;
    ranges.set(id, after);
    narrowed = true;
  };
  while (narrowed) {
    narrowed = false;
    for (const { id, sums = [], cover = [] } of cells) {
      for (const parts of sums) narrowSum(ranges, narrow, id, parts);
      if (cover.length > 0) narrowCover(ranges, narrow, id, cover);
    }
  }
  return ranges;
}

type Narrow = (id: string, by: Range) => void;

const total = (ranges: Ranges, parts: readonly string[], end: keyof Range): number =>
  parts.reduce((sum, part) => sum + rangeIn(ranges, part)[end], 0);

function narrowSum(ranges: Ranges, narrow: Narrow, id: string, parts: readonly string[]): void {
  narrow(id, { from: total(ranges, parts, 'from'), to: total(ranges, parts, 'to') });
  const whole = rangeIn(ranges, id);
  for (const part of parts) {
    const others = parts.filter((other) => other !== part);
    narrow(part, {
      from: whole.from - total(ranges, others, 'to'),
      to: whole.to - total(ranges, others, 'from'),
    });
  }
}

function narrowCover(ranges: Ranges, narrow: Narrow, id: string, parts: readonly string[]): void {
  const most = Math.max(...parts.map((part) => rangeIn(ranges, part).from));
  narrow(id, { from: most, to: total(ranges, parts, 'to') });
  const whole = rangeIn(ranges, id);
  for (const part of parts) {
    const others = parts.filter((other) => other !== part);
    const most = others.reduce((sum, other) => sum + Math.min(rangeIn(ranges, other).to, whole.from), 0);
    narrow(part, { from: whole.from - most, to: whole.to });
  }
}
