import type { Issuer } from '../../smart-config/schema/issuer.ts';
import { neededScopes } from '../../src/rules/needed-scopes.ts';
import type { RulesInForce } from '../../src/rules/needed-searches.ts';

/**
 * What an EHR launch of this issuer asks for: what its file says, or what the rules in force need. `packs`: of every
 * organisation behind its `iss`.
 */
export function askedScope(
  {
    scope,
    scopes,
    write,
    neverWrite,
    quirks,
  }: Pick<Issuer, 'scope' | 'scopes' | 'write' | 'neverWrite' | 'quirks'>,
  packs: readonly RulesInForce[],
): string {
  if (scope !== undefined) return scope;
  const { syntax = 'v2', granular = false, refresh = 'online_access' } = scopes ?? {};
  return neededScopes(packs, {
    write,
    neverWrite: neverWrite ?? [],
    syntax: quirks.some(({ id }) => id === 'v1-scopes') ? 'v1' : syntax,
    granular,
    refresh,
  });
}
