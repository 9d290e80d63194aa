import * as v from 'valibot';
import type { Issuer } from '../../smart-config/schema/issuer.ts';
import { isOwn, type Discover } from './discovery.ts';

const timeLimitMs = 5000;
const sizeLimit = 100_000;

/** What the EHR says of an access token (RFC 7662; SMART App Launch 2.2 adds the launch context to it). */
const Answer = v.object({
  active: v.boolean(),
  client_id: v.optional(v.string()),
  scope: v.optional(v.string()),
  sub: v.optional(v.string()),
  fhirUser: v.optional(v.string()),
  patient: v.optional(v.string()),
  encounter: v.optional(v.string()),
});
export type TokenFacts = v.InferOutput<typeof Answer>;

/** Undefined when the EHR offers no introspection, or none that answers. */
export type Introspect = (issuer: Issuer, accessToken: string) => Promise<TokenFacts | undefined>;

/**
 * Asks the EHR what an access token is for. As a public client it names itself with `client_id`; an EHR that wants a
 * bearer token for the asking itself is asked once more with the token in question. A redirect is refused, so that the
 * token goes nowhere else.
 */
export function introspection(ehrFetch: typeof fetch, discover: Discover): Introspect {
  async function ask(url: string, issuer: Issuer, token: string, asBearer: boolean): Promise<Response> {
    return ehrFetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(timeLimitMs),
      headers: {
        accept: 'application/json',
        'content-type': 'application/x-www-form-urlencoded',
        ...(asBearer ? { authorization: `Bearer ${token}` } : {}),
      },
      body: new URLSearchParams({ token, client_id: issuer.clientId }).toString(),
    });
  }

  return async (issuer, accessToken) => {
    const url = (await discover(issuer))?.introspection_endpoint;
    if (url === undefined || !isOwn(issuer, url)) return undefined;
    try {
      const first = await ask(url, issuer, accessToken, false);
      const refused = first.status === 401 || first.status === 403;
      const response = refused ? await ask(url, issuer, accessToken, true) : first;
      if (response.status !== 200) return undefined;
      const text = await response.text();
      const said = text.length > sizeLimit ? undefined : v.safeParse(Answer, JSON.parse(text));
      return said?.success === true ? said.output : undefined;
    } catch {
      return undefined;
    }
  };
}
