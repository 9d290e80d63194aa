import type { Figures } from '../../../api/rule-figures.ts';
import { ruleList } from '../../../text/rule-desk-list.ts';
import { dateWords } from '../../../text/when.ts';
import type { Loaded } from '../desk.ts';

const count = new Intl.NumberFormat('en-GB');

/** How loud all active rules are together. What is not known is said, never shown as nought. */
export function Summary({ active, figures }: { readonly active: number; readonly figures: Loaded<Figures> }) {
  if (active === 0) return ruleList.noneActive;
  if (figures.state === 'failed') return ruleList.activeOnly(active);
  if (figures.state === 'loading') return `${ruleList.activeOnly(active)} ${ruleList.readingFigures}`;
  const { evaluated, rate } = figures.value.together;
  if (rate === undefined) {
    const why = evaluated.value === 0 ? ruleList.notCounted : ruleList.tooFew;
    return `${ruleList.activeOnly(active)} ${why}`;
  }
  const flags = rate * 1000;
  return (
    <>
      {ruleList.raised(active)}{' '}
      <b className="strong">{ruleList.perThousand(flags < 10 ? flags.toFixed(1) : flags.toFixed(0))}</b>.
    </>
  );
}

/** Of which days the figures are, and of how many visits. */
export function Period({ figures: { from, to, together } }: { readonly figures: Figures }) {
  const visits = together.evaluated.value;
  const days = ruleList.period(dateWords(from), dateWords(to));
  return (
    <p className="s q end">
      {visits === undefined ? days : `${days}, ${ruleList.visits(count.format(visits))}`}
    </p>
  );
}
