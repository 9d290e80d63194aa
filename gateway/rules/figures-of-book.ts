import type { Figures, VersionFigures } from '../../src/api/rule-figures.ts';
import { sumsOf, type DayCount } from '../../src/rules/life-cycle/figures/counts.ts';
import { hooksOf } from '../../src/rules/life-cycle/figures/hooks.ts';
import { figuresOf } from '../../src/rules/life-cycle/figures/figures.ts';
import { tell, tellOver, type Manner } from '../../src/rules/life-cycle/figures/suppress.ts';
import { limits } from '../../src/rules/life-cycle/figures/warnings.ts';
import { anyRule } from '../store/rule-figures.ts';
import type { StoredVersion } from '../store/rule-versions.ts';
import { ruleOf, type Book } from './book.ts';

/** Days of which a rule that never fired is told. */
export const latelyDays = limits.neverFiredDays;

interface Counted {
  /** Of the period that was asked for. */
  readonly counts: readonly DayCount[];
  /** Of the last days, whatever was asked for. */
  readonly lately: readonly DayCount[];
}

const standingOf = (version: StoredVersion, firedLately: boolean, now: Date) => {
  const since = version.status === 'active' ? version.activeAt : version.silentAt;
  const days = since === undefined ? 0 : Math.floor((now.getTime() - since.getTime()) / 86_400_000);
  return { status: version.status, days, firedLately };
};

/** Versions of a book that are in force or have figures, each with them; and all active rules together. */
export function figuresOfBook(
  { rules }: Book,
  { counts, lately }: Counted,
  now: Date,
  manner: Manner,
  rule?: string,
): Pick<Figures, 'rules' | 'together'> {
  const of = (all: readonly DayCount[], version: StoredVersion): readonly DayCount[] =>
    all.filter((one) => one.rule === version.id && one.version === version.version);
  const told = rules
    .filter(({ id }) => rule === undefined || id === rule)
    .flatMap((version): readonly VersionFigures[] => {
      const own = of(counts, version);
      const inForce = version.status === 'active' || version.status === 'silent';
      if (own.length === 0 && !inForce) return [];
      const firedLately = of(lately, version).some(({ measure }) => measure === 'fired');
      const hooks = hooksOf(own, manner);
      const figures = figuresOf(own, standingOf(version, firedLately, now), manner);
      return [
        {
          ...figures,
          rule: version.id,
          version: version.version,
          number: version.number,
          status: version.status,
          title: ruleOf(version).title,
          ...(hooks.length === 0 ? {} : { hooks: [...hooks] }),
          months: [...figures.months],
          warnings: [...figures.warnings],
        },
      ];
    });
  const visits = sumsOf(counts.filter((one) => one.rule === anyRule)).evaluated;
  // Of every rule, whichever was asked for: what is told of one must not be what another is short of.
  const fired = rules.map((version) => sumsOf(of(counts, version)).fired);
  const together = { evaluated: tell(visits, manner), fired: tellOver(fired, manner) };
  const { evaluated, fired: shown } = together;
  const known = evaluated.value !== undefined && evaluated.value > 0 && shown.value !== undefined;
  return {
    rules: told,
    together: known
      ? { ...together, rate: Math.round((shown.value / evaluated.value) * 10_000) / 10_000 }
      : together,
  };
}
