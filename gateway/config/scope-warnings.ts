import type { Issuer } from '../../smart-config/schema/issuer.ts';
import { scopesNotGranted } from '../../src/rules/not-granted.ts';
import type { RulesInForce } from '../../src/rules/needed-searches.ts';
import { askedScope } from './asked-scope.ts';

/**
 * What a `scope` of an issuer file does not ask for although the rules or the writing need it: allowed, and yet a part that
 * is never asked for says "not permitted" at every launch. `packs`: of the organisations behind each issuer.
 */
export function scopeWarnings(
  issuers: readonly Issuer[],
  packs: (issuer: Issuer) => readonly RulesInForce[],
): readonly string[] {
  const named = new Map(issuers.map((issuer) => [issuer.fileId ?? issuer.id, issuer]));
  return [...named].flatMap(([file, { scope, ...issuer }]) => {
    if (scope === undefined) return [];
    const behind = issuers.filter(({ iss }) => iss === issuer.iss).flatMap(packs);
    // Whether a sign-in lasts is the file's own to say.
    const needed = askedScope(
      { ...issuer, scopes: { syntax: 'v2', granular: false, refresh: 'none' } },
      behind,
    );
    const missing = scopesNotGranted(needed.split(' '), scope.split(/\s+/));
    return missing.length === 0
      ? []
      : [
          `issuers/${file}.json: scope: It does not ask for ${missing.join(', ')}. What needs them says at every launch that it is not permitted. Add them, or take "scope" out and let the rules ask.`,
        ];
  });
}
