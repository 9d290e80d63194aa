import type { HappeningShape } from '../../src/api/concern-log.ts';
import { standingOf, type Standing } from '../../src/domain/referral-standing.ts';
import type { Deps } from '../http/deps.ts';
import type { CallSettled } from '../../src/api/concern-call.ts';
import { settlementOf } from '../store/call-settlements.ts';
import type { StoredCall } from '../store/concern-calls.ts';
import type { StoredHappening } from '../store/concern-happenings.ts';
import type { LoggedConcern } from '../store/concerns.ts';
import type { Database } from '../store/database.ts';

type Means = Pick<Deps, 'store' | 'clock' | 'config'>;

/** A concern with all that happened to it and where it stands now. */
export interface Followed {
  readonly logged: LoggedConcern;
  /** As they were told. */
  readonly told: readonly StoredHappening[];
  /** In the order in which they happened, calls among them. */
  readonly happenings: readonly HappeningShape[];
  readonly standing: Standing;
}

/** `from`: the transaction, where one is under way. */
export async function follow(
  { store, clock, config }: Means,
  from: Database,
  tenant: string,
  concerns: readonly LoggedConcern[],
): Promise<readonly Followed[]> {
  const ids = concerns.map(({ id }) => id);
  const told = await store.concernHappenings.list(from, tenant, ids);
  const calls = await store.concernCalls.about(from, tenant, ids);
  return concerns.map((logged) => {
    const own = told.filter(({ concern }) => concern === logged.id);
    const happenings = [
      ...calls.filter(({ concern }) => concern === logged.id).map(callAsHappening),
      ...sentOfOld(logged),
      ...own.map(({ happening }) => happening),
    ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
    return {
      logged,
      told: own,
      happenings,
      standing: standingOf(keptOf(logged), happenings, clock().toISOString(), config.site.workingDayEnds),
    };
  });
}

/** One of them. */
export async function followOne(
  deps: Means,
  from: Database,
  tenant: string,
  logged: LoggedConcern,
): Promise<Followed> {
  const [one] = await follow(deps, from, tenant, [logged]);
  if (one === undefined) throw new Error('A concern was given and none came back.');
  return one;
}

function keptOf({ copy, loggedAt }: LoggedConcern): Parameters<typeof standingOf>[0] {
  const { decision, fgm } = copy.concern;
  return {
    decidedAt: copy.decidedAt ?? loggedAt.toISOString(),
    decision: decision.share ? { share: true } : { share: false, reviewAt: decision.reviewAt },
    ...(fgm === undefined ? {} : { fgm: { knownAt: fgm.knownAt, reportedAt: fgm.report?.at } }),
  };
}

/** When the time of a call counts from: a page's clock that runs ahead gives nobody longer. */
export const beganAt = ({ copy: { call }, recordedAt }: StoredCall): string =>
  Date.parse(call.at) > recordedAt.getTime() ? recordedAt.toISOString() : call.at;

const callAsHappening = (stored: StoredCall): HappeningShape => ({
  kind: 'call',
  at: beganAt(stored),
  by: stored.copy.by,
  to: stored.copy.call.to,
  whoAnswered: stored.copy.call.whoAnswered,
  said: stored.copy.call.said,
});

/** Before what happened was kept one by one, being in the record was being sent. */
const sentOfOld = ({ sentOfOld: at, copy }: LoggedConcern): readonly HappeningShape[] =>
  at === undefined ? [] : [{ kind: 'sent', at: at.toISOString(), by: copy.by, how: 'within-record-system' }];

/** A call that nobody has written a concern for, and what somebody said became of it. */
export interface FollowedCall {
  readonly call: StoredCall;
  readonly standing: Standing;
  readonly settled?: CallSettled;
}

export async function followCalls(
  deps: Means,
  from: Database,
  tenant: string,
  calls: readonly StoredCall[],
): Promise<readonly FollowedCall[]> {
  const ids = [...new Set(calls.map(({ concern }) => concern))];
  const settlements = await deps.store.callSettlements.list(from, tenant, ids);
  return calls.map((call) => {
    const settled = settlementOf(call, settlements)?.settled;
    return {
      call,
      standing: standingOfCall(deps, call, settled),
      ...(settled === undefined ? {} : { settled }),
    };
  });
}

/** Settled, nothing is owed of it any more; a copy that was sent another way was in time or late. */
export function standingOfCall(
  { clock, config }: Means,
  stored: StoredCall,
  settled?: CallSettled,
): Standing {
  const sent = settled?.how === 'sent-another-way' ? [{ kind: 'sent', at: settled.at } as const] : [];
  const standing = standingOf(
    { decidedAt: stored.recordedAt.toISOString(), decision: { share: true } },
    [{ kind: 'call', at: beganAt(stored) }, ...sent],
    clock().toISOString(),
    config.site.workingDayEnds,
  );
  if (settled === undefined) return standing;
  return {
    stage: 'closed',
    clocks: standing.clocks.filter(({ state }) => state === 'kept' || state === 'kept-late'),
  };
}
