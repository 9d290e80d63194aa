import { mkdtemp, readFile, readdir, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { serveEhr, type RunningEhr } from '../../mocks/ehr/test/http.ts';
import { Registration } from '../../smart-config/schema/registration.ts';
import { issuerCommand } from './cli.ts';

const base = 'https://ehr.example/fhir';
let folder: string;
let out: string[];
let err: string[];
/** What a made-up server answers, by the end of the address. */
let pages: Record<string, unknown>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'issuer-'));
  out = [];
  err = [];
  pages = { 'smart-configuration': discovery, metadata: statement(all, ['transaction']) };
});
afterEach(() => rm(folder, { recursive: true }));

const discovery = {
  issuer: 'https://login.ehr.example',
  jwks_uri: 'https://login.ehr.example/keys',
  authorization_endpoint: 'https://login.ehr.example/authorize',
  token_endpoint: 'https://login.ehr.example/token',
  introspection_endpoint: 'https://login.ehr.example/introspect',
  code_challenge_methods_supported: ['S256'],
  capabilities: ['launch-ehr', 'client-public', 'sso-openid-connect', 'permission-v2', 'permission-online'],
};
const all = [
  'Condition',
  'QuestionnaireResponse',
  'Observation',
  'ServiceRequest',
  'Task',
  'Communication',
  'DocumentReference',
  'Provenance',
  'AuditEvent',
];
const statement = (types: readonly string[], interactions: readonly string[]) => ({
  resourceType: 'CapabilityStatement',
  software: { name: 'Example EHR', version: '9' },
  rest: [
    {
      mode: 'server',
      interaction: interactions.map((code) => ({ code })),
      resource: types.map((type) => ({ type, interaction: [{ code: 'create' }] })),
    },
  ],
});
const madeUp: typeof fetch = (input) => {
  const found = Object.entries(pages).find(([end]) => new Request(input).url.endsWith(end))?.[1];
  if (found instanceof Response) return Promise.resolve(found);
  return found === undefined
    ? Promise.reject(
        new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ENOTFOUND' }) }),
      )
    : Promise.resolve(Response.json(found));
};
const run = (args: readonly string[], fetch = madeUp, env: Record<string, string> = {}) =>
  issuerCommand(args, {
    fetch,
    env,
    as: 'npm run issuer --',
    now: () => new Date('2026-11-21T10:00:00Z'),
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  });
const added = async (id: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(join(folder, 'issuers', `${id}.json`), 'utf8')) as Record<string, unknown>;
const add = (...more: readonly string[]) => run(['add', base, '--out', folder, ...more]);

