import * as v from 'valibot';
import type { Issuer } from '../../smart-config/schema/issuer.ts';
import { baseOf, ehrReader } from './ehr.ts';

const keptMs = 600_000;

/** What an EHR says of itself, as far as the gateway needs it (SMART App Launch 2.2, "Metadata"). */
const Discovery = v.object({
  issuer: v.optional(v.string()),
  jwks_uri: v.optional(v.string()),
  token_endpoint: v.optional(v.string()),
  introspection_endpoint: v.optional(v.string()),
  revocation_endpoint: v.optional(v.string()),
});
type Discovery = v.InferOutput<typeof Discovery>;

/** Undefined when it could not be read: that is asked again at the next launch. */
export type Discover = (issuer: Issuer) => Promise<Discovery | undefined>;

/** Reads `.well-known/smart-configuration` and keeps what it said for ten minutes. */
export function discovery(ehrFetch: typeof fetch, clock: () => Date): Discover {
  const known = new Map<string, { readonly said: Discovery; readonly until: number }>();
  return async (issuer) => {
    const kept = known.get(issuer.iss);
    if (kept !== undefined && kept.until > clock().getTime()) return kept.said;
    const answer = await ehrReader(ehrFetch, issuer.iss)('.well-known/smart-configuration');
    const said = answer.ok ? v.safeParse(Discovery, answer.value) : undefined;
    if (said?.success !== true) return undefined;
    const absolute = withBase(said.output, issuer.iss);
    known.set(issuer.iss, { said: absolute, until: clock().getTime() + keptMs });
    return absolute;
  };
}

/** Its addresses in full: SMART lets them be relative to the FHIR base, as if it ended in a slash. */
function withBase(said: Discovery, iss: string): Discovery {
  const base = `${baseOf(iss)}/`;
  const full = (url: string | undefined): string | undefined =>
    url === undefined || !URL.canParse(url, base) ? url : new URL(url, base).href;
  return {
    issuer: said.issuer,
    jwks_uri: full(said.jwks_uri),
    token_endpoint: full(said.token_endpoint),
    introspection_endpoint: full(said.introspection_endpoint),
    revocation_endpoint: full(said.revocation_endpoint),
  };
}

/** Whether an address that an EHR names is its own: on the origin of its base or on one of its `origins`. */
export const isOwn = (issuer: Issuer, url: string): boolean =>
  URL.canParse(url) && [new URL(issuer.iss).origin, ...issuer.origins].includes(new URL(url).origin);
