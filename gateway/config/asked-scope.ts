import type { Issuer } from '../../smart-config/schema/issuer.ts';
import { neededScopes } from '../../src/rules/needed-scopes.ts';
import type { RulesInForce } from '../../src/rules/needed-searches.ts';

type Beside = Partial<Pick<Issuer, 'hubs' | 'recordWindow'>>;

/**
 * What an EHR launch of this issuer asks for: what its file says, or what the rules in force need. `packs`: of every
 * organisation behind its `iss`.
 */
export function askedScope(
  issuer: Pick<Issuer, 'scope' | 'scopes' | 'write' | 'neverWrite' | 'quirks'> & Beside,
  packs: readonly RulesInForce[],
): string {
  const { scope, scopes, write, neverWrite, quirks } = issuer;
  if (scope !== undefined) return scope;
  const { syntax = 'v2', granular = false, refresh = 'online_access' } = scopes ?? {};
  const resources = neededScopes(packs, {
    write,
    neverWrite: neverWrite ?? [],
    syntax: quirks.some(({ id }) => id === 'v1-scopes') ? 'v1' : syntax,
    granular,
    refresh,
  });
  return [resources, ...besideScopes(issuer)].join(' ');
}

/** Of what is beside the record: which child is on screen (FHIRcast 3.0, 2.2), and the EHR's own window. */
function besideScopes({ hubs = [], recordWindow }: Beside): readonly string[] {
  return [
    ...(hubs.length === 0 ? [] : ['fhircast/*.read']),
    ...(recordWindow === undefined ? [] : ['messaging/ui']),
    ...(recordWindow?.referrals === 'staged' ? ['messaging/scratchpad'] : []),
  ];
}
