import type { Cis2, CpisAuth } from '../../smart-config/schema/cpis-auth.ts';
import type { ConfigFault } from './fault.ts';

/** Faults of `auth` in `cpis.json` that no field shows alone. `file` is where it was found. */
export function authFaults(file: string, auth: CpisAuth | undefined): readonly ConfigFault[] {
  if (auth === undefined) return [];
  return [
    ...auth.keys.flatMap(({ privateKeyFile, privateKeyEnv }, i) =>
      givenOnce(file, `auth.keys[${i}]`, 'privateKey', privateKeyFile, privateKeyEnv),
    ),
    ...auth.keys.flatMap(({ kid }, i) =>
      auth.keys.findIndex((key) => key.kid === kid) === i
        ? []
        : [
            {
              file,
              path: `auth.keys[${i}].kid`,
              wrong: `"${kid}" is there twice.`,
              fix: 'Give each its own.',
            },
          ],
    ),
    ...(auth.mode === 'user' && auth.cis2 === undefined
      ? [
          {
            file,
            path: 'auth.cis2',
            wrong: 'It is missing.',
            fix: 'The mode "user" needs it. Add it, or set "mode" to "application".',
          },
        ]
      : []),
    ...(auth.cis2 === undefined ? [] : cis2Faults(file, auth.cis2)),
  ];
}

function cis2Faults(file: string, cis2: Cis2): readonly ConfigFault[] {
  const path = 'auth.cis2';
  const { clientAuth, clientSecretFile, clientSecretEnv, redirectUri } = cis2;
  const back = new URL(redirectUri);
  return [
    ...(back.pathname.endsWith('/nhs/signed-in') && back.search === '' && back.hash === ''
      ? []
      : [
          {
            file,
            path: `${path}.redirectUri`,
            wrong: `"${redirectUri}" is not accepted.`,
            fix: 'Give this gateway’s own address followed by /nhs/signed-in.',
          },
        ]),
    ...(clientAuth === 'client_secret_post'
      ? givenOnce(file, path, 'clientSecret', clientSecretFile, clientSecretEnv)
      : [
          ...(clientSecretFile === undefined ? [] : [needless(file, `${path}.clientSecretFile`)]),
          ...(clientSecretEnv === undefined ? [] : [needless(file, `${path}.clientSecretEnv`)]),
        ]),
  ];
}

const needless = (file: string, path: string): ConfigFault => ({
  file,
  path,
  wrong: 'The client authentication "private_key_jwt" has no secret.',
  fix: 'Remove it, or set "clientAuth" to "client_secret_post".',
});

/** A secret has one place: with two, nobody could tell which is used. */
function givenOnce(
  file: string,
  path: string,
  name: string,
  inFile: string | undefined,
  inEnv: string | undefined,
): readonly ConfigFault[] {
  if (inFile === undefined && inEnv === undefined)
    return [
      { file, path: `${path}.${name}File`, wrong: 'It is missing.', fix: `Add it, or ${name}Env instead.` },
    ];
  return inFile !== undefined && inEnv !== undefined
    ? [
        {
          file,
          path: `${path}.${name}Env`,
          wrong: `${name}File is there as well.`,
          fix: 'Remove one of the two.',
        },
      ]
    : [];
}
