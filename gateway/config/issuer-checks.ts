import { basename } from 'node:path';
import type { IssuerFile } from '../../smart-config/schema/issuer.ts';
import type { Found } from './found.ts';
import type { ConfigFault } from './fault.ts';
import { givenOnce, repeated } from './given-once.ts';

/** Faults of one issuer file that no field shows alone. `settings`: ids of care settings. */
export function issuerFaults(
  { file, value }: Found<IssuerFile>,
  settings: ReadonlySet<string>,
): readonly ConfigFault[] {
  return [
    ...nameFaults(file, value),
    ...tenantFaults(file, value),
    ...scopeFaults(file, value),
    ...keysFaults(file, value),
    ...clientFaults(file, value),
    ...writeFaults(file, value),
    ...settingRuleFaults(file, value, settings),
    ...repeated(
      file,
      'quirks',
      'id',
      value.quirks.map(({ id }) => id),
    ),
    ...repeated(file, 'cdsHooks.clients', 'iss', value.cdsHooks?.clients.map(({ iss }) => iss) ?? []),
    ...roleFaults(file, value),
  ];
}

function nameFaults(file: string, { id }: IssuerFile): readonly ConfigFault[] {
  const expected = `${id}.json`;
  if (basename(file) === expected) return [];
  return [{ file, path: 'id', wrong: `It is "${id}".`, fix: `Name the file "${expected}".` }];
}

function tenantFaults(file: string, { tenant, tenants, tenantClaim }: IssuerFile): readonly ConfigFault[] {
  if (tenant === undefined && tenants === undefined)
    return [
      {
        file,
        path: 'tenant',
        wrong: 'It is missing.',
        fix: 'Add it, or "tenants" where several organisations are behind this "iss".',
      },
    ];
  return [
    ...(tenant !== undefined && tenants !== undefined
      ? [{ file, path: 'tenants', wrong: '"tenant" is there as well.', fix: 'Remove one of the two.' }]
      : []),
    ...(tenantClaim !== undefined && tenants === undefined
      ? [
          {
            file,
            path: 'tenantClaim',
            wrong: 'It changes nothing: there is one organisation.',
            fix: 'Remove it, or give "tenants".',
          },
        ]
      : []),
    ...repeated(file, 'tenants', 'value', tenants?.map(({ value }) => value) ?? []),
    ...repeated(file, 'tenants', 'id', tenants?.map(({ id }) => id) ?? []),
  ];
}

function scopeFaults(file: string, { scope, scopes, quirks }: IssuerFile): readonly ConfigFault[] {
  const v1 = quirks.findIndex(({ id }) => id === 'v1-scopes');
  return [
    ...(scope !== undefined && scopes !== undefined
      ? [
          {
            file,
            path: 'scopes',
            wrong: '"scope" is there as well.',
            fix: 'Remove "scope", unless exactly its words must be asked for; then remove "scopes".',
          },
        ]
      : []),
    ...(scope !== undefined && v1 >= 0
      ? [
          {
            file,
            path: `quirks[${v1}]`,
            wrong: 'It changes nothing: "scope" says what is asked for.',
            fix: 'Remove "scope", or this quirk.',
          },
        ]
      : []),
    ...(scopes?.granular === true && (scopes.syntax === 'v1' || v1 >= 0)
      ? [
          {
            file,
            path: 'scopes.granular',
            wrong: 'Scopes in v1 cannot ask for a part of a type.',
            fix: 'Remove it, or ask in v2.',
          },
        ]
      : []),
    ...(scope === undefined
      ? []
      : repeated(
          file,
          'scope',
          undefined,
          scope.split(/\s+/).filter((one) => one !== ''),
        )),
  ];
}

/** Keys elsewhere would be refused at every launch, with words about the discovery document. */
function keysFaults(file: string, { iss, origins, jwksUri }: IssuerFile): readonly ConfigFault[] {
  if (jwksUri === undefined) return [];
  const { origin } = new URL(jwksUri);
  return origin === new URL(iss).origin || origins.includes(origin)
    ? []
    : [
        {
          file,
          path: 'jwksUri',
          wrong: `"${origin}" is none of this EHR's origins.`,
          fix: `Add "${origin}" to "origins".`,
        },
      ];
}

function clientFaults(file: string, { client }: IssuerFile): readonly ConfigFault[] {
  if (client.kind === 'public') return [];
  return [
    ...client.keys.flatMap(({ privateKeyFile, privateKeyEnv }, i) =>
      givenOnce(file, `client.keys[${i}]`, 'privateKey', privateKeyFile, privateKeyEnv),
    ),
    ...repeated(
      file,
      'client.keys',
      'kid',
      client.keys.map(({ kid }) => kid),
    ),
  ];
}

function writeFaults(file: string, { write, neverWrite = [] }: IssuerFile): readonly ConfigFault[] {
  if (neverWrite.length === 0) return [];
  const path = 'neverWrite';
  if (write === 'none')
    return [{ file, path, wrong: 'Nothing is written: "write" is "none".', fix: 'Remove one of the two.' }];
  return write === 'document' && neverWrite.includes('DocumentReference')
    ? [
        {
          file,
          path,
          wrong: '"write" is "document", which is a DocumentReference.',
          fix: 'Set "write" to "none", or take DocumentReference out.',
        },
      ]
    : repeated(file, path, undefined, neverWrite);
}

function settingRuleFaults(
  file: string,
  { settings: rules }: IssuerFile,
  settings: ReadonlySet<string>,
): readonly ConfigFault[] {
  return rules.flatMap(({ setting, class: classes, serviceType, location }, i) => [
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
  ]);
}

const roleFaults = (file: string, { roles }: IssuerFile): readonly ConfigFault[] =>
  repeated(
    file,
    'roles',
    'code',
    roles.map(({ system, code }) => (system === undefined ? code : `${system}|${code}`)),
  );
