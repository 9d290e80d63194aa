import type { Truth } from '../../../rules/rule.ts';
import type { RecordIndex } from '../../../rules/record-index.ts';
import { because, tryIt } from '../../../text/rule-try.ts';
import { dayWords } from '../../../text/when.ts';
import { Shape, type ShapeName } from '../../../ui/Shape.tsx';
import type { Reason, Tried } from './explain.ts';
import { eventInWords, factWords, leftOutWords } from './in-words.ts';

const shapes = { yes: 'found', no: 'none', unknown: 'ask' } as const satisfies Record<Truth, ShapeName>;
const said: Record<Truth, string> = { yes: because.so, no: because.notSo, unknown: because.unknown };
const shown = 4;

/** An answer as shape and word. */
export function AnswerMark({ truth }: { readonly truth: Truth }) {
  return (
    <span className="res">
      <Shape name={shapes[truth]} /> <b className="strong">{tryIt.answers[truth]}</b>
    </span>
  );
}

function Listed({ items }: { readonly items: readonly string[] }) {
  const rest = items.length - shown;
  return (
    <ul className="tried-list">
      {items.slice(0, shown).map((item, i) => (
        <li key={i}>{item}</li>
      ))}
      {rest > 0 && <li>{because.more(rest)}</li>}
    </ul>
  );
}

function OneReason({ reason, record }: { readonly reason: Reason; readonly record: RecordIndex }) {
  const now = Date.parse(record.input.now);
  return (
    <li>
      <b className="strong">{said[reason.truth]}:</b> {reason.words}.{' '}
      {reason.fact !== undefined && <span>{factWords(reason.fact, now)}.</span>}
      {reason.evidence.length > 0 && (
        <Listed items={reason.evidence.map((event) => eventInWords(event, record.words))} />
      )}
      {reason.leftOut.length > 0 && (
        <>
          <p>{because.notCounted}</p>
          <Listed items={reason.leftOut.map((one) => leftOutWords(one, record.words))} />
        </>
      )}
    </li>
  );
}

/** Why a rule answered as it did: the criteria that decided, and what they rest on. */
export function WhyTried({ tried, record }: { readonly tried: Tried; readonly record: RecordIndex }) {
  return (
    <div className="tried-why">
      <p className="q">{tryIt.onDay(dayWords(record.today))}</p>
      <ul>
        {tried.reasons.map((reason, i) => (
          <OneReason key={i} reason={reason} record={record} />
        ))}
      </ul>
    </div>
  );
}
