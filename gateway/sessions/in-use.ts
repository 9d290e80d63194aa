import type { Configuration } from '../config/configuration.ts';
import type { Seal } from '../store/seal.ts';
import type { StoredSession } from '../store/sessions.ts';
import type { GatewaySession, SessionContent } from './session.ts';

/** What finds the rows of a session's user, child and visit. */
export const keysOf = (
  { keyOf }: Pick<Seal, 'keyOf'>,
  { tenant, iss, clinician, patientId, visit }: SessionContent,
): Pick<GatewaySession, 'userKey' | 'childKey' | 'visitKey'> => ({
  userKey: keyOf('user', tenant.id, iss, clinician.reference),
  childKey: keyOf('child', tenant.id, iss, patientId),
  visitKey: keyOf('visit', iss, visit),
});

/** A stored session with what is looked up for it: its keys and, where it is known, its care setting. */
export function inUse(
  { store, config }: { readonly store: { readonly seal: Seal }; readonly config: Configuration },
  { content, tokenHash, expiresAt, ...stored }: StoredSession,
): GatewaySession {
  const setting = config.careSettings.settings.find(({ id }) => id === stored.setting);
  return {
    ...content,
    ...keysOf(store.seal, content),
    tokenHash,
    expiresAt,
    ...(setting === undefined ? {} : { setting }),
  };
}
