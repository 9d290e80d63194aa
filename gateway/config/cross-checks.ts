import { basename } from 'node:path';
import type { Issuer } from '../../smart-config/schema/issuer.ts';
import type { LawfulBases } from '../../smart-config/schema/lawful-bases.ts';
import type { CareSettings } from '../../smart-config/schema/site.ts';
import type { Cpis } from '../../smart-config/schema/cpis.ts';
import { authFaults } from './auth-checks.ts';
import { basisFaults } from './basis-checks.ts';
import type { ConfigFault } from './fault.ts';

/** A checked value and the file it came from. */
export interface Found<T> {
  readonly file: string;
  readonly value: T;
}

/** Faults that no file shows alone: one thing named twice, and names that nothing bears. */
export function crossFaults(config: {
  readonly issuers: readonly Found<Issuer>[];
  readonly careSettings: Found<CareSettings>;
  readonly lawfulBases: Found<LawfulBases>;
  readonly cpis: Found<Cpis>;
}): readonly ConfigFault[] {
  const settings = new Set(config.careSettings.value.settings.map(({ id }) => id));
  return [
    ...twice(config.issuers, 'id', ({ id }) => id),
    ...twice(config.issuers, 'iss', ({ iss }) => iss),
    ...config.issuers.flatMap((issuer) => issuerFaults(issuer, settings)),
    ...twiceIn(config.careSettings.file, 'settings', config.careSettings.value.settings),
    ...twiceIn(config.lawfulBases.file, 'entries', config.lawfulBases.value.entries),
    ...basisFaults(config.lawfulBases),
    ...cpisFaults(config.cpis),
    ...authFaults(config.cpis.file, config.cpis.value.auth),
  ];
}

function issuerFaults({ file, value }: Found<Issuer>, settings: ReadonlySet<string>): readonly ConfigFault[] {
  const expected = `${value.id}.json`;
  return [
    ...(basename(file) === expected
      ? []
      : [{ file, path: 'id', wrong: `It is "${value.id}".`, fix: `Name the file "${expected}".` }]),
    ...value.settings.flatMap(({ setting, class: classes, serviceType, location }, i) => [
      ...(settings.has(setting)
        ? []
        : [
            {
              file,
              path: `settings[${i}].setting`,
              wrong: `care-settings.json has no setting "${setting}".`,
              fix: `Use one of: ${[...settings].join(', ')}.`,
            },
          ]),
      ...(classes === undefined && serviceType === undefined && location === undefined
        ? [
            {
              file,
              path: `settings[${i}]`,
              wrong: 'It would match every encounter.',
              fix: 'Give at least one of class, serviceType and location.',
            },
          ]
        : []),
    ]),
  ];
}

const twice = <T>(
  found: readonly Found<T>[],
  path: string,
  key: (value: T) => string,
): readonly ConfigFault[] =>
  found.flatMap(({ file, value }, i) => {
    const first = found.slice(0, i).find((other) => key(other.value) === key(value));
    return first === undefined
      ? []
      : [{ file, path, wrong: `${first.file} has "${key(value)}" as well.`, fix: 'Give each its own.' }];
  });

const twiceIn = (
  file: string,
  list: string,
  entries: readonly { readonly id: string }[],
): readonly ConfigFault[] =>
  entries.flatMap(({ id }, i) =>
    entries.findIndex((entry) => entry.id === id) === i
      ? []
      : [{ file, path: `${list}[${i}].id`, wrong: `"${id}" is there twice.`, fix: 'Give each its own.' }],
  );

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
