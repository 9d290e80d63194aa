import type * as v from 'valibot';
import type { ConcernSummary } from '../../src/api/concerns.ts';
import { recipientName } from '../../src/domain/audit/disclosure-audit.ts';
import type { GatewaySession } from '../sessions/session.ts';
import type { StoredCall } from '../store/concern-calls.ts';
import type { LoggedConcern } from '../store/concerns.ts';
import { exact } from './log-audit.ts';
import { reachOf } from './need-to-know.ts';
import type { Followed, FollowedCall } from './standing.ts';

type Summary = v.InferOutput<typeof ConcernSummary>;

/** A concern as one line: nothing of what was seen or said. */
export const ofConcern = ({ logged, standing }: Followed, session: GatewaySession): Summary => ({
  id: logged.id,
  reference: logged.reference,
  at: logged.loggedAt.toISOString(),
  by: logged.copy.by,
  shared: logged.copy.concern.decision.share,
  about: logged.copy.concern.category.display ?? logged.copy.concern.category.code,
  inRecord: logged.inRecord,
  mayOpen: reachOf(session, logged) !== undefined,
  ...toWhom(logged),
  stage: standing.stage,
  clocks: [...standing.clocks],
});

function toWhom({ copy }: LoggedConcern): { readonly to?: string } {
  const { decision } = copy.concern;
  const [first] = decision.share ? decision.recipients : [];
  return first === undefined ? {} : { to: recipientName(exact(first)) };
}

/**
 * A call whose concern was never written counts as one: its written copy is owed until somebody says what became of it.
 * There is nothing to open; what was said of it is for those who may.
 */
export function ofCall(
  { concern, copy, recordedAt, ...whose }: StoredCall,
  { standing, settled }: Omit<FollowedCall, 'call'>,
  session: GatewaySession,
): Summary {
  const mayOpen = reachOf(session, whose) !== undefined;
  return {
    id: concern,
    at: recordedAt.toISOString(),
    by: copy.by,
    shared: true,
    to: copy.call.to,
    about: settled === undefined ? 'Telephone call, written copy owed' : 'Telephone call, settled',
    inRecord: 'owed',
    mayOpen,
    ...(settled !== undefined && mayOpen ? { settled } : {}),
    stage: standing.stage,
    clocks: [...standing.clocks],
  };
}

/** The first call of each concern, of those about none that is written. */
export const firstCalls = (
  calls: readonly StoredCall[],
  written: ReadonlySet<string>,
): readonly StoredCall[] => {
  const inOrder = calls.toSorted((a, b) => Date.parse(a.copy.call.at) - Date.parse(b.copy.call.at));
  return inOrder.filter(
    ({ concern }, i) =>
      !written.has(concern) && inOrder.findIndex((other) => other.concern === concern) === i,
  );
};

export const newestFirst = (a: { readonly at: string }, b: { readonly at: string }): number =>
  Date.parse(b.at) - Date.parse(a.at);
