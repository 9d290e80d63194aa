import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shippedPack } from '../../src/rules/testing-pack.ts';
import { pageIssuers } from '../http/page-issuers.ts';
import { readClientKeys } from '../smart/client-keys.ts';
import type { Configuration } from './configuration.ts';
import { describeFault } from './fault.ts';
import { loadConfig } from './load.ts';
import { eachWithFolder, plain } from './testing-issuers.ts';

let folder: string;
eachWithFolder((made) => (folder = made));

const several = [
  { value: 'T1', id: 'north', name: 'North' },
  { value: 'T2', id: 'south', name: 'South', ods: 'RXB' },
];
const key = { kid: 'k1', privateKeyFile: 'key.pem' };

/** Faults of one issuer file, or of several by their ids, without the folder. */
async function faultsOf(...files: readonly Record<string, unknown>[]): Promise<readonly string[]> {
  const loaded = await load(...files);
  return loaded.ok ? [] : loaded.failure.map((fault) => describeFault(fault).replaceAll(`${folder}/`, ''));
}
async function load(...files: readonly Record<string, unknown>[]) {
  for (const file of files) {
    const whole = { ...plain, ...file };
    await writeFile(join(folder, 'issuers', `${whole.id}.json`), JSON.stringify(whole));
  }
  return loadConfig(folder);
}
async function loaded(...files: readonly Record<string, unknown>[]): Promise<Configuration> {
  const read = await load(...files);
  if (!read.ok) throw new Error(read.failure.map(describeFault).join('\n'));
  return read.value;
}

describe('a wrong issuer file', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['no organisation', { tenant: undefined }, 'tenant: It is missing. Add it, or "tenants" where several'],
    ['both', { tenants: several }, 'tenants: "tenant" is there as well. Remove one of the two.'],
    [
      'an organisation twice',
      { tenant: undefined, tenants: [several[0], { ...several[1], value: 'T1' }] },
      'tenants[1].value: "T1" is there twice. Give each its own.',
    ],
    [
      'an id twice',
      { tenant: undefined, tenants: [several[0], { ...several[1], id: 'north' }] },
      'tenants[1].id: "north" is there twice.',
    ],
    ['no organisation in the list', { tenant: undefined, tenants: [] }, 'tenants: It is empty. Name at'],
    [
      'an odd code',
      { tenant: { ...plain.tenant, ods: 'r x' } },
      'tenant.ods: "r x" is not accepted. Give the code',
    ],
    ['two ways to ask', { scope: 'launch openid', scopes: {} }, 'scopes: "scope" is there as well.'],
    [
      'parts of types in v1',
      { scopes: { syntax: 'v1', granular: true } },
      'scopes.granular: Scopes in v1 cannot',
    ],
    [
      'parts of types with the quirk',
      { scopes: { granular: true }, quirks: [{ id: 'v1-scopes', reason: 'x' }] },
      'scopes.granular: Scopes in v1 cannot',
    ],
    [
      'a quirk that changes nothing',
      { scope: 'launch openid', quirks: [{ id: 'v1-scopes', reason: 'x' }] },
      'quirks[0]: It changes nothing: "scope" says what is asked for.',
    ],
    [
      'a quirk without its reason',
      { quirks: [{ id: 'no-count' }] },
      'quirks[0].reason: It is missing. Add it.',
    ],
    [
      'a quirk twice',
      { quirks: ['x', 'y'].map((reason) => ({ id: 'no-count', reason })) },
      'quirks[1].id: "no-count" is there twice.',
    ],
    ['a scope twice', { scope: 'launch openid openid' }, 'scope[2]: "openid" is there twice.'],
    [
      'no launch',
      { scope: 'openid' },
      'scope: "openid" is not accepted. An EHR launch needs the scope "launch".',
    ],
    ['no key', { client: { kind: 'confidential', keys: [] } }, 'client.keys: It is empty. Give at least'],
    [
      'a key nowhere',
      { client: { kind: 'confidential', keys: [{ kid: 'k1' }] } },
      'client.keys[0].privateKeyFile: It is missing. Add it, or privateKeyEnv instead.',
    ],
    [
      'a key in two places',
      { client: { kind: 'confidential', keys: [{ ...key, privateKeyEnv: 'SAFELIGHT_SECRET_K' }] } },
      'client.keys[0].privateKeyEnv: privateKeyFile is there as well.',
    ],
    [
      'a key twice',
      { client: { kind: 'confidential', keys: [key, key] } },
      'client.keys[1].kid: "k1" is there twice.',
    ],
    [
      'a key of a public client',
      { client: { kind: 'public', keys: [key] } },
      'client.keys: There is no such setting.',
    ],
    [
      'a secret',
      { client: { kind: 'confidential', secret: 's' } },
      'client.secret: There is no such setting.',
    ],
    [
      'nothing to keep out',
      { write: 'none', neverWrite: ['Task'] },
      'neverWrite: Nothing is written: "write" is',
    ],
    [
      'the document kept out of documents',
      { write: 'document', neverWrite: ['DocumentReference'] },
      'neverWrite: "write" is "document", which is a DocumentReference.',
    ],
    [
      'a type that is not written',
      { neverWrite: ['Patient'] },
      'neverWrite[0]: It is "Patient". Give "Condition"',
    ],
    [
      'a hook’s client twice',
      { cdsHooks: { clients: ['a', 'b'].map((p) => ({ iss: 'x', jwksUri: `https://ehr.example/${p}` })) } },
      'cdsHooks.clients[1].iss: "x" is there twice.',
    ],
    ['a role twice', { roles: [plain.roles[0], plain.roles[0]] }, 'roles[1].code: "R1" is there twice.'],
    ['a misspelt setting', { standAlone: true }, 'standAlone: There is no such setting. Remove it, or check'],
  ])('is named with its field and the fix: %s', async (_, file, line) => {
    const faults = await faultsOf(file);
    expect(faults.join('\n')).toContain(`issuers/ehr.json: ${line}`);
  });

  it('names one server in two files, and where to put two organisations', async () => {
    expect(await faultsOf({}, { id: 'other' })).toEqual([
      'issuers/other.json: iss: issuers/ehr.json has "https://ehr.example/fhir" as well. Give each its own, or put both organisations into one file as "tenants".',
    ]);
  });

  it('names every fault of every file at once', async () => {
    const faults = await faultsOf({ write: 'some' }, { id: 'other', iss: 'ehr' });
    expect(faults.some((line) => line.startsWith('issuers/ehr.json: write:'))).toBe(true);
    expect(faults.some((line) => line.startsWith('issuers/other.json: iss:'))).toBe(true);
  });
});

