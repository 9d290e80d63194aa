import type { GatewaySession } from '../sessions/session.ts';
import type { LoggedConcern } from '../store/concerns.ts';

/** As whom somebody may open a concern: who wrote it, who leads its team, or who holds a role named for it. */
export type Reach = 'author' | 'lead' | 'named';

/** Whose a concern is. */
export type Whose = Pick<LoggedConcern, 'userKey' | 'childKey' | 'setting'>;

/**
 * Why this person may open it; undefined when they may not. In a session on a child nobody reaches another child's, whoever
 * they are.
 */
export function reachOf(session: GatewaySession, { userKey, childKey, setting }: Whose): Reach | undefined {
  if ('patientId' in session && session.childKey !== childKey) return undefined;
  if (session.userKey === userKey && session.rights.includes('record-concern')) return 'author';
  if (setting !== undefined && session.leads.includes(setting)) return 'lead';
  return session.rights.includes('open-concerns') ? 'named' : undefined;
}
