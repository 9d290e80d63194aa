import type { Board } from '../../src/api/concern-log.ts';
import { isOverdue, type Standing } from '../../src/domain/referral-standing.ts';
import type { Deps } from '../http/deps.ts';
import type { GatewaySession } from '../sessions/session.ts';
import type { Asked } from '../store/concerns.ts';
import { firstCalls, newestFirst, ofCall, ofConcern } from './summaries.ts';
import { teamOf } from './open-concern.ts';
import { follow, followCalls } from './standing.ts';

type State = 'open' | 'overdue' | 'closed';
type Waiting = Board['waiting'][number];

/** More than this of closed concerns is for the registers. */
const mostClosed = 200;
/** Far beyond what is open at one time in an organisation. */
const mostOpen = 5000;

/** Whose referrals somebody sees: of the team where they work now, of teams they lead, of all; or nobody's. */
export function boardOf(session: GatewaySession): Asked['of'] | undefined {
  const { rights, leads, userKey } = session;
  if (rights.includes('open-concerns') || rights.includes('read-registers')) return 'all';
  const works = rights.includes('record-concern') && 'patientId' in session;
  if (!works && leads.length === 0) return undefined;
  const here = works && session.setting !== undefined ? [session.setting.id] : [];
  return { settings: [...new Set([...here, ...leads])], userKey };
}

/** Referrals and where they stand: overdue first, then what is due soonest; of closed ones the newest first. */
export async function readBoard(
  deps: Deps,
  session: GatewaySession,
  of: Asked['of'],
  state: State,
): Promise<Board> {
  const { store, config } = deps;
  const tenant = session.tenant.id;
  const open = state !== 'closed';
  const concerns = await store.concerns.listOf(tenant, { of, open, most: open ? mostOpen : mostClosed });
  const lines = (await follow(deps, store.db, tenant, concerns)).map((one): Waiting => ({
    ...lineOf(ofConcern(one, session)),
    child: one.logged.copy.child?.name ?? 'Name not kept',
    ...teamOf(deps, one.logged),
  }));
  const asked = { of, open, most: open ? mostOpen : mostClosed };
  const calls = firstCalls(await store.concernCalls.withoutConcern(tenant, asked), new Set());
  const rung = (await followCalls(deps, store.db, tenant, calls)).map(({ call, ...came }): Waiting => ({
    ...lineOf(ofCall(call, came, session)),
    child: call.copy.child?.name ?? 'Name not kept',
    ...teamOf(deps, call),
  }));
  const all = [...lines, ...rung].filter((line) => state !== 'overdue' || isOverdue(line));
  const titles = config.careSettings.settings
    .filter(({ id }) => of === 'all' || of.settings.includes(id))
    .map(({ title }) => title);
  return { teams: titles, waiting: all.sort(open ? mostPressing : newestFirst) };
}

function lineOf({
  id,
  reference,
  at,
  by,
  to,
  mayOpen,
  settled,
  stage,
  clocks,
}: ReturnType<typeof ofConcern>) {
  return {
    id,
    at,
    by,
    mayOpen,
    stage,
    clocks,
    ...(reference === undefined ? {} : { reference }),
    ...(to === undefined ? {} : { to }),
    ...(settled === undefined ? {} : { settled }),
  };
}

/** What waits longest comes first: the time that ran out earliest, then the one that runs out next. */
function mostPressing(a: Waiting, b: Waiting): number {
  return dueOf(a) - dueOf(b) || Date.parse(a.at) - Date.parse(b.at);
}

const dueOf = ({ clocks }: Pick<Standing, 'clocks'>): number =>
  Math.min(
    ...clocks
      .filter(({ state }) => state === 'overdue' || state === 'running')
      .map(({ dueAt }) => Date.parse(dueAt)),
    Number.MAX_SAFE_INTEGER,
  );
