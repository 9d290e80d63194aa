import type * as v from 'valibot';
import type { ConcernSummary } from '../../src/api/concerns.ts';
import { recipientName } from '../../src/domain/audit/disclosure-audit.ts';
import type { StoredCall } from '../store/concern-calls.ts';
import type { LoggedConcern } from '../store/concerns.ts';

type Summary = v.InferOutput<typeof ConcernSummary>;

/** This child's concerns, newest first; a call whose written copy is still owed counts as one. */
export function summaries(
  concerns: readonly LoggedConcern[],
  calls: readonly StoredCall[],
): readonly Summary[] {
  const logged = new Set(concerns.map(({ id }) => id));
  const firstCalls = calls.filter(
    ({ concern }, i) => !logged.has(concern) && calls.findIndex((other) => other.concern === concern) === i,
  );
  return [...concerns.map(ofConcern), ...firstCalls.map(ofCall)].sort((a, b) => (a.at < b.at ? 1 : -1));
}

function ofConcern({ id, reference, copy, loggedAt, answerDueAt, inRecord }: LoggedConcern): Summary {
  const { decision, category } = copy.concern;
  const [first] = decision.share ? decision.recipients : [];
  return {
    id,
    reference,
    at: loggedAt.toISOString(),
    by: copy.by,
    shared: decision.share,
    about: category.display ?? category.code,
    inRecord,
    ...(first === undefined ? {} : { to: recipientName(named(first)) }),
    ...(answerDueAt === undefined ? {} : { answerDueAt: answerDueAt.toISOString() }),
  };
}

type Recipient = Parameters<typeof recipientName>[0];
type Stored = Extract<LoggedConcern['copy']['concern']['decision'], { share: true }>['recipients'][number];

const named = (recipient: Stored): Recipient =>
  recipient.kind === 'social-care' ? { ...recipient, phones: {} } : recipient;

const ofCall = ({ concern, copy, recordedAt }: StoredCall): Summary => ({
  id: concern,
  at: recordedAt.toISOString(),
  by: copy.by,
  shared: true,
  to: copy.call.to,
  about: 'Telephone call, written copy owed',
  inRecord: 'owed',
});
