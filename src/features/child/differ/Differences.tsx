import { Fragment } from 'react';
import type { CpisStatus, Plan, PlanKind } from '../../../domain/cpis.ts';
import type { Difference } from '../../../domain/record-differs.ts';
import type { RecordSays } from '../../../domain/record-plans.ts';
import type { ClinicalEvent } from '../../../domain/record.ts';
import { unreachable } from '../../../domain/result.ts';
import { recordDiffers as words } from '../../../text/record-differs.ts';
import { dateWords, eventWords, instantWords, timeWords } from '../../../text/when.ts';
import { useNow } from '../../../ui/use-now.ts';
import { useClock } from '../use-case.ts';
import { useReadAt } from './use-read-at.ts';

type Answered = Extract<CpisStatus, { state: 'found' | 'none' }>;

const dateOf = ({ when }: ClinicalEvent, now: number): string | undefined => when && eventWords(when, now);

function writtenBy({ recordedBy, place }: ClinicalEvent): string {
  const who = recordedBy ?? place;
  return who === undefined ? '' : words.writtenBy(who);
}

/** "child protection plan since 3 Mar 2026, written by Elm Surgery" */
function recordLine(kind: PlanKind, record: RecordSays, now: number, readAt: string | undefined): string {
  const plan = words.plans[kind];
  switch (record.state) {
    case 'none':
      return words.notRecorded(words.noneOf[kind], readAt);
    case 'in-force':
      return words.since(plan, dateOf(record.start, now)) + writtenBy(record.start);
    case 'ended':
      return words.ended(plan, dateOf(record.end, now)) + writtenBy(record.end);
    case 'unclear': {
      const [start, end] = [dateOf(record.start, now), dateOf(record.end, now)];
      return words.unclear(plan, start ?? words.noDate, end ?? words.noDate) + writtenBy(record.start);
    }
    default:
      return unreachable(record);
  }
}

function planLine({ kind, status, start, end, authority }: Plan): string {
  const plan = words.plans[kind];
  const dated =
    status === 'current'
      ? words.since(plan, start && dateWords(start))
      : words.ended(plan, end && dateWords(end));
  return dated + words.ofAuthority(authority);
}

/** "no record found, checked today 10:42" */
function cpisLine(kind: PlanKind, plans: readonly Plan[], answer: Answered, now: number): string {
  const checked = words.checked(instantWords(answer.check.answeredAt, now));
  if (answer.state === 'none') return words.noRecord + checked;
  return (plans.length === 0 ? words.noneOf[kind] : plans.map(planLine).join('; ')) + checked;
}

const title = (differences: readonly Difference[]): string =>
  differences.every(({ record }) => record.state === 'unclear') ? words.mayTitle : words.title;

/** Both sides of each disagreement, with their dates and where they come from, and who can settle it. */
export function Differences({
  answer,
  differences,
}: {
  readonly answer: Answered;
  readonly differences: readonly Difference[];
}) {
  const now = useNow(useClock(), 60_000);
  const readAt = useReadAt();
  const authorities = new Set(answer.state === 'found' ? answer.plans.map(({ authority }) => authority) : []);
  const [only] = authorities.size === 1 ? authorities : [];
  const who = only ?? words.theAuthority;
  return (
    <section className="cp-body s differ" aria-labelledby="differ-h">
      <h3 id="differ-h">{title(differences)}</h3>
      <dl className="kv">
        {differences.map(({ kind, record, cpis }) => (
          <Fragment key={kind}>
            <dt>{words.record}</dt>
            <dd>{recordLine(kind, record, now, readAt && timeWords(readAt))}.</dd>
            <dt>{words.cpis}</dt>
            <dd>{cpisLine(kind, cpis, answer, now)}.</dd>
          </Fragment>
        ))}
      </dl>
      <p>{words.ring(who)}</p>
    </section>
  );
}
