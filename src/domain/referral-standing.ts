import { closeOfDay, closeOfNextWorkingDay, oneWorkingDayAfter, type Due } from './calendar/working-day.ts';
import { londonDay } from './calendar/london.ts';
import type { Instant } from './fetched.ts';
import type { Clock, HappeningKind, Stage } from './referral.ts';

/** What of a kept concern decides where it stands. */
export interface Kept {
  /** When the decision that stands was made: at logging, or by an amendment that changed it. */
  readonly decidedAt: Instant;
  readonly decision:
    { readonly share: true } | { readonly share: false; readonly reviewAt?: string | undefined };
  readonly fgm?: { readonly knownAt: Instant; readonly reportedAt?: Instant | undefined } | undefined;
}

/** That something happened, and when. */
interface Happened {
  readonly kind: HappeningKind;
  readonly at: Instant;
}

export interface Standing {
  readonly stage: Stage;
  readonly clocks: readonly Clock[];
}

/**
 * Where a concern stands at an instant, and its time limits. `workingDayEnds`: the site's hour, e.g. `17:00`, Europe/London.
 *
 * A referral that was decided is sent, and one that was rung instead is followed by its written copy, within one working
 * day (24 hours in most local procedures). The local authority answers within one working day of what was sent (Working
 * Together 2023). The police are told of female genital mutilation by the close of the next working day (statutory guidance
 * on section 5B of the Act of 2003). What happened after an outcome, e.g. that it was sent again, opens it again.
 */
export function standingOf(
  kept: Kept,
  happenings: readonly Happened[],
  now: Instant,
  workingDayEnds: string,
): Standing {
  const { decision } = kept;
  const inOrder = happenings.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const first = (...kinds: readonly HappeningKind[]) => inOrder.find(({ kind }) => kinds.includes(kind))?.at;
  const sent = first('sent');
  const shared = decision.share || sent !== undefined;
  const last = (...kinds: readonly HappeningKind[]) =>
    inOrder.findLast(({ kind }) => kinds.includes(kind))?.at;
  const outcome = last('outcome');
  const goneOn = last('sent', 'decided');
  // Times are told to the minute: of what happened in one minute the outcome is the last.
  const closed = outcome !== undefined && (goneOn === undefined || !before(outcome, goneOn));
  const call = first('call');
  const rung = call !== undefined && (sent === undefined || before(call, sent)) ? call : undefined;

  const clock = (what: Clock['what'], due: Due, keptAt: Instant | undefined): Clock => ({
    what,
    dueAt: due.at,
    bankHolidays: due.bankHolidays,
    state: stateOf(due.at, keptAt, now),
  });
  const oneDay = (from: Instant) => oneWorkingDayAfter(from, workingDayEnds);
  const clocks: Clock[] = [];

  // Of what was closed without ever being sent nothing is owed any more, and nothing was kept.
  if (shared && !(closed && sent === undefined)) {
    clocks.push(
      rung === undefined
        ? clock('send', oneDay(kept.decidedAt), sent)
        : clock('written-copy', oneDay(rung), sent),
    );
  }
  if (sent !== undefined)
    clocks.push(clock('answer', oneDay(sent), first('acknowledged', 'decided', 'outcome')));
  if (kept.fgm !== undefined) {
    const due = closeOfNextWorkingDay(kept.fgm.knownAt, workingDayEnds);
    clocks.push(clock('police', due, earliest(kept.fgm.reportedAt, first('police-told'))));
  }
  const review =
    decision.share || sent !== undefined ? undefined : reviewOf(decision.reviewAt, workingDayEnds);
  if (review !== undefined) {
    const reviewed = inOrder.find(({ kind, at }) => kind === 'reviewed' && !before(at, kept.decidedAt))?.at;
    clocks.push(clock('review', review, reviewed));
  }
  const toReview = clocks.some(
    ({ what, state, dueAt }) =>
      what === 'review' && (state === 'overdue' || (state === 'running' && sameLondonDay(dueAt, now))),
  );
  return { stage: stageOf({ closed, shared, sent, rung, toReview, first }), clocks };
}

/** Whether anything is still to come of it: it is open, or a time limit runs. */
export const isOpen = ({ stage, clocks }: Standing): boolean =>
  (stage !== 'closed' && stage !== 'not-shared') ||
  clocks.some(({ state }) => state === 'running' || state === 'overdue');

/** Whether a time limit has passed and what it is for has not been done. */
export const isOverdue = ({ clocks }: Pick<Standing, 'clocks'>): boolean =>
  clocks.some(({ state }) => state === 'overdue');

function stageOf(facts: {
  readonly closed: boolean;
  readonly shared: boolean;
  readonly sent: Instant | undefined;
  readonly rung: Instant | undefined;
  readonly toReview: boolean;
  readonly first: (...kinds: readonly HappeningKind[]) => Instant | undefined;
}): Stage {
  if (facts.closed) return 'closed';
  if (!facts.shared) return facts.toReview ? 'to-review' : 'not-shared';
  if (facts.sent === undefined) return facts.rung === undefined ? 'to-send' : 'written-copy-owed';
  if (facts.first('decided') !== undefined) return 'decided';
  return facts.first('acknowledged') === undefined ? 'waiting' : 'acknowledged';
}

function stateOf(dueAt: Instant, keptAt: Instant | undefined, now: Instant): Clock['state'] {
  if (keptAt === undefined) return before(dueAt, now) ? 'overdue' : 'running';
  return before(dueAt, keptAt) ? 'kept-late' : 'kept';
}

const sameLondonDay = (a: Instant, b: Instant): boolean =>
  londonDay(Date.parse(a)) === londonDay(Date.parse(b));

const before = (a: Instant, b: Instant): boolean => Date.parse(a) < Date.parse(b);

const earliest = (a: Instant | undefined, b: Instant | undefined): Instant | undefined =>
  a === undefined || (b !== undefined && before(b, a)) ? b : a;

const reviewOf = (reviewAt: string | undefined, endsAt: string): Due | undefined =>
  reviewAt === undefined ? undefined : closeOfDay(reviewAt, endsAt);
