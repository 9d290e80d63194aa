import type { ReactNode } from 'react';
import { useId } from 'react';
import type { RuleVersionShape } from '../../../api/rules.ts';
import { agesInWords } from '../../../rules/criteria/words.ts';
import type { Rule } from '../../../rules/rule.ts';
import type { Vocabulary } from '../../../rules/vocabulary.ts';
import { gradeWords } from '../../../text/grades.ts';
import { listWords } from '../../../text/common.ts';
import { ruleList } from '../../../text/rule-desk-list.ts';
import { rulePage } from '../../../text/rule-desk-rule.ts';
import { dateWords } from '../../../text/when.ts';
import { useDesk } from '../../../desk/desk.ts';
import { linkTo } from '../places.ts';

const { facts } = rulePage;

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Guidance({ guideline: { title, url } }: Pick<Rule, 'guideline'>) {
  if (url === undefined) return title;
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {title}
    </a>
  );
}

/** Whom it is for, what stands behind it, who keeps it in order and by when. */
export function About({
  rule,
  version: { authors, reviewDue },
}: {
  readonly rule: Rule;
  readonly version: RuleVersionShape;
}) {
  const title = useId();
  const { settings } = useDesk();
  const { applies, guideline, owner, reviewBy, why } = rule;
  const places = applies.settings?.flatMap((group) => {
    const here = settings.filter((setting) => setting.group === group).map((setting) => setting.title);
    return here.length === 0 ? [group] : here;
  });
  return (
    <section className="card pad stack" aria-labelledby={title}>
      <h2 className="h-l" id={title}>
        {rulePage.about}
      </h2>
      <dl className="kv">
        <Fact name={facts.ages}>{applies.age === undefined ? facts.allAges : agesInWords(applies.age)}</Fact>
        <Fact name={facts.settings}>
          {places === undefined ? facts.everywhere : listWords.format(places)}
        </Fact>
        <Fact name={facts.why}>{why}</Fact>
        <Fact name={facts.guideline}>
          <Guidance guideline={guideline} />
        </Fact>
        <Fact name={facts.grade}>{gradeWords[guideline.grade]}</Fact>
        {guideline.caution !== undefined && <Fact name={facts.caution}>{guideline.caution}</Fact>}
        <Fact name={facts.owner}>{owner}</Fact>
        <Fact name={facts.review}>
          {dateWords(reviewBy)}{' '}
          {reviewDue === 'overdue' && <span className="chip now">{ruleList.overdue}</span>}
          {reviewDue === 'within-30-days' && <span className="chip">{ruleList.soon}</span>}
        </Fact>
        <Fact name={facts.written}>{listWords.format(authors.map(({ name }) => name))}</Fact>
      </dl>
    </section>
  );
}

/** The code sets that a version was tested with, and whether another version of one is in force by now. */
export function Pinned({
  version: { pins },
  vocabulary,
}: {
  readonly version: RuleVersionShape;
  readonly vocabulary: Vocabulary;
}) {
  const title = useId();
  const sets = new Map(vocabulary.codeSets.map((set) => [set.id, set]));
  return (
    <section className="card pad stack" aria-labelledby={title}>
      <h2 className="h-l" id={title}>
        {rulePage.pins}
      </h2>
      {pins.codeSets.length === 0 ? (
        <p className="s">{rulePage.noPins}</p>
      ) : (
        <ul className="bullets s">
          {pins.codeSets.map(({ id, version }) => {
            const now = sets.get(id);
            return (
              <li key={id}>
                <a href={linkTo.codeSet(id)}>{now?.title ?? id}</a>, {rulePage.pin(version)}
                {now !== undefined && now.version !== version && <b>; {rulePage.newer(now.version)}</b>}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
