import type { Context } from 'hono';
import { readAudit } from '../../src/domain/audit/read-audit.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { append } from '../audit/ledger.ts';
import type { Deps, Env } from '../http/deps.ts';
import { refusal, type Refusal } from '../http/problem.ts';
import type { StoredCall } from '../store/concern-calls.ts';
import type { LoggedConcern } from '../store/concerns.ts';
import { together } from '../store/together.ts';
import { aboutChild, aboutMany, patientOf, type Asking } from './about.ts';
import { reachOf, type Reach, type Whose } from './need-to-know.ts';

/** What is asked for, in the ledger's words, and who may: `colleagues` who have this child on screen, or nobody but those who need to know. */
interface Wanted {
  readonly what: string;
  readonly for: 'colleagues' | 'need-to-know';
}

export interface Reached {
  readonly logged: LoggedConcern;
  /** `colleague`: has the child on screen and may record concerns. */
  readonly as: Reach | 'colleague';
}

const unknown = refusal(404, 'unknown-concern', 'There is no such concern here.', {
  fix: 'Open Safelight from the record of the child it is about.',
});
const noRight = refusal(403, 'no-right', 'Your role may not do this here.', {
  fix: 'Ask who wrote it, who leads their team, or the safeguarding lead.',
});
const needToKnow = refusal(403, 'need-to-know', 'This concern is open to those who need to know it.', {
  fix: 'Ask who wrote it, who leads their team, or the safeguarding lead.',
});

export const askingIn = (c: Context<Env>): Asking => ({
  session: c.get('session'),
  requestId: c.get('requestId'),
});

/**
 * A concern of the session's organisation, for whoever may reach it. A refusal is in the ledger, about the child whose
 * concern it is, before it is given; it does not tell whether there is one about another child.
 */
export async function reachConcern(
  deps: Deps,
  c: Context<Env>,
  id: string,
  wanted: Wanted,
): Promise<Result<Reached, Refusal>> {
  const { store } = deps;
  const tenant = askingIn(c).session.tenant.id;
  const logged = isUuid(id) ? await store.concerns.find(store.db, tenant, id) : undefined;
  const as = await reachWhose(deps, c, logged, wanted);
  if (logged === undefined || !as.ok) return fail(as.ok ? unknown : as.failure);
  return succeed({ logged, as: as.value });
}

/** The first call about a concern, which may be all that there is of it: for the same people as the concern itself. */
export async function reachCall(
  deps: Deps,
  c: Context<Env>,
  id: string,
  wanted: Wanted,
): Promise<Result<StoredCall, Refusal>> {
  const { store } = deps;
  const tenant = askingIn(c).session.tenant.id;
  const [call] = isUuid(id) ? await store.concernCalls.about(store.db, tenant, [id]) : [];
  const as = await reachWhose(deps, c, call, wanted);
  return call === undefined || !as.ok ? fail(as.ok ? unknown : as.failure) : succeed(call);
}

async function reachWhose(
  deps: Deps,
  c: Context<Env>,
  found: (Whose & About) | undefined,
  wanted: Wanted,
): Promise<Result<Reached['as'], Refusal>> {
  const { session } = askingIn(c);
  const elsewhere = 'patientId' in session && found?.childKey !== session.childKey;
  const as = found && reachAs(session, found, wanted);
  if (found !== undefined && !elsewhere && as !== undefined) return succeed(as);
  const refused =
    found === undefined || elsewhere
      ? unknown
      : session.rights.includes('record-concern') && wanted.for === 'need-to-know'
        ? needToKnow
        : noRight;
  await noteRefused(deps, c, wanted.what, refused, found);
  return fail(refused);
}

function reachAs(session: Asking['session'], logged: Whose, wanted: Wanted): Reached['as'] | undefined {
  const reach = reachOf(session, logged);
  if (reach !== undefined || wanted.for === 'need-to-know') return reach;
  const onScreen = 'patientId' in session && session.childKey === logged.childKey;
  return onScreen && session.rights.includes('record-concern') ? 'colleague' : undefined;
}

/** Whom and what a refusal is about. */
interface About {
  readonly reference?: string;
  readonly copy: { readonly patient?: string | undefined };
}

/** Puts in the ledger that something about a child's concern was asked for and not given. */
export async function noteRefused(
  deps: Deps,
  c: Context<Env>,
  what: string,
  { problem }: Refusal,
  logged?: About,
  details: Readonly<Record<string, string | undefined>> = {},
): Promise<void> {
  const asking = askingIn(c);
  const { session } = asking;
  const patient = logged?.copy.patient ?? ('patientId' in session ? patientOf(session) : undefined);
  const entry = readAudit({
    ...(patient === undefined
      ? aboutMany(deps, asking)
      : aboutChild(deps, asking, patient, { purpose: 'TREAT', on: 'read' })),
    what,
    details,
    refused: problem.code,
    ...(logged?.reference === undefined ? {} : { reference: logged.reference }),
  });
  await together(deps.store.db, (tx) => append(tx, session.tenant.id, entry));
}

const isUuid = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