describe('several organisations in one file', () => {
  it('are issuers of their own, with one server, one client and one key', async () => {
    const client = { kind: 'confidential', keys: [{ ...key, privateKeyFile: '../keys/k.pem' }] };
    const { issuers } = await loaded({ tenant: undefined, tenants: several, client });
    expect(issuers.map(({ id, tenant }) => [id, tenant])).toEqual([
      ['ehr--north', several[0]],
      ['ehr--south', several[1]],
    ]);
    expect(new Set(issuers.map(({ iss }) => iss)).size).toBe(1);
    for (const issuer of issuers)
      expect(issuer.client).toMatchObject({ keys: [{ privateKeyFile: join(folder, 'keys/k.pem') }] });
  });

  it('are told apart by the page, and asked for what the rules of all of them need', async () => {
    const { issuers } = await loaded({ tenant: undefined, tenants: several, standalone: true });
    const appointments = { ...shippedPack, rules: [] };
    const [north, south] = pageIssuers(
      issuers,
      new Map([
        ['north', appointments],
        ['south', shippedPack],
      ]),
    );
    expect([north?.tenantValue, south?.tenantValue]).toEqual(['T1', 'T2']);
    expect(north?.scope).toBe(south?.scope);
    expect(north?.scope).toContain('patient/Flag.rs');
    expect(north?.standaloneScope).toMatch(/^launch\/patient launch\/encounter openid/);
  });
});

