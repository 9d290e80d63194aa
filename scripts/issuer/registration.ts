import type { Issuer } from '../../smart-config/schema/issuer.ts';
import type { Registration } from '../../smart-config/schema/registration.ts';
import { askedScope } from '../../gateway/config/asked-scope.ts';
import { standaloneScope } from '../../src/rules/needed-scopes.ts';
import type { RulesInForce } from '../../src/rules/needed-searches.ts';

/** What of an issuer file a registration takes. None of it needs the client id, which the registration gives. */
type Registered = Pick<
  Issuer,
  'client' | 'standalone' | 'scope' | 'scopes' | 'write' | 'neverWrite' | 'quirks' | 'hubs' | 'recordWindow'
>;

/** What stands in for what only a site knows; every one of them ends in `.example`. */
export const placeholders = {
  url: 'https://safelight.example',
  policy: 'https://trust.example/safelight/privacy',
  contact: 'safelight@trust.example',
} as const;

/** The client metadata of a site. `url`: where its Safelight is reached, an origin. */
export function registrationOf(
  issuer: Registered,
  pack: RulesInForce,
  {
    url,
    policy,
    contacts,
  }: { readonly url: string; readonly policy: string; readonly contacts: readonly string[] },
): Registration {
  const asked = askedScope(issuer, [pack]);
  const both = [...new Set(`${asked} ${issuer.standalone ? standaloneScope(asked) : ''}`.split(/\s+/))];
  const scope = both.filter((one) => one !== '').join(' ');
  const { client } = issuer;
  return {
    client_name: 'Safelight',
    client_uri: url,
    logo_uri: `${url}/favicon.svg`,
    policy_uri: policy,
    contacts: [...contacts],
    launch_uris: [`${url}/launch`],
    redirect_uris: [`${url}/`],
    grant_types: [
      'authorization_code',
      ...(/(^| )(online|offline)_access( |$)/.test(scope) ? ['refresh_token' as const] : []),
    ],
    response_types: ['code'],
    scope,
    ...(client.kind === 'public'
      ? { token_endpoint_auth_method: 'none' as const }
      : {
          token_endpoint_auth_method: 'private_key_jwt' as const,
          token_endpoint_auth_signing_alg: client.algorithm,
          jwks_uri: `${url}/smart/jwks.json`,
        }),
  };
}

const shipped: Omit<Registered, 'client'> = { standalone: false, write: 'transaction', quirks: [], hubs: [] };

/** The files in `smart-config/registration/`, by name: an issuer with nothing set but its client. */
export const shippedRegistrations = (pack: RulesInForce): Readonly<Record<string, Registration>> => {
  const site = { url: placeholders.url, policy: placeholders.policy, contacts: [placeholders.contact] };
  return {
    'public.json': registrationOf({ ...shipped, client: { kind: 'public' } }, pack, site),
    'confidential.json': registrationOf(
      { ...shipped, client: { kind: 'confidential', keys: [], algorithm: 'ES384' } },
      pack,
      site,
    ),
  };
};
