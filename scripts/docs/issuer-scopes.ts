import { neededScopes } from '../../src/rules/needed-scopes.ts';
import { shippedPack } from '../../src/rules/testing-pack.ts';

/** What is asked for by the shipped rules, one scope a line: `v2`, `v1`, or `v2 document`. */
export function issuerScopes(about: string): string {
  const [syntax, write = 'transaction'] = about.split(' ');
  if ((syntax !== 'v1' && syntax !== 'v2') || (write !== 'transaction' && write !== 'document'))
    throw new Error(`No such scopes: "${about}".`);
  const scope = neededScopes([shippedPack], {
    write,
    neverWrite: [],
    syntax,
    granular: false,
    refresh: 'online_access',
  });
  return ['```text', ...scope.split(' '), '```'].join('\n');
}
