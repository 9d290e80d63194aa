import type { Figures } from '../../../api/rule-figures.ts';
import { ruleList } from '../../../text/rule-desk-list.ts';
import { countWords, perThousand } from '../../../text/rule-figures.ts';
import { dateWords } from '../../../text/when.ts';
import type { Loaded } from '../../../desk/desk.ts';

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
  return (
    <>
      {ruleList.raised(active)} <b className="strong">{ruleList.perThousand(perThousand(rate))}</b>{' '}
      {ruleList.seen}
    </>
  );
}

/** Of which days the figures are, and of how many children. */
export function Period({ figures: { from, to, together } }: { readonly figures: Figures }) {
  const seen = together.evaluated.value;
  const days = ruleList.period(dateWords(from), dateWords(to));
  return (
    <p className="s q end">{seen === undefined ? days : `${days}, ${ruleList.children(countWords(seen))}`}</p>
  );
}
