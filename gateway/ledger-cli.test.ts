import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { append } from './audit/ledger.ts';
import { openStore } from './store/store.ts';
import { asOwner } from './test/as-owner.ts';
import { key } from './test/world.ts';

const run = promisify(execFile);
let data: string;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'safelight-ledger-'));
});
afterAll(() => rm(data, { recursive: true, force: true }));

const event: fhir4.AuditEvent = {
  resourceType: 'AuditEvent',
  type: { code: 'rest' },
  action: 'C',
  recorded: '2026-11-20T10:42:00.000Z',
  agent: [{ requestor: true, name: 'Ash Sample' }],
  source: { observer: { display: 'Safelight' } },
};

/** The database that the command opens, with what a test does to it first. */
async function prepared(...statements: readonly string[]): Promise<void> {
  const store = await openStore({ kind: 'inside', folder: join(data, 'db') }, [key]);
  await asOwner(store.db, ...statements);
  await store.db.destroy();
}

const verified = async (): Promise<string> => {
  const env = { ...process.env, SAFELIGHT_DATA: data, DATABASE_URL: undefined };
  const command = ['--import', 'tsx', 'gateway/ledger-cli.ts', 'verify'];
  return run(process.execPath, command, { env }).then(
    ({ stdout }) => stdout,
    (error: unknown) => (error as { readonly stdout: string }).stdout,
  );
};

it('verifies a database from before the register, and names what was taken out or altered since', async () => {
  const store = await openStore({ kind: 'inside', folder: join(data, 'db') }, [key]);
  for (let i = 0; i < 3; i += 1) await store.db.transaction().execute((tx) => append(tx, 'testshire', event));
  await store.db.destroy();
  await prepared(
    'drop table register, register_people, register_children, register_made, audit_forwarding, audit_set_aside, call_settlements, cds_tokens, cds_cards, cds_look_ups',
    `delete from kysely_migration where name >= '015'`,
  );
  expect(await verified()).toMatch(/^testshire: intact, 3 entries, last hash [0-9a-f]{64}\n$/);
  await prepared(`update register set projection = 1, line = '{}' where number = 2`);
  expect(await verified()).toContain('1 line of the register made by another version of Safelight');
  await prepared('select 1');
  expect(await verified()).toMatch(/^testshire: intact, 3 entries, last hash [0-9a-f]{64}\n$/);
  await prepared('delete from register where number = 2');
  expect(await verified()).toContain('BROKEN at entry 2. The register does not show it.');
}, 120_000);
