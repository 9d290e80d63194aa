import { backTo } from './authorize.ts';
import { refusedPage, rolePage } from './page.ts';
import { findStaff, type Staff } from './staff.ts';
import { newSecret, type Asked, type Cis2 } from './state.ts';

/** What comes of a choice on the sign-in page: another page, or back to the application. */
export type SignInAnswer = { readonly page: string; readonly status: 200 | 400 } | { readonly url: string };

const CODE_MS = 60_000;

/** Somebody chose who they are, which role, or to cancel. */
export function answerSignIn(cis2: Cis2, form: URLSearchParams, at: Date): SignInAnswer {
  const ticket = form.get('ticket') ?? '';
  const asked = cis2.asked.get(ticket);
  if (asked === undefined || asked.until <= at.getTime())
    return { page: refusedPage('This sign-in has ended. Start again from your application.'), status: 400 };
  const { redirectUri, state } = asked;
  if (form.get('cancel') !== null) {
    cis2.asked.delete(ticket);
    return {
      url: backTo(redirectUri, {
        error: 'access_denied',
        error_description: 'The person cancelled the sign-in.',
        state,
      }),
    };
  }
  const person = findStaff(form.get('person'));
  if (person === undefined) return { page: refusedPage('Nobody was chosen.'), status: 400 };
  const role = roleOf(asked, person, form.get('role'));
  if (role === 'must-choose') return { page: rolePage(ticket, person), status: 200 };
  cis2.asked.delete(ticket);
  const code = newSecret();
  cis2.codes.set(code, { ...asked, person, ...(role && { role }), at, until: at.getTime() + CODE_MS });
  return { url: backTo(redirectUri, { code, state, iss: cis2.issuer, client_id: asked.client.clientId }) };
}

/** A role is chosen here only when the scope asks for it; a person's only role is chosen for them. */
function roleOf({ scopes }: Asked, { roles }: Staff, id: string | null) {
  if (!scopes.includes('selectedrole') || roles.length === 0) return undefined;
  return roles.length === 1 ? roles[0] : (roles.find((role) => role.id === id) ?? 'must-choose');
}
