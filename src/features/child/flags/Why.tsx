import type { ClinicalEvent } from '../../../domain/record.ts';
import type { Finding, Rule } from '../../../rules/rule.ts';
import { gradeWords } from '../../../text/grades.ts';
import { upperFirst } from '../../../text/common.ts';
import { whyText as words } from '../../../text/why.ts';
import { newestFirst, whenWords } from './newest-first.ts';

interface Listed {
  readonly events: readonly ClinicalEvent[];
  readonly now: number;
}

/** Every entry that was counted, with date, place and who recorded it. */
function Entries({ events, now }: Listed) {
  return (
    <ul className="plain">
      {newestFirst(events).map((event, i) => (
        <li key={event.sources[0] ?? i}>
          <b>{event.title}</b>, {whenWords(event, now)}
          {event.place !== undefined && `, ${event.place}`}
          {event.recordedBy !== undefined && `, ${words.recordedBy(event.recordedBy)}`}
        </li>
      ))}
    </ul>
  );
}

/** Each criterion that decided, in words, and under it what was counted for it. */
function Counted({ finding, now }: { readonly finding: Finding; readonly now: number }) {
  const { because, outcome } = finding;
  if (because.length === 0)
    return outcome.evidence.length === 0 ? null : (
      <>
        <dt>{words.evidence}</dt>
        <dd>
          <Entries events={outcome.evidence} now={now} />
        </dd>
      </>
    );
  return (
    <>
      <dt>{words.evidence}</dt>
      {because.map((one) => (
        <dd key={one.words}>
          {upperFirst(one.words)}
          {one.evidence.length === 0 ? '.' : ':'}
          {one.evidence.length > 0 && <Entries events={one.evidence} now={now} />}
        </dd>
      ))}
    </>
  );
}

function Guidance({ guideline: { grade, title, url, caution } }: Pick<Rule, 'guideline'>) {
  return (
    <>
      <dt>{words.guideline}</dt>
      <dd>
        {gradeWords[grade]}:{' '}
        {url === undefined ? (
          title
        ) : (
          <a href={url} target="_blank" rel="noreferrer">
            {title}
          </a>
        )}
        {caution !== undefined && <p className="q">{caution}</p>}
      </dd>
    </>
  );
}

/** Why a flag is shown: the rule in one sentence, what decided it with everything that was counted, and its guidance. */
export function Why({ finding, now }: { readonly finding: Finding; readonly now: number }) {
  const { rule, sentence } = finding;
  return (
    <dl className="why">
      <dt>{words.why}</dt>
      <dd>{rule.why}</dd>
      <dt>{words.rule}</dt>
      <dd>
        {sentence} <span className="q">{words.version(rule.version, rule.owner)}</span>
      </dd>
      <Counted finding={finding} now={now} />
      <Guidance guideline={rule.guideline} />
    </dl>
  );
}
