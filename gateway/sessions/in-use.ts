import type { Configuration } from '../config/configuration.ts';
import type { Seal } from '../store/seal.ts';
import type { StoredSession } from '../store/sessions.ts';
import type { ChildContent, ChildSession, GatewaySession, SessionContent } from './session.ts';

type Keys = Pick<Seal, 'keyOf'>;

/** What finds a person's rows: theirs, not their role's, so that what two may not do together one may not do as two. */
const userKeyOf = ({ keyOf }: Keys, { tenant, iss, clinician, practitioner }: SessionContent): string =>
  keyOf('user', tenant.id, iss, practitioner ?? clinician.reference);

/** What finds the rows of a session's user, child and visit. */
export const keysOf = (
  seal: Keys,
  content: ChildContent,
): Pick<ChildSession, 'userKey' | 'childKey' | 'visitKey'> => ({
  userKey: userKeyOf(seal, content),
  childKey: seal.keyOf('child', content.tenant.id, content.iss, content.patientId),
  visitKey: seal.keyOf('visit', content.iss, content.visit),
});

interface Means {
  readonly store: { readonly seal: Seal };
  readonly config: Configuration;
}

/** A stored session with what is looked up for it: its keys and, where it is known, its care setting. */
export function inUse({ store, config }: Means, stored: StoredSession): GatewaySession {
  const { content, tokenHash, expiresAt } = stored;
  if (!('patientId' in content))
    return { ...content, tokenHash, expiresAt, userKey: userKeyOf(store.seal, content) };
  const setting = config.careSettings.settings.find(({ id }) => id === stored.setting);
  return {
    ...content,
    ...keysOf(store.seal, content),
    tokenHash,
    expiresAt,
    ...(setting === undefined ? {} : { setting }),
  };
}
