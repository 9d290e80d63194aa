import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { key } from '../test/world.ts';
import { jsonIn, mountedConfig, type MountedConfig } from './config-folder.ts';
import { gateAt } from './gate.ts';
import { startGateway, type GatewayProcess } from './gateway-process.ts';
import { ledgerOf } from './ledger-of.ts';
import { crashWorld, known, lookUp, type CrashWorld, type Visit } from './world.ts';

describe('a gateway whose configuration changes while it runs', () => {
  const gate = gateAt('NHS care-team answered');
  const newKey = randomBytes(32).toString('base64');
  const oldKey = key.toString('base64');
  let world: CrashWorld;
  let mounted: MountedConfig;
  let gateway: GatewayProcess;
  let env: Record<string, string>;
  let keyFile: string;
  beforeAll(async () => {
    world = await crashWorld(gate.passing);
    const { SAFELIGHT_KEY: _, SAFELIGHT_CONFIG: from = '', ...others } = world.env('brisk');
    mounted = await mountedConfig(from, join(dirname(from), 'mounted'));
    keyFile = join(dirname(from), 'sealing-key');
    await writeFile(keyFile, oldKey);
    env = {
      ...others,
      SAFELIGHT_CONFIG: mounted.folder,
      SAFELIGHT_KEY_FILE: keyFile,
    };
    gateway = await startGateway({ ...env, SAFELIGHT_RELOAD: 'watch' });
  }, 120_000);
  afterAll(async () => {
    gate.open();
    gateway.kill();
    await gateway.ended;
    await world.close();
  });

  const told = (words: string): number => gateway.said().split(words).length - 1;
  /** Sends the signal and waits for the word on it. */
  async function reloaded(words: 'configuration reloaded' | 'the configuration of before stays in force') {
    const before = told(words);
    gateway.signal('SIGHUP');
    await expect.poll(() => told(words), { timeout: 20_000 }).toBeGreaterThan(before);
  }
  /** Callers that never stop, until it is said; answers the statuses that they were given. */
  function load(visit: Visit): () => Promise<readonly number[]> {
    let over = false;
    const statuses: number[] = [];
    const callers = ['/api/cpis', '/api/rules', '/health/ready'].map(async (path) => {
      while (!over) {
        const answer = await fetch(`${gateway.origin}${path}`, {
          headers: { authorization: `Bearer ${visit.token}` },
        });
        await answer.arrayBuffer();
        statuses.push(answer.status);
      }
    });
    return async () => {
      over = true;
      await Promise.all(callers);
      return statuses;
    };
  }

  it('takes what changed under load and loses nothing that is under way', { timeout: 120_000 }, async () => {
    const visit = await world.launch(gateway.origin);
    const busy = await world.launch(gateway.origin);
    const stop = load(busy);
    gate.shut();
    const answer = lookUp(gateway.origin, visit);
    await expect.poll(gate.held, { timeout: 20_000 }).toBe(1);
    const issuer = await jsonIn(mounted.folder, 'issuers/stand-in.json');
    for (const name of ['Second EHR', 'Third EHR', 'Fourth EHR']) {
      const file = `issuers/${name.slice(0, 5).toLowerCase()}.json`;
      const id = name.slice(0, 5).toLowerCase();
      await mounted.mount({ [file]: { ...issuer, id, name, iss: `https://${id}.example/fhir` } });
      await reloaded('configuration reloaded');
    }
    gate.open();
    expect(await (await answer).json()).toMatchObject({ state: 'found', check: { notified: 'yes' } });
    const statuses = await stop();
    expect(statuses.length).toBeGreaterThan(20);
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(world.nhs.control.inbox().filter((line) => line.told)).toHaveLength(1);
  });

  it(
    'takes nothing of one with a fault, says each, and keeps the one before',
    { timeout: 60_000 },
    async () => {
      const visit = await world.launch(gateway.origin);
      const cpis = await jsonIn(mounted.folder, 'cpis.json');
      await mounted.mount({ 'cpis.json': { ...cpis, timeoutMs: 'soon' }, 'issuers/fifth.json': '{"id":' });
      await reloaded('the configuration of before stays in force');
      expect(gateway.said()).toMatch(/cpis\.json: timeoutMs/);
      expect(gateway.said()).toMatch(/fifth\.json: line 1/);
      expect(await known(gateway.origin, visit)).toMatchObject({ state: 'not-checked' });
      await mounted.mount({ 'cpis.json': cpis, 'issuers/fifth.json': undefined });
      await reloaded('configuration reloaded');
    },
  );

  it('watches: a folder that is mounted anew is taken without a signal', { timeout: 60_000 }, async () => {
    const before = told('"files changed"');
    await mounted.mount({ 'issuers/fourt.json': undefined });
    await expect.poll(() => told('"files changed"'), { timeout: 30_000 }).toBeGreaterThan(before);
    expect(gateway.said()).toContain('"removed":["fourt"]');
  });

  it('changes its keys, and keeps an old one that is still needed', { timeout: 60_000 }, async () => {
    const before = await world.launch(gateway.origin);
    await writeFile(keyFile, `${newKey}\n${oldKey}\n`);
    await reloaded('configuration reloaded');
    const after = await world.launch(gateway.origin);
    expect(await known(gateway.origin, before)).toMatchObject({ state: 'not-checked' });
    await writeFile(keyFile, newKey);
    await reloaded('the configuration of before stays in force');
    expect(gateway.said()).toContain('still seals what is stored');
    expect(await known(gateway.origin, before)).toMatchObject({ state: 'not-checked' });
    expect(await known(gateway.origin, after)).toMatchObject({ state: 'not-checked' });
    await writeFile(keyFile, `${newKey}\n${oldKey}\n`);
    await reloaded('configuration reloaded');
  });

  it('ends the sessions of a record system that is taken out', { timeout: 120_000 }, async () => {
    const visit = await world.launch(gateway.origin);
    await mounted.mount({ 'issuers/stand-in.json': undefined });
    await reloaded('configuration reloaded');
    const answer = await fetch(`${gateway.origin}/api/cpis`, {
      headers: { authorization: `Bearer ${visit.token}` },
    });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ code: 'session-ended' });
    await expect(world.launch(gateway.origin)).rejects.toThrow('no session: 403');
    gateway.signal('SIGTERM');
    expect(await gateway.ended).toBe(0);
    const { verified } = await ledgerOf(env);
    expect(verified).toContain('testshire: intact');
  });
});