describe('what the page is told of an issuer', () => {
  const told = async (file: Record<string, unknown>, pack = shippedPack) => {
    const { issuers } = await loaded(file);
    const [issuer] = pageIssuers(issuers, new Map([['trust', pack]]));
    if (issuer === undefined) throw new Error('none');
    return issuer;
  };

  it('holds what it needs, and neither roles nor keys', async () => {
    const client = { kind: 'confidential', keys: [key] };
    const issuer = await told({ client, hubs: ['wss://hub.example'], neverWrite: ['Task'] });
    expect(issuer).toMatchObject({
      client: 'confidential',
      hubs: ['wss://hub.example'],
      neverWrite: ['Task'],
      origins: ['https://ehr.example'],
      standalone: false,
    });
    expect(issuer.tenantValue).toBeUndefined();
    expect(issuer.standaloneScope).toBeUndefined();
    expect(JSON.stringify(issuer)).not.toMatch(/key|roles|kid/);
  });

  it('asks for what the rules in force need, and for what the file says where it says so', async () => {
    expect((await told({})).scope).toContain('patient/Appointment.rs');
    expect((await told({}, { ...shippedPack, rules: [] })).scope).not.toContain('patient/Appointment.rs');
    expect((await told({ scope: 'launch openid' })).scope).toBe('launch openid');
    expect((await told({ scopes: { syntax: 'v1' } })).scope).toContain('patient/Appointment.read');
    expect((await told({ quirks: [{ id: 'v1-scopes', reason: 'seen' }] })).scope).toContain('.read');
    expect((await told({ scopes: { granular: true } })).scope).toContain(
      'patient/Appointment.rs?status=noshow',
    );
    expect((await told({ neverWrite: ['Task'] })).scope).not.toContain('Task');
    expect((await told({ scopes: { refresh: 'none' } })).scope).not.toContain('_access');
  });
});

describe('keys of confidential clients', () => {
  const pem = (): string =>
    generateKeyPairSync('ec', { namedCurve: 'P-384' })
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString();
  const client = { kind: 'confidential', keys: [{ kid: 'k1', privateKeyFile: '../k.pem' }] };
  const read = async (...files: readonly Record<string, unknown>[]) => {
    const keys = await readClientKeys(await loaded(...files), { SAFELIGHT_SECRET_K: pem() });
    return keys.ok ? [...keys.value.keys()] : keys.failure.map(describeFault);
  };

  it('are read once for each file, from its folder or from the environment', async () => {
    await writeFile(join(folder, 'k.pem'), pem());
    const env = { kind: 'confidential', keys: [{ kid: 'k2', privateKeyEnv: 'SAFELIGHT_SECRET_K' }] };
    expect(
      await read(
        { tenant: undefined, tenants: several, client },
        { id: 'other', iss: 'https://o.example', client: env },
        { id: 'public', iss: 'https://p.example' },
      ),
    ).toEqual(['ehr', 'other']);
  });

  it('that are not there are named with the file that names them', async () => {
    expect(await read({ client })).toEqual([
      `issuers/ehr.json: client.keys[0].privateKeyFile: ${join(folder, 'k.pem')} could not be read. Put it there, readable by this process, or correct the path.`,
    ]);
  });

  it('on another curve are refused, with the command that makes the right one', async () => {
    const wrong = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    await writeFile(join(folder, 'k.pem'), wrong.export({ type: 'pkcs8', format: 'pem' }));
    expect(await read({ client })).toEqual([
      expect.stringMatching(
        /It is not an EC private key on P-384 in PEM\. Make one: openssl genpkey -algorithm EC/,
      ),
    ]);
  });

  it('of one name are one key: two would be published as one', async () => {
    await writeFile(join(folder, 'k.pem'), pem());
    await writeFile(join(folder, 'other.pem'), pem());
    const second = { kind: 'confidential', keys: [{ kid: 'k1', privateKeyFile: '../other.pem' }] };
    const other = { id: 'other', iss: 'https://o.example' };
    expect(await read({ client }, { ...other, client: second })).toEqual([
      'issuers/other.json: client.keys[0].kid: issuers/ehr.json has another key of the name "k1". Give each key its own name.',
    ]);
    expect(await read({ client }, { ...other, client })).toEqual(['ehr', 'other']);
  });
});
