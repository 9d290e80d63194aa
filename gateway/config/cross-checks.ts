import type { IssuerFile } from '../../smart-config/schema/issuer.ts';
import type { LawfulBases } from '../../smart-config/schema/lawful-bases.ts';
import type { CareSettings } from '../../smart-config/schema/site.ts';
import type { Cpis } from '../../smart-config/schema/cpis.ts';
import { authFaults } from './auth-checks.ts';
import { basisFaults } from './basis-checks.ts';
import type { ConfigFault } from './fault.ts';
import type { Found } from './found.ts';
import { repeated } from './given-once.ts';
import { issuerFaults } from './issuer-checks.ts';

/** Faults that no file shows alone: one thing named twice, and names that nothing bears. */
export function crossFaults(config: {
  readonly issuers: readonly Found<IssuerFile>[];
  readonly careSettings: Found<CareSettings>;
  readonly lawfulBases: Found<LawfulBases>;
  readonly cpis: Found<Cpis>;
}): readonly ConfigFault[] {
  const settings = new Set(config.careSettings.value.settings.map(({ id }) => id));
  return [
    ...twice(config.issuers, 'id', ({ id }) => id),
    ...twice(
      config.issuers,
      'iss',
      ({ iss }) => iss,
      'Give each its own, or put both organisations into one file as "tenants".',
    ),
    ...spelledTwice(config.issuers),
    ...config.issuers.flatMap((issuer) => issuerFaults(issuer, settings)),
    ...repeated(config.careSettings.file, 'settings', 'id', idsOf(config.careSettings.value.settings)),
    ...repeated(config.lawfulBases.file, 'entries', 'id', idsOf(config.lawfulBases.value.entries)),
    ...basisFaults(config.lawfulBases),
    ...cpisFaults(config.cpis),
    ...authFaults(config.cpis.file, config.cpis.value.auth),
  ];
}

const idsOf = (entries: readonly { readonly id: string }[]): readonly string[] => entries.map(({ id }) => id);

const twice = <T>(
  found: readonly Found<T>[],
  path: string,
  key: (value: T) => string,
  fix = 'Give each its own.',
): readonly ConfigFault[] =>
  found.flatMap(({ file, value }, i) => {
    const first = found.slice(0, i).find((other) => key(other.value) === key(value));
    return first === undefined
      ? []
      : [{ file, path, wrong: `${first.file} has "${key(value)}" as well.`, fix }];
  });

/** One server under two spellings: a child would have two sets of look-ups and drafts, and be looked up twice. */
const spelledTwice = (found: readonly Found<IssuerFile>[]): readonly ConfigFault[] =>
  found.flatMap(({ file, value: { iss } }, i) => {
    const first = found
      .slice(0, i)
      .find((other) => other.value.iss !== iss && spelling(other.value.iss) === spelling(iss));
    return first === undefined
      ? []
      : [
          {
            file,
            path: 'iss',
            wrong: `${first.file} has "${first.value.iss}", which is the same server.`,
            fix: 'Keep the one that the EHR sends, and put several organisations into one file as "tenants".',
          },
        ];
  });

/** Host names know no capitals, default ports and last slashes make no difference; the path does (RFC 3986, 6.2). */
const spelling = (iss: string): string => (URL.canParse(iss) ? new URL(iss).href.replace(/\/$/, '') : iss);

/** Hosts that ask for no token: this machine, and the open sandboxes of NHS interfaces. */
const asksNoToken = (url: string): boolean =>
  /^(localhost|127\.0\.0\.1|\[::1\]|sandbox\..+)$/.test(new URL(url).hostname);

function cpisFaults({ file, value }: Found<Cpis>): readonly ConfigFault[] {
  const { adapter, baseUrl, auth } = value;
  if (adapter === 'none') return [];
  const wrong = 'It is missing.';
  const fix = `The adapter "${adapter}" needs it. Add it, or set "adapter" to "none".`;
  if (baseUrl === undefined) return [{ file, path: 'baseUrl', wrong, fix }];
  return auth === undefined && !asksNoToken(baseUrl) ? [{ file, path: 'auth', wrong, fix }] : [];
}
