import type { Cis2, CpisAuth } from '../../smart-config/schema/cpis-auth.ts';
import type { ConfigFault } from './fault.ts';
import { givenOnce, repeated } from './given-once.ts';

/** Faults of `auth` in `cpis.json` that no field shows alone. `file` is where it was found. */
export function authFaults(file: string, auth: CpisAuth | undefined): readonly ConfigFault[] {
  if (auth === undefined) return [];
  return [
    ...auth.keys.flatMap(({ privateKeyFile, privateKeyEnv }, i) =>
      givenOnce(file, `auth.keys[${i}]`, 'privateKey', privateKeyFile, privateKeyEnv),
    ),
    ...repeated(
      file,
      'auth.keys',
      'kid',
      auth.keys.map(({ kid }) => kid),
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