describe('npm run issuer -- add', () => {
  it('writes what the server says of itself, and says what it could not know', async () => {
    expect(await add('--tenant', 'Example NHS Trust', '--ods', 'RXX')).toBe(0);
    expect(await added('ehr-example')).toEqual({
      id: 'ehr-example',
      name: 'Example EHR 9',
      iss: base,
      tenant: { id: 'example-nhs-trust', name: 'Example NHS Trust', ods: 'RXX' },
      scopes: { syntax: 'v2', refresh: 'online_access' },
      origins: ['https://login.ehr.example'],
      frameAncestors: ['https://ehr.example'],
      openidIssuer: 'https://login.ehr.example',
      settings: [],
      roles: [],
      write: 'transaction',
    });
    const said = out.join('\n');
    for (const field of ['"clientId"', '"roles"', '"settings"']) expect(said).toContain(field);
    expect(said).not.toContain('"tenant"');
  });

  it('makes a file that the gateway takes once it is completed, and refuses by name before', async () => {
    await add('--tenant', 'Example NHS Trust', '--client-id', 'abc');
    expect(await run(['check', folder])).toBe(1);
    expect(err).toEqual([expect.stringMatching(/ehr-example\.json: roles: .*Name at least one role/)]);
    const file = join(folder, 'issuers', 'ehr-example.json');
    const roles = [{ code: 'R8000', title: 'Clinician' }];
    await writeFile(file, JSON.stringify({ ...(await added('ehr-example')), roles }));
    expect(await run(['check', folder])).toBe(0);
    expect(out.join('\n')).toContain('ehr-example: Example EHR 9, Example NHS Trust');
  });

  it('never writes over a file, and leaves nothing half-written', async () => {
    await mkdir(join(folder, 'issuers'));
    const file = join(folder, 'issuers', 'ehr-example.json');
    await writeFile(file, 'mine');
    expect(await add()).toBe(1);
    expect(await readFile(file, 'utf8')).toBe('mine');
    expect(err.join()).toContain('It is there already');
    expect(await readdir(join(folder, 'issuers'))).toEqual(['ehr-example.json']);
  });

  it.each<[string, () => void, RegExp]>([
    ['nowhere', () => (pages = {}), /could not be reached \(ENOTFOUND\)/],
    ['a page', () => (pages['smart-configuration'] = new Response('<html>')), /did not answer with JSON/],
    ['an error', () => (pages['smart-configuration'] = new Response('', { status: 404 })), /answered 404/],
    [
      'a redirect',
      () => (pages['smart-configuration'] = Response.redirect('https://x.example/')),
      /redirect/,
    ],
    ['no token endpoint', () => (pages['smart-configuration'] = { capabilities: [] }), /"token_endpoint"/],
  ])('writes nothing where there is no discovery document: %s', async (_, arrange, words) => {
    arrange();
    expect(await add()).toBe(1);
    expect(err[0]).toMatch(words);
    expect(await readdir(folder)).toEqual([]);
  });

  it.each<[string, Partial<typeof discovery> & Record<string, unknown>, Record<string, unknown>]>([
    [
      'v1',
      { capabilities: ['client-public', 'permission-v1'] },
      { scopes: { syntax: 'v1', refresh: 'none' } },
    ],
    [
      'offline only',
      { capabilities: ['client-public', 'permission-v2', 'permission-offline'] },
      { scopes: { syntax: 'v2', refresh: 'offline_access' } },
    ],
    [
      'a key only, RSA',
      {
        capabilities: ['client-confidential-asymmetric'],
        token_endpoint_auth_signing_alg_values_supported: ['RS384'],
      },
      { client: { kind: 'confidential', algorithm: 'RS384' } },
    ],
    ['a key only', { capabilities: ['client-confidential-asymmetric'] }, { client: { algorithm: 'ES384' } }],
  ])('takes what is offered: %s', async (_, differs, expected) => {
    pages['smart-configuration'] = { ...discovery, ...differs };
    expect(await add()).toBe(0);
    expect(await added('ehr-example')).toMatchObject(expected);
  });

  it.each<[string, unknown, string]>([
    ['all of it', statement(all, ['transaction']), 'transaction'],
    ['all but transactions', statement(all, []), 'single'],
    ['documents', statement(['DocumentReference'], ['transaction']), 'document'],
    ['nothing', statement([], []), 'none'],
  ])('sets the plan of writing by what is taken: %s', async (_, said, write) => {
    pages['metadata'] = said;
    await add();
    expect(await added('ehr-example')).toMatchObject({ write });
  });

  it('notes a statement that cannot be read as a quirk, with its reason', async () => {
    pages['metadata'] = new Response('', { status: 403 });
    await add();
    const { quirks, write } = await added('ehr-example');
    expect(write).toBeUndefined();
    expect(quirks).toEqual([
      { id: 'no-capability-statement', reason: `${base}/metadata answered 403. Seen on 2026-11-21.` },
    ]);
  });

  it.each<[readonly string[], RegExp]>([
    [['add', 'ehr.example/fhir'], /no FHIR base/],
    [['add', 'http://ehr.example/fhir'], /Use https/],
    [['add', `${base}?x=1`], /without \? and #/],
    [['add', base, '--id', 'Not An Id'], /no id/],
    [['add', base, '--ods', 'RXX'], /--tenant/],
  ])('refuses %j by name', async (args, words) => {
    expect(await run([...args, '--out', folder])).toBe(1);
    expect(err[0]).toMatch(words);
  });
});

describe('against the pretend record system', () => {
  let ehr: RunningEhr;
  beforeAll(async () => {
    ehr = await serveEhr();
  });
  afterAll(() => ehr.close());

  it('writes a file that lacks only what no server can say', async () => {
    const args = ['add', ehr.base, '--id', 'pretend', '--tenant', 'Test', '--client-id', 'safelight'];
    expect(await run([...args, '--out', folder], fetch)).toBe(0);
    const file = await added('pretend');
    expect(file).toMatchObject({ iss: ehr.base, write: 'transaction', scopes: { syntax: 'v2' } });
    expect(file['origins']).toBeUndefined();
    expect(file['quirks']).toBeUndefined();
    expect(await run(['check', folder])).toBe(1);
    expect(err).toEqual([expect.stringContaining('roles')]);
  });
});

describe('npm run issuer -- check', () => {
  it('names what a fixed scope lacks, which is no fault', async () => {
    await add('--tenant', 'Example NHS Trust', '--client-id', 'abc');
    const { scopes: _, ...file } = await added('ehr-example');
    const fixed = {
      ...file,
      roles: [{ code: 'R8000', title: 'Clinician' }],
      scope: 'launch openid fhirUser',
    };
    await writeFile(join(folder, 'issuers', 'ehr-example.json'), JSON.stringify(fixed));
    expect(await run(['check', folder])).toBe(0);
    expect(out.at(-1)).toContain(
      'issuers/ehr-example.json: scope: It does not ask for patient/Appointment.rs,',
    );
  });
});

describe('npm run issuer -- register', () => {
  const register = (...more: readonly string[]) =>
    run(['register', 'ehr-example', '--out', folder, '--url', 'https://safelight.trust.example', ...more]);

  it('prints what to register before there is a client id, on standard output alone', async () => {
    await add();
    out = [];
    expect(await register('--contact', 'it@trust.example', '--policy', 'https://trust.example/p')).toBe(0);
    const made = v.parse(Registration, JSON.parse(out.join('')));
    expect(made).toMatchObject({
      redirect_uris: ['https://safelight.trust.example/'],
      launch_uris: ['https://safelight.trust.example/launch'],
      token_endpoint_auth_method: 'none',
      contacts: ['it@trust.example'],
    });
    expect(made.jwks_uri).toBeUndefined();
    expect(err).toEqual([]);
  });

  it('names the keys of a confidential client, and what a launch outside the record system asks for', async () => {
    pages['smart-configuration'] = { ...discovery, capabilities: ['client-confidential-asymmetric'] };
    await add();
    const file = join(folder, 'issuers', 'ehr-example.json');
    await writeFile(file, JSON.stringify({ ...(await added('ehr-example')), standalone: true }));
    out = [];
    expect(await register()).toBe(0);
    const made = v.parse(Registration, JSON.parse(out.join('')));
    expect(made.jwks_uri).toBe('https://safelight.trust.example/smart/jwks.json');
    expect(made.scope.split(' ')).toEqual(
      expect.arrayContaining(['launch', 'launch/patient', 'launch/encounter']),
    );
    // What stands in is named, apart from what is printed to be used.
    expect(err.join('\n')).toMatch(/policy_uri.*\n.*contacts/);
  });

  it.each<[readonly string[], RegExp]>([
    [['register', 'nobody', '--url', 'https://s.example'], /issuer -- add/],
    [['register', 'nobody'], /--url/],
    [['register', 'nobody', '--url', 'https://s.example/'], /--url/],
    [['register', 'nobody', '--url', 'http://s.example'], /--url/],
  ])('refuses %j by name', async (args, words) => {
    expect(await run([...args, '--out', folder])).toBe(1);
    expect(err[0]).toMatch(words);
  });
});

it.each<[readonly string[], RegExp]>([
  [[], /^usage/],
  [['show'], /no command "show"/],
  [['add'], /takes 1 thing/],
  [['add', base, base], /takes 1 thing/],
  [['add', base, '--url', 'x'], /takes no --url/],
  [['check', '--nonsense'], /nonsense/],
  [['constructor'], /no command/],
])('shows its usage, exit 2, for %j', async (args, words) => {
  expect(await run(args)).toBe(2);
  expect(err[0]).toMatch(words);
  expect(err.at(-1)).toMatch(/^usage/);
});

it.each([['--help'], ['-h'], ['help'], ['check', '--help']])(
  'prints its usage where it is asked for, exit 0: %s %s',
  async (...args) => {
    expect(await run(args)).toBe(0);
    expect(out.join()).toMatch(/^usage:\n {2}npm run issuer -- add/);
    expect(err).toEqual([]);
  },
);
