import { offeredTypes } from '../fhir/offered.ts';
import type { LaunchOptions } from '../contract.ts';
import { hubScopes } from '../hub/request.ts';

/** Every ordered subset of `cruds` but the empty one (SMART 2.2, "FHIR Resource Scope Syntax"). */
const letters: readonly string[] = Array.from({ length: 31 }, (_, index) =>
  ['c', 'r', 'u', 'd', 's'].filter((_letter, bit) => ((index + 1) & (1 << bit)) !== 0).join(''),
);

/** What SMART asks beside resource scopes. */
export const launchScopes: readonly string[] = [
  'launch',
  'launch/patient',
  'launch/encounter',
  'openid',
  'fhirUser',
  'profile',
  'online_access',
];

/** What the sandbox page may be asked for (SMART Web Messaging 1.0, "Authorization with SMART Scopes"). */
const messagingScopes = [
  'messaging/ui',
  'messaging/ui.done',
  'messaging/ui.launchActivity',
  'messaging/scratchpad',
];

/** Every scope that this server knows, one by one, because oidc-provider drops any that is not listed. */
export const knownScopes: readonly string[] = [
  ...launchScopes,
  ...hubScopes,
  ...messagingScopes,
  ...['patient', 'user'].flatMap((reach) =>
    ['*', ...offeredTypes].flatMap((type) =>
      [...letters, 'read', 'write', '*'].map((suffix) => `${reach}/${type}.${suffix}`),
    ),
  ),
];

const known = new Set(knownScopes);

/** What a launch grants of what was asked. A withheld scope is named whole, or by its resource type alone. */
export function grantedScopes(asked: readonly string[], options: LaunchOptions): readonly string[] {
  const withheld = options.withheldScopes ?? [];
  return asked.filter(
    (scope) =>
      known.has(scope) &&
      !(options.noRefresh === true && scope === 'online_access') &&
      !withheld.some((one) => one === scope || scope.includes(`/${one}.`)),
  );
}
