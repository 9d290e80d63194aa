import * as v from 'valibot';
import { exactly } from '../../src/api/call.ts';
import { CpisStatusShape } from '../../src/api/cpis.ts';
import type { CpisStatus } from '../../src/domain/cpis.ts';
import type { Deps } from '../http/deps.ts';
import { errorFacts } from '../http/request-log.ts';
import { missingRight } from '../look-ups/grounds.ts';
import { lookUpsWith } from '../look-ups/look-up.ts';
import { keysOf } from '../sessions/in-use.ts';
import type { ChildContent, ChildSession } from '../sessions/session.ts';
import type { Visit } from './child.ts';
import type { HookName } from './services.ts';

/** Milliseconds that a card waits for CP-IS; the answer is kept for the app all the same. */
const waitsMs = 1500;

const known = exactly<CpisStatus>(CpisStatusShape);

type Setting = Deps['config']['careSettings']['settings'][number];

/**
 * What hooks say of CP-IS; nothing unless the site has said so for this place of care. Where it has them look up, that is
 * when a visit begins, by the same way as a press in the app: the row and its entry first, then the one call. It is made
 * at most once in a visit, whoever opens the record how often, and never where anybody has looked already. Nor for a visit
 * that is not under way: a social worker would be told that a child was seen who is at home.
 */
export async function cpisFor(
  deps: Deps,
  content: ChildContent,
  { hook, visit }: { readonly hook: HookName; readonly visit: Visit },
  requestId: string,
): Promise<CpisStatus | undefined> {
  const { config, store } = deps;
  const { settings } = config.careSettings;
  const policyOf = ({ id, hooks }: Setting) => config.site.hooks?.lookUps?.[id] ?? hooks ?? 'never';
  const setting = settings.find(({ id }) => id === content.toldSetting);
  // A visit that could not be read may be where hooks speak of CP-IS: that nobody has asked is then said.
  const unread = visit === 'not-readable' && settings.some((one) => policyOf(one) !== 'never');
  const policy = setting === undefined ? (unread ? 'say-not-checked' : 'never') : policyOf(setting);
  if (policy === 'never') return undefined;
  const keys = keysOf(store.seal, content);
  const of = { tenant: content.tenant.id, childKey: keys.childKey, visitKey: keys.visitKey };
  // Whoever looked has the answer in the app; here it is not given to others.
  if (await store.cdsCards.anyLookUp(of)) return undefined;
  const may =
    setting !== undefined &&
    policy === 'look-up' &&
    hook === 'encounter-start' &&
    visit === 'under-way' &&
    deps.nhs === undefined &&
    missingRight(content.rights, setting.kind) === undefined;
  if (!may || !(await store.cdsCards.takeLookUp(of, deps.clock()))) return { state: 'not-checked' };
  return lookUpOnce(
    deps,
    { ...content, ...keys, ...sessionless(deps), setting: forHooks(setting) },
    requestId,
  );
}

/** A hook has no session: nothing of one is kept or can be found by it. */
const sessionless = ({ clock }: Deps): Pick<ChildSession, 'tokenHash' | 'expiresAt'> => ({
  tokenHash: '',
  expiresAt: clock(),
});

/** The site's word for hooks stands in the place of the one for opening the app. */
const forHooks = ({ id, title, group, kind }: Setting): NonNullable<ChildSession['setting']> => ({
  id,
  title,
  group,
  kind,
  policy: 'on-open',
});

async function lookUpOnce(deps: Deps, session: ChildSession, requestId: string): Promise<CpisStatus> {
  const { setting } = session;
  if (setting === undefined) return { state: 'not-checked' };
  const askedAt = deps.clock().toISOString();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<CpisStatus>((resolve) => {
    const checking: CpisStatus = { state: 'checking', askedAt, kind: setting.kind, setting: setting.title };
    timer = setTimeout(() => resolve(checking), waitsMs);
  });
  const asked = lookUpsWith(deps)
    .ask(session, { kind: setting.kind, setting: setting.id, why: 'hook' }, requestId)
    .then((status) => v.parse(known, status))
    .catch((error: unknown): CpisStatus => {
      deps.log.error({ ...errorFacts(error), requestId }, 'the look-up of a hook failed');
      const notified = setting.kind === 'unscheduled' ? 'unknown' : 'no';
      return { state: 'could-not-check', reason: 'gateway-away', notified };
    });
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
