import type { Has } from './defects.ts';

type Document = Readonly<Record<string, unknown>>;

const without = (document: Document, ...names: readonly string[]): Document =>
  Object.fromEntries(Object.entries(document).filter(([name]) => !names.includes(name)));

const listWithout = (value: unknown, ...words: readonly string[]): unknown =>
  Array.isArray(value) ? value.filter((one: unknown) => !words.includes(String(one))) : value;

/** The discovery document as a record system with these defects has it. */
export function spoilDiscovery(document: Document, has: Has, origin: string): Document {
  let left = document;
  if (has('missing-token-endpoint')) left = without(left, 'token_endpoint');
  if (has('no-capabilities')) left = without(left, 'capabilities', 'grant_types_supported');
  if (has('no-introspection')) left = without(left, 'introspection_endpoint');
  if (has('no-revocation')) left = without(left, 'revocation_endpoint');
  if (has('plain-pkce')) left = { ...left, code_challenge_methods_supported: ['S256', 'plain'] };
  if (has('no-openid'))
    left = {
      ...without(left, 'issuer', 'jwks_uri'),
      capabilities: listWithout(left['capabilities'], 'sso-openid-connect'),
    };
  if (has('v1-scopes-only'))
    left = { ...left, capabilities: listWithout(left['capabilities'], 'permission-v2') };
  if (has('relative-endpoints'))
    left = Object.fromEntries(
      Object.entries(left).map(([name, value]) => [
        name,
        typeof value === 'string' && value.startsWith(`${origin}/auth/`)
          ? `../auth/${value.slice(`${origin}/auth/`.length)}`
          : value,
      ]),
    );
  return left;
}
