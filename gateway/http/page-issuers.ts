import type { Issuer } from '../../smart-config/schema/issuer.ts';
import type { PageIssuer, RulePack } from '../../src/config/page-config.ts';
import { standaloneScope } from '../../src/rules/needed-scopes.ts';
import { askedScope } from '../config/asked-scope.ts';

/** What the page is told of each issuer. `packs`: by tenant id, in force now: a new rule asks for what it needs. */
export function pageIssuers(
  issuers: readonly Issuer[],
  packs: ReadonlyMap<string, RulePack>,
): readonly PageIssuer[] {
  const scopes = new Map<string, string>();
  return issuers.map((issuer) => {
    const { id, name, iss, clientId, client, standalone, tenant, hubs } = issuer;
    const { recordWindow, write, neverWrite, banner, quirks } = issuer;
    // Which of its organisations a launch is for is known only after it: one scope for all of them.
    const scope = scopes.get(iss) ?? askedScope(issuer, packsBehind(iss, issuers, packs));
    scopes.set(iss, scope);
    return {
      id,
      name,
      iss,
      clientId,
      client: client.kind,
      scope,
      standalone,
      ...(standalone ? { standaloneScope: standaloneScope(scope) } : {}),
      ...(standalone ? { organisations: namesBehind(iss, issuers) } : {}),
      ...(tenant.value === undefined ? {} : { tenantValue: tenant.value }),
      hubs,
      ...(recordWindow === undefined ? {} : { recordWindow }),
      write,
      ...(neverWrite === undefined ? {} : { neverWrite }),
      banner,
      quirks: quirks.map((quirk) => quirk.id),
      origins: [...new Set([new URL(iss).origin, ...issuer.origins])],
      frameAncestors: issuer.frameAncestors,
    };
  });
}

const namesBehind = (iss: string, issuers: readonly Issuer[]): readonly string[] => [
  ...new Set(issuers.filter((one) => one.iss === iss).map(({ tenant }) => tenant.name)),
];

const packsBehind = (
  iss: string,
  issuers: readonly Issuer[],
  packs: ReadonlyMap<string, RulePack>,
): readonly RulePack[] => [
  ...new Set(issuers.filter((one) => one.iss === iss).flatMap(({ tenant }) => packs.get(tenant.id) ?? [])),
];
