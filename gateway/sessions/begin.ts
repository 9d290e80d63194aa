import type * as v from 'valibot';
import type { Right, SessionOpened } from '../../src/api/sessions.ts';
import { sessionAudit } from '../../src/domain/audit/session-audit.ts';
import { append } from '../audit/ledger.ts';
import { auditOf, userAuditOf } from '../audit/of-session.ts';
import type { Deps } from '../http/deps.ts';
import { noteChild } from '../registers/note-child.ts';
import { inUse, keysOf } from './in-use.ts';
import type { ChildContent, GatewaySession, SessionContent } from './session.ts';

type Opened = v.InferOutput<typeof SessionOpened>;

/** What the ledger says of a session: its user, and its child where it has one. */
export const contextOf = (
  deps: Deps,
  session: SessionContent,
  requestId: string,
): Parameters<typeof sessionAudit>[0] =>
  'patientId' in session ? auditOf(deps, session, requestId) : userAuditOf(deps, session, requestId);

/** Stores a session with its entry in the ledger, and answers what the page is told of it. */
export async function begin(deps: Deps, content: SessionContent, requestId: string): Promise<Opened> {
  const { config, store } = deps;
  const openedAt = deps.clock();
  const expiresAt = new Date(openedAt.getTime() + config.site.sessionMinutes * 60_000);
  const setting = 'patientId' in content ? await settingHere(deps, content) : undefined;
  const kept = { content, expiresAt, ...(setting === undefined ? {} : { setting }) };
  const { token, tokenHash } = await store.db.transaction().execute(async (tx) => {
    await append(tx, content.tenant.id, sessionAudit(contextOf(deps, content, requestId), 'opened'));
    if ('patientId' in content) await noteChild(deps, tx, content);
    return store.sessions.open(tx, { ...kept, openedAt });
  });
  const { clinician, tenant, rights, redFlags = 'all', leads } = content;
  return {
    token,
    expiresAt: expiresAt.toISOString(),
    clinician,
    tenant: tenant.name,
    rights,
    redFlags,
    ...(leads.length === 0 ? {} : { leads }),
    settings: config.careSettings.settings,
    ...(await aboutChild(deps, inUse(deps, { ...kept, tokenHash }))),
  };
}

/** What was chosen in this visit before, else what the record system told. */
async function settingHere({ store }: Deps, content: ChildContent): Promise<string | undefined> {
  const of = { tenant: content.tenant, ...keysOf(store.seal, content) };
  return (await store.chosenSettings.find(of, content.toldSetting)) ?? content.toldSetting;
}

type AboutChild = Pick<Opened, 'nhsNumber' | 'setting' | 'nhsSignIn' | 'recordReplaced'>;

/** Nobody is looked up without a child, so nobody needs to sign in to the NHS for it. */
async function aboutChild({ nhs }: Deps, session: GatewaySession): Promise<AboutChild> {
  if (!('patientId' in session)) return { nhsSignIn: { state: 'not-needed' }, recordReplaced: false };
  return {
    nhsNumber: session.nhsNumber.state,
    ...(session.setting === undefined ? {} : { setting: session.setting }),
    nhsSignIn: nhs === undefined ? { state: 'not-needed' } : await nhs.status(session),
    recordReplaced: session.recordReplaced,
  };
}

const lookUpRights: readonly Right[] = ['look-up-unscheduled', 'look-up-scheduled'];

/** Where people sign in to the NHS themselves, what they may look up comes with that sign-in and from nowhere else. */
export const withRightsHere = (content: SessionContent, { nhs }: Pick<Deps, 'nhs'>): SessionContent =>
  nhs === undefined
    ? content
    : { ...content, rights: content.rights.filter((right) => !lookUpRights.includes(right)) };
