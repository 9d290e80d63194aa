import type { Recipient } from '../../../domain/concern.ts';
import { receiptText as words } from '../../../text/concern-outcome.ts';
import { sent, type Attempt } from '../send.ts';
import { shortRecipient } from '../share/recipients.ts';

/** To whom it is shared first; undefined for a decision not to share. */
export const firstOf = ({ concern: { decision } }: Pick<Attempt, 'concern'>): Recipient | undefined =>
  decision.share ? decision.recipients[0] : undefined;

/** The authority whose children's social care it goes to. */
export function socialCareIn(attempt: Pick<Attempt, 'concern'>) {
  const first = firstOf(attempt);
  return first?.kind === 'social-care' ? first : undefined;
}

/** Whether the first recipient has it: the log says so, or the record system's own write referred it. */
export function hasReached(attempt: Attempt): boolean {
  const stage = attempt.log.state === 'logged' ? attempt.log.logged.stage : undefined;
  switch (stage) {
    case 'waiting':
    case 'acknowledged':
    case 'decided':
    case 'closed':
      return true;
    case 'to-send':
    case 'written-copy-owed':
    case 'not-shared':
    case 'to-review':
    case undefined:
      return sent(attempt);
  }
}

/** What became of it, as the largest words of the receipt: never more than is known. */
export function headline(attempt: Attempt): string {
  const first = firstOf(attempt);
  if (!attempt.concern.decision.share) return words.decisionKept;
  if (first === undefined) return words.kept;
  return hasReached(attempt)
    ? words.notAnswered(shortRecipient(first))
    : words.doesNotHaveIt(shortRecipient(first));
}

export function stateWords(attempt: Attempt): string {
  if (attempt.log.state !== 'logged') return words.inRecordOnly;
  if (!attempt.concern.decision.share) return words.savedOnly;
  return hasReached(attempt) ? words.sent : words.notSentYet;
}
