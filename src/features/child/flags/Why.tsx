import type { Finding } from '../../../rules/rule.ts';
import { flags } from '../../../text/child.ts';
import { EvidenceList } from './Evidence.tsx';

/** Why a flag is shown: the rule in one sentence, everything that was counted, the guidance behind it. */
export function Why({
  finding,
  id,
  now,
}: {
  readonly finding: Finding;
  readonly id: string;
  readonly now: number;
}) {
  const { rule, sentence, outcome } = finding;
  const { guideline } = rule;
  return (
    <dl className="why" id={id}>
      <dt>{flags.why}</dt>
      <dd>{rule.why}</dd>
      <dt>{flags.rule}</dt>
      <dd>
        {sentence} <span className="q">{flags.version(rule.version, rule.owner)}.</span>
      </dd>
      {outcome.evidence.length > 0 && (
        <>
          <dt>{flags.evidence}</dt>
          <dd>
            <EvidenceList events={outcome.evidence} now={now} />
          </dd>
        </>
      )}
      <dt>{flags.guideline}</dt>
      <dd>
        {flags.grades[guideline.grade]}:{' '}
        {guideline.url === undefined ? (
          guideline.title
        ) : (
          <a href={guideline.url} target="_blank" rel="noreferrer">
            {guideline.title}
          </a>
        )}
        {guideline.caution !== undefined && <p className="q">{guideline.caution}</p>}
      </dd>
    </dl>
  );
}
