import type { VersionFigures } from '../../../api/rule-figures.ts';

export type Column =
  | 'rule'
  | 'evaluated'
  | 'fired'
  | 'firing'
  | 'cannotTell'
  | 'acknowledged'
  | 'overridden'
  | 'concernAfter'
  | 'predictive';

export interface Order {
  readonly by: Column;
  readonly down: boolean;
}

/** The number of a column; undefined: not known or not told. */
function numberOf(figures: VersionFigures, by: Exclude<Column, 'rule'>): number | undefined {
  switch (by) {
    case 'firing':
      return figures.firingRate;
    case 'overridden':
      return figures.overriddenRate;
    case 'predictive':
      return figures.predictiveValue;
    case 'fired': {
      const { fired, silentFired } = figures;
      return fired.value === undefined ? undefined : fired.value + (silentFired.value ?? 0);
    }
    case 'evaluated':
    case 'cannotTell':
    case 'acknowledged':
    case 'concernAfter':
      return figures[by].value;
  }
}

const byName = (a: VersionFigures, b: VersionFigures): number =>
  a.title.localeCompare(b.title, 'en-GB') || a.number - b.number;

/** In the order of one column; what is not known stands last whichever way, and equals stand by name. */
export function sorted(rules: readonly VersionFigures[], { by, down }: Order): readonly VersionFigures[] {
  const way = down ? -1 : 1;
  if (by === 'rule') return rules.toSorted((a, b) => way * byName(a, b));
  return rules.toSorted((a, b) => {
    const [one, other] = [numberOf(a, by), numberOf(b, by)];
    if (one === undefined || other === undefined)
      return Number(one === undefined) - Number(other === undefined) || byName(a, b);
    return way * (one - other) || byName(a, b);
  });
}
