import type { Sums } from './counts.ts';

/** What a lead should look at. Rates are shares from 0 to 1; absent where a count behind one may not be told. */
export type Warning =
  | {
      readonly kind: 'fires-often' | 'overridden' | 'low-predictive-value';
      readonly rate?: number;
      readonly limit: number;
    }
  | { readonly kind: 'never-fired'; readonly days: number };

/** Above these a rule is noise; below the last it should not be shown. */
export const limits = { fires: 0.035, overridden: 0.5, predictive: 0.25, neverFiredDays: 90 } as const;

/** What is known of a version besides its counts. */
export interface Standing {
  readonly status: 'draft' | 'silent' | 'active' | 'retired';
  /** Days that it has had this status. */
  readonly days: number;
  /** Whether it fired for anybody in the last 90 days. */
  readonly firedLately: boolean;
}

/** Of so few a share says nothing. */
const enough = 5;

const share = (part: number, whole: number): number | undefined =>
  whole >= enough ? part / whole : undefined;
const sum = (counts: Iterable<number>): number => [...counts].reduce((total, count) => total + count, 0);

/** Shares of a version: how often it fires, how often it is overridden by those who answer it, how often it was right. */
export function ratesOf(sums: Sums): {
  readonly firing: number | undefined;
  readonly overridden: number | undefined;
  readonly predictive: number | undefined;
} {
  const overridden = sum(sums.notActedOn.values());
  return {
    firing: share(sums.fired + sums.silentFired, sums.evaluated),
    overridden: share(overridden, overridden + sums.actedOn),
    predictive: share(sums.confirmed, sums.confirmed + sums.notConfirmed),
  };
}

/**
 * Over 3.5 % firing, over 50 % overridden, under 25 % predictive value while it is silent and so about to leave it, and
 * never fired though it has been in force for 90 days and children were tried.
 */
export function warningsOf(sums: Sums, { status, days, firedLately }: Standing): readonly Warning[] {
  if (status !== 'silent' && status !== 'active') return [];
  const { firing, overridden, predictive } = ratesOf(sums);
  const found: Warning[] = [];
  if (firing !== undefined && firing > limits.fires)
    found.push({ kind: 'fires-often', rate: firing, limit: limits.fires });
  if (overridden !== undefined && overridden > limits.overridden)
    found.push({ kind: 'overridden', rate: overridden, limit: limits.overridden });
  if (status === 'silent' && predictive !== undefined && predictive < limits.predictive)
    found.push({ kind: 'low-predictive-value', rate: predictive, limit: limits.predictive });
  if (!firedLately && days >= limits.neverFiredDays && sums.evaluated > 0)
    found.push({ kind: 'never-fired', days: limits.neverFiredDays });
  return found;
}
