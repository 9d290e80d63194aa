import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, succeed, type Result } from '../../../src/domain/result.ts';
import { lacking, maven, start, type Running } from '../processes.ts';

/** Keycloak of this run, with nothing in it but its administrator. */
export interface Keycloak extends Running {
  readonly version: string;
  readonly origin: string;
  /** Makes a realm of Keycloak's own representation; the failure is Keycloak's answer. */
  readonly addRealm: (realm: unknown) => Promise<Result<void, string>>;
}

const folder = import.meta.dirname;
const secret = (): string => randomBytes(24).toString('base64url');

/** Unpacks, completes with the launch context and starts Keycloak. The failure says what is missing. */
export async function startKeycloak(port: number): Promise<Result<Keycloak, string>> {
  const missing = lacking('java', 'javac', 'mvn');
  if (missing !== undefined) return fail(missing);
  const unpacked = await maven(folder, 'generate-resources');
  if (!unpacked.ok) return unpacked;
  const target = join(folder, 'target');
  const home = readdirSync(target).find((name) => name.startsWith('keycloak-'));
  if (home === undefined) return fail('Maven left no Keycloak in its folder.');
  const here = join(target, home);
  const added = addMapper(here);
  if (!added.ok) return added;
  const password = secret();
  const data = mkdtempSync(join(tmpdir(), 'safelight-keycloak-'));
  // However this process ends, also while Keycloak is coming up.
  const clear = (): void => rmSync(data, { recursive: true, force: true });
  process.once('exit', clear);
  const origin = `http://localhost:${port}`;
  const started = await start({
    command: join(here, 'bin', 'kc.sh'),
    args: [
      'start-dev',
      `--http-port=${port}`,
      `--http-management-port=${port + 1}`,
      '--http-host=127.0.0.1',
      '--db=dev-mem',
      '--cache=local',
    ],
    cwd: here,
    env: {
      KC_BOOTSTRAP_ADMIN_USERNAME: 'admin',
      KC_BOOTSTRAP_ADMIN_PASSWORD: password,
      JAVA_OPTS_APPEND: `-Djava.io.tmpdir=${data} -Xmx700m`,
    },
    ready: async () => (await fetch(`${origin}/realms/master`).catch(() => undefined))?.ok === true,
    patience: 420_000,
  });
  if (!started.ok) return started;
  return succeed({
    ...started.value,
    stop: async () => {
      await started.value.stop();
      clear();
    },
    version: home.slice('keycloak-'.length),
    origin,
    addRealm: (realm) => addRealm(origin, password, realm),
  });
}

/** Compiles the mapper against Keycloak's own libraries and lays it where Keycloak looks for such. */
function addMapper(home: string): Result<void, string> {
  const classes = join(folder, 'target', 'classes');
  mkdirSync(classes, { recursive: true });
  cpSync(join(folder, 'src', 'META-INF'), join(classes, 'META-INF'), { recursive: true });
  const source = join(folder, 'src', 'servers', 'LaunchContextMapper.java');
  const jar = join(home, 'providers', 'launch-context.jar');
  // Keycloak builds itself anew, for a minute, when what it finds there has changed.
  if (existsSync(jar) && statSync(jar).mtimeMs > statSync(source).mtimeMs) return succeed(undefined);
  for (const [program, ...args] of [
    ['javac', '-classpath', join(home, 'lib', 'lib', 'main', '*'), '-d', classes, source],
    ['jar', '--create', '--date=2026-01-01T00:00:00Z', '--file', jar, '-C', classes, '.'],
  ] as const) {
    const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
    if (status !== 0) return fail(`${program}: ${stderr || String(error)}`);
  }
  return succeed(undefined);
}

async function addRealm(origin: string, password: string, realm: unknown): Promise<Result<void, string>> {
  const signedIn = await fetch(`${origin}/realms/master/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: 'admin-cli',
      username: 'admin',
      password,
    }),
  });
  if (!signedIn.ok) return fail(`The administrator could not sign in: ${signedIn.status}`);
  const { access_token: token } = (await signedIn.json()) as { readonly access_token: string };
  const made = await fetch(`${origin}/admin/realms`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(realm),
  });
  return made.ok ? succeed(undefined) : fail(`The realm was refused: ${made.status} ${await made.text()}`);
}
