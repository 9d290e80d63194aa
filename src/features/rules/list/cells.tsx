import type { VersionFigures } from '../../../api/rule-figures.ts';
import type { RuleSummary } from '../../../api/rules.ts';
import { common } from '../../../text/common.ts';
import { ruleList } from '../../../text/rule-desk-list.ts';
import { percentWords, perThousand, ruleFigures, warningShort } from '../../../text/rule-figures.ts';
import { dateWords } from '../../../text/when.ts';
import { Shape } from '../../../ui/Shape.tsx';
import { linkTo } from '../places.ts';
import type { Rate } from './rates.ts';

/** What comes after the version that stands for the rule, e.g. "Version 3 is waiting for approval." */
function nextWords([, ...others]: RuleSummary['versions']): readonly string[] {
  return others.map(({ number, submitted, status, silentRun }) => {
    if (status === 'silent' && silentRun !== undefined)
      return ruleList.next.silent(number, silentRun.days, silentRun.wanted);
    return submitted ? ruleList.next.waiting(number) : ruleList.next.draft(number);
  });
}

/** A rule by its title, which leads to it, its sentence, and what stands behind it. */
export function RuleName({ rule }: { readonly rule: RuleSummary }) {
  const { id, title, sentence, guideline, versions } = rule;
  return (
    <>
      <a className="rule" href={linkTo.rule(id)}>
        {title}
      </a>
      <p className="s">{sentence}</p>
      <p className="s q">
        {[ruleList.from(guideline.title, ruleList.grades[guideline.grade]), ...nextWords(versions)].join(' ')}
      </p>
    </>
  );
}

export function Severity({ of }: { readonly of: RuleSummary['severity'] }) {
  return (
    <span className="sev">
      <Shape name={of} /> {common.severity[of]}
    </span>
  );
}

const unknownWords = {
  'no-visits': ruleFigures.notTried,
  'no-answers': ruleFigures.nobodyAnswered,
  'too-few': ruleFigures.tooFew,
  'not-shown-yet': ruleFigures.notShown,
} as const;

function Unknown({ state }: { readonly state: Exclude<Rate['state'], 'known'> }) {
  const spoken = state === 'draft' ? ruleList.noneSpoken : state === 'not-read' ? ruleList.notRead : '';
  if (state !== 'draft' && state !== 'not-read') return <span className="q">{unknownWords[state]}</span>;
  return (
    <span className="q">
      <span aria-hidden="true">{ruleList.none}</span>
      <span className="vh">{spoken}</span>
    </span>
  );
}

/** Longest bar, in CSS pixels. */
const longest = 58;

/** Flags of 1,000 visits with a bar; `most`: the greatest share in the list, from 0 to 1. */
export function PerThousand({ rate, most }: { readonly rate: Rate; readonly most: number }) {
  if (rate.state !== 'known') return <Unknown state={rate.state} />;
  const width = most === 0 ? 0 : Math.round((rate.share / most) * longest);
  return (
    <>
      {rate.share > 0 && (
        <svg className="tb" width={Math.max(width, 2)} height="8" aria-hidden="true">
          <rect width="100%" height="100%" />
        </svg>
      )}
      {perThousand(rate.share)}
    </>
  );
}

export function Overridden({ rate, loud }: { readonly rate: Rate; readonly loud: boolean }) {
  if (rate.state !== 'known') return <Unknown state={rate.state} />;
  const words = percentWords(rate.share);
  return loud ? <b className="strong">{words}</b> : words;
}

/** What wants a look: warnings of the figures. */
export function Warnings({ of }: { readonly of: VersionFigures | undefined }) {
  return (of?.warnings ?? []).map((warning) => (
    <span key={warning.kind} className="chip now">
      {warningShort(warning)}
    </span>
  ));
}

export function ReviewDue({ rule: { reviewBy, reviewDue } }: { readonly rule: RuleSummary }) {
  return (
    <>
      <span className="nw">{dateWords(reviewBy)}</span>
      {reviewDue === 'overdue' && <span className="chip now">{ruleList.overdue}</span>}
      {reviewDue === 'within-30-days' && <span className="chip">{ruleList.soon}</span>}
    </>
  );
}
