import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { commandClientId } from '../../mocks/ehr/auth/client.ts';
import { appOrigin, serveTestEhr, type TestEhr } from '../../src/self-check/testing-ehr.ts';
import { selfCheckCommand } from './command.ts';

let running: TestEhr;
let folder: string;
beforeAll(async () => {
  running = await serveTestEhr();
  folder = await mkdtemp(join(tmpdir(), 'safelight-self-check-'));
});
beforeEach(() => running.ehr.control.reset());
afterAll(async () => {
  await running.close();
  await rm(folder, { recursive: true, force: true });
});

interface Ran {
  readonly code: number;
  readonly said: string;
}

/** A person who opens what the command prints, as soon as it is printed. */
async function run(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  visit: (url: string) => Promise<void> = () => Promise.resolve(),
): Promise<Ran> {
  const said: string[] = [];
  const say = (text: string) => {
    said.push(text);
    const url = /^http\S+$/m.exec(text)?.[0];
    if (text.startsWith('Open this address') && url !== undefined) void visit(url);
  };
  const code = await selfCheckCommand(args, { env, out: say, err: say });
  return { code, said: said.join('\n') };
}

/** Chooses the nurse and the whole child on the record system's own page, and goes where it sends. */
async function signIn(start: string): Promise<void> {
  const jar = new Map<string, string>();
  let url = start;
  let init: RequestInit = {};
  for (let step = 0; step < 20; step += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const location = response.headers.get('location');
    if (location !== null) {
      url = new URL(location, url).href;
      init = {};
    } else if (url.includes('/interaction/') && init.method === undefined) {
      init = { method: 'POST', body: new URLSearchParams({ user: 'ed-nurse', patient: 'whole-child' }) };
    } else return;
  }
}

test('without a sign-in it tries what anybody may, and says how to try the rest', async () => {
  const { code, said } = await run(['--iss', running.base]);
  expect(code).toBe(0);
  expect(said).toContain('0 fail, 0 warn');
  expect(said).toContain('give --client-id');
});

test('signs in, goes on with the token in memory, and writes the three reports', async () => {
  const json = join(folder, 'report.json');
  const { code, said } = await run(
    [
      ...['--iss', running.base, '--client-id', commandClientId, '--origin', appOrigin],
      ...['--redirect-uri', 'http://127.0.0.1:7397/callback', '--report', folder, '--json', json],
    ],
    {},
    signIn,
  );
  expect(code).toBe(0);
  const report = JSON.parse(await readFile(json, 'utf8')) as {
    readonly tally: object;
    readonly lines: readonly { readonly key: string; readonly status: string }[];
  };
  const others = report.lines.filter(
    ({ status, key }) => status !== 'pass' && !/^written|^context-frame$/.test(key),
  );
  expect(others).toEqual([]);
  expect(report.tally).toMatchObject({ fail: 0, warn: 0, 'not-tried': 5 });
  expect(said.split('\n').filter((line) => line.startsWith(folder))).toHaveLength(4);
});

test('what else asks at the redirect address is no answer of the sign-in, and ends nothing', async () => {
  const stray = (request: string) =>
    new Promise<void>((resolve) => {
      const socket = connect(7396, '127.0.0.1', () => socket.end(`${request}\r\nHost: x\r\n\r\n`));
      socket.resume().once('close', () => resolve());
    });
  const { code, said } = await run(
    [
      ...['--iss', running.base, '--client-id', commandClientId, '--wait', '3'],
      ...['--redirect-uri', 'http://127.0.0.1:7396/callback'],
    ],
    {},
    async () => {
      await stray('GET // HTTP/1.1');
      await stray('GET /callback HTTP/1.1');
      await fetch('http://127.0.0.1:7396/callback?error=access_denied');
    },
  );
  expect(code).toBe(1);
  expect(said).toContain('The sign-in came back with `access_denied`.');
});

test('a run that is stopped leaves its reports, and is not well', async () => {
  const json = join(folder, 'stopped', 'report.json');
  const stop = AbortSignal.abort();
  const code = await selfCheckCommand(['--iss', running.base, '--json', json], {
    env: {},
    out: () => undefined,
    err: () => undefined,
    stop,
  });
  expect(code).toBe(1);
  expect(await readFile(json, 'utf8')).toContain('"run-whole"');
});

test('a folder that cannot be written to is said before the run', async () => {
  const file = join(folder, 'a-file');
  await writeFile(file, '');
  const { code, said } = await run(['--iss', running.base, '--json', join(file, 'report.json')]);
  expect(code).toBe(2);
  expect(said).toContain('cannot be written to');
});

test('takes a token answer from a file or the environment, and never shows it', async () => {
  const token = running.ehr.control.mintToken({
    user: 'ed-nurse',
    patient: 'whole-child',
    scope: 'patient/*.cruds user/Practitioner.rs',
  });
  const answer = JSON.stringify({ access_token: token, patient: 'whole-child', scope: 'patient/*.cruds' });
  const file = join(folder, 'token.json');
  await writeFile(file, answer);
  const html = join(folder, 'report.html');
  const fromFile = await run(['--iss', running.base, '--token-answer', file, '--html', html]);
  const fromEnv = await run(['--iss', running.base], { SAFELIGHT_SELF_CHECK_TOKEN_ANSWER: answer });
  expect([fromFile.code, fromEnv.code]).toEqual([1, 1]);
  expect(fromEnv.said).toContain('No `id_token` beside the token.');
  const page = await readFile(html, 'utf8');
  for (const text of [page, fromFile.said, fromEnv.said]) {
    expect(text).not.toContain(token);
    expect(text).not.toContain('whole-child');
  }
  expect(page).not.toMatch(/<(script|link|img)\b|@import|url\(/);
});

test('a line that fails ends with 1, and a warning too where it is asked to', async () => {
  running.ehr.control.setFault({ step: 'discovery', kind: '404' });
  expect((await run(['--iss', running.base])).code).toBe(1);
  running.ehr.control.clearFaults();
  running.ehr.control.setFault({ step: 'discovery', kind: 'plain-pkce' });
  expect((await run(['--iss', running.base])).code).toBe(0);
  expect((await run(['--iss', running.base, '--fail-on', 'warn'])).code).toBe(1);
});

test.each([
  [[], 'Give --iss or --issuer.'],
  [['--iss', 'ehr'], '--iss must be an http or https address.'],
  [['--iss', 'https://ehr.example', '--origin', 'https://a.example/x'], '--origin must be'],
  [['--iss', 'https://ehr.example', '--redirect-uri', 'https://a.example/'], '--redirect-uri must be'],
  [['--iss', 'https://ehr.example', '--nonsense'], "Unknown option '--nonsense'"],
  [['--iss', 'https://me:secret@ehr.example/fhir'], 'without a user name'],
  [['--iss', 'https://ehr.example/fhir', '--client-key', 'key.pem'], 'together'],
  [['--issuer', 'nobody'], 'No issuer of the configuration has the id nobody.'],
  [['--iss', 'https://ehr.example', '--timeout', 'long'], '--timeout must be a number'],
])('%j is wrong usage', async (args, words) => {
  const { code, said } = await run(args);
  expect(code).toBe(2);
  expect(said).toContain(words);
});
