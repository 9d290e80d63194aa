import * as v from 'valibot';
import type { Issuer } from '../../smart-config/schema/issuer.ts';
import type { ClientProof } from '../smart/client-proof.ts';
import { isOwn, type Discover } from './discovery.ts';
import { tenantIn } from './tenant.ts';

const timeLimitMs = 5000;
const sizeLimit = 100_000;

/** What the EHR says of an access token (RFC 7662; SMART App Launch 2.2 adds the launch context to it). */
const Answer = v.object({
  active: v.boolean(),
  client_id: v.optional(v.string()),
  scope: v.optional(
    v.union([
      v.string(),
      v.pipe(
        v.array(v.string()),
        v.transform((all) => all.join(' ')),
      ),
    ]),
  ),
  sub: v.optional(v.string()),
  fhirUser: v.optional(v.string()),
  patient: v.optional(v.string()),
  encounter: v.optional(v.string()),
});
/** Read first: a token that has ended has ended, whatever else is said of it in whatever shape. */
const Ended = v.object({ active: v.literal(false) });

export interface TokenFacts extends v.InferOutput<typeof Answer> {
  readonly tenant?: string;
}

/** Undefined when the EHR offers no introspection, or none that answers. */
export type Introspect = (issuer: Issuer, accessToken: string) => Promise<TokenFacts | undefined>;

/**
 * Asks the EHR what an access token is for, as the client that it was given to: a public one names itself with
 * `client_id`, a confidential one proves itself (`proof`). An EHR that wants a bearer token for the asking itself is asked once more with the token in question. A redirect is refused, so that the
 * token goes nowhere else.
 */
export function introspection(ehrFetch: typeof fetch, discover: Discover, proof: ClientProof): Introspect {
  async function ask(
    url: string,
    client: Readonly<Record<string, string>>,
    token: string,
    asBearer: boolean,
  ): Promise<Response> {
    return ehrFetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(timeLimitMs),
      headers: {
        accept: 'application/json',
        'content-type': 'application/x-www-form-urlencoded',
        ...(asBearer ? { authorization: `Bearer ${token}` } : {}),
      },
      body: new URLSearchParams({ token, ...client }).toString(),
    });
  }

  return async (issuer, accessToken) => {
    const server = await discover(issuer);
    const url = server?.introspection_endpoint;
    if (url === undefined || !isOwn(issuer, url)) return undefined;
    try {
      const tokenUrl = server?.token_endpoint;
      const client = await proof(issuer, tokenUrl);
      if (client === undefined) return undefined;
      const first = await ask(url, client, accessToken, false);
      const refused = first.status === 401 || first.status === 403;
      // An assertion is used once.
      const again = refused ? await proof(issuer, tokenUrl) : undefined;
      const response = again === undefined ? first : await ask(url, again, accessToken, true);
      if (response.status !== 200) return undefined;
      const text = await response.text();
      return text.length > sizeLimit ? undefined : factsIn(JSON.parse(text), issuer);
    } catch {
      return undefined;
    }
  };
}

function factsIn(answer: unknown, { tenantClaim }: Issuer): TokenFacts | undefined {
  if (v.is(Ended, answer)) return { active: false };
  const said = v.safeParse(Answer, answer);
  const tenant = tenantIn(answer, tenantClaim);
  return said.success ? { ...said.output, ...(tenant === undefined ? {} : { tenant }) } : undefined;
}
