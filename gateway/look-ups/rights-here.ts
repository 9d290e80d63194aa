import type { Right } from '../../src/api/sessions.ts';
import type { Deps } from '../http/deps.ts';
import type { ChildSession } from '../sessions/session.ts';

/** What a session's user may do, with what their sign-in to the NHS adds where people sign in. Asks the NHS nothing. */
export async function rightsHere(
  { nhs }: Pick<Deps, 'nhs'>,
  session: ChildSession,
): Promise<readonly Right[]> {
  const signIn = await nhs?.status(session);
  return signIn?.state === 'signed-in' ? [...session.rights, ...signIn.role.rights] : session.rights;
}
