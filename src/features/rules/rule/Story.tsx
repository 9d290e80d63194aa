import { useId } from 'react';
import type { RuleHistory } from '../../../api/rules.ts';
import { story } from '../../../text/rule-desk-life.ts';
import { instantWords } from '../../../text/when.ts';
import { useDesk } from '../../../desk/desk.ts';

/** Everything that was done to a rule, newest first: who, when, what and why. */
export function Story({ history }: { readonly history: RuleHistory }) {
  const title = useId();
  const now = Date.parse(useDesk().now());
  return (
    <section className="card pad stack" aria-labelledby={title}>
      <h2 className="h-l" id={title}>
        {story.title}
      </h2>
      <ol className="story">
        {history.acts.toReversed().map(({ number, act, at, by, reason, override }, i) => (
          <li key={`${at} ${number} ${act} ${i}`}>
            <time className="s q" dateTime={at}>
              {instantWords(at, now)}
            </time>
            <p>
              <b className="strong">{by.name}</b>
              {by.role !== undefined && `, ${by.role},`} {story.acts[act]} {story.version(number)}
              {reason === undefined ? '.' : `: ${reason}`}
            </p>
            {override !== undefined && (
              <p>
                {story.override} {override}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
