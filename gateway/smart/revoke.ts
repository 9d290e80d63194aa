import type { Context } from 'hono';
import type { Issuer } from '../../smart-config/schema/issuer.ts';
import type { Env } from '../http/deps.ts';
import { refusal, refuse } from '../http/problem.ts';
import { isOwn } from '../sessions/discovery.ts';
import { askServer } from './ask-server.ts';
import { formOf } from './form.ts';
import type { SmartMeans } from './token.ts';

/** What became of a token that was given back. */
type Revoked =
  | { readonly revoked: true }
  | { readonly revoked: false; readonly why: 'not-offered' | 'refused' | 'unreachable' };

const hints = ['access_token', 'refresh_token'];

/** Gives a token back to the EHR that issued it (RFC 7009), as the app that it was issued to. The token is kept nowhere. */
export async function revoke(c: Context<Env>, issuer: Issuer, means: SmartMeans): Promise<Response> {
  const form = await formOf(c);
  if (!form.ok) return refuse(c, form.failure);
  const token = form.value.get('token') ?? '';
  if (token === '')
    return refuse(c, refusal(400, 'field-missing', 'The field token is missing.', { field: 'token' }));
  const hint = form.value.get('token_type_hint');
  const answer = await giveBack(issuer, means, {
    token,
    ...(hint !== undefined && hints.includes(hint) ? { token_type_hint: hint } : {}),
  });
  if (!answer.revoked)
    means.log.warn(
      { issuer: issuer.id, why: answer.why, requestId: c.get('requestId') },
      'a token was not given back',
    );
  return c.json(answer);
}

async function giveBack(
  issuer: Issuer,
  { discover, proof, ehrFetch }: SmartMeans,
  form: Readonly<Record<string, string>>,
): Promise<Revoked> {
  const said = await discover(issuer);
  if (said === undefined) return { revoked: false, why: 'unreachable' };
  const { revocation_endpoint: url, token_endpoint: tokenUrl } = said;
  if (url === undefined || !isOwn(issuer, url)) return { revoked: false, why: 'not-offered' };
  const proven = await proof(issuer, tokenUrl);
  if (proven === undefined) return { revoked: false, why: 'refused' };
  const answer = await askServer(ehrFetch, url, { ...form, ...proven });
  if (!answer.ok || answer.value.status >= 500) return { revoked: false, why: 'unreachable' };
  // RFC 7009, section 2.2: 200, also for a token that is not valid any more; the body means nothing.
  return answer.value.status === 200 ? { revoked: true } : { revoked: false, why: 'refused' };
}
