import * as v from 'valibot';
import type { Issuer } from '../../smart-config/schema/issuer.ts';
import { ehrReader } from './ehr.ts';

const keptMs = 600_000;

/** What an EHR says of itself, as far as the gateway needs it (SMART App Launch 2.2, "Metadata"). */
const Discovery = v.object({
  issuer: v.optional(v.string()),
  jwks_uri: v.optional(v.string()),
  introspection_endpoint: v.optional(v.string()),
});
type Discovery = v.InferOutput<typeof Discovery>;

/** Undefined when it could not be read: that is asked again at the next launch. */
export type Discover = (issuer: Issuer) => Promise<Discovery | undefined>;

/** Reads `.well-known/smart-configuration` and keeps what it said for ten minutes. */
export function discovery(ehrFetch: typeof fetch, clock: () => Date): Discover {
  const known = new Map<string, { readonly said: Discovery; readonly until: number }>();
  return async (issuer) => {
    const kept = known.get(issuer.id);
    if (kept !== undefined && kept.until > clock().getTime()) return kept.said;
    const answer = await ehrReader(ehrFetch, issuer.iss)('.well-known/smart-configuration');
    const said = answer.ok ? v.safeParse(Discovery, answer.value) : undefined;
    if (said?.success !== true) return undefined;
    known.set(issuer.id, { said: said.output, until: clock().getTime() + keptMs });
    return said.output;
  };
}

/** Whether an address that an EHR names is its own: on the origin of its base or on one of its `origins`. */
export const isOwn = (issuer: Issuer, url: string): boolean =>
  URL.canParse(url) && [new URL(issuer.iss).origin, ...issuer.origins].includes(new URL(url).origin);
