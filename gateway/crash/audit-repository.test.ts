import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createAuditRepository,
  type PretendRepository,
} from '../../mocks/audit-repository/create-audit-repository.ts';
import { entries } from '../audit/ledger.ts';
import { openDatabase } from '../store/database.ts';
import { startGateway, type GatewayProcess } from './gateway-process.ts';
import { crashWorld, lookUp, type CrashWorld } from './world.ts';

/** A dozen in the ordinary run; `AUDIT_KILLS` says how many. */
const kills = Number(process.env['AUDIT_KILLS'] ?? 12);
/** Milliseconds within which a kill falls, while entries are written and, once a second, sent. */
const spanMs = 2000;

describe('kill -9 at random moments while the ledger is written and sent to the audit repository', () => {
  let world: CrashWorld;
  let repository: PretendRepository;
  let gateway: GatewayProcess | undefined;
  let env: Readonly<Record<string, string>>;
  const start = async (): Promise<GatewayProcess> => (gateway = await startGateway(env));
  beforeAll(async () => {
    world = await crashWorld();
    repository = await createAuditRepository({ conditional: false });
    env = { ...world.env('brisk'), AUDIT_REPOSITORY_URL: repository.url };
  });
  afterAll(async () => {
    gateway?.kill();
    await gateway?.ended;
    await Promise.all([world.close(), repository.close()]);
  });

  it(
    'brings every entry there, none lost, in order, repeats known by their tag',
    { timeout: 120_000 + kills * 30_000 },
    async () => {
      for (let n = 0; n < kills; n += 1) {
        const { origin, kill, ended } = await start();
        repository.fault = n % 4 === 1 ? 'cut' : n % 4 === 2 ? 'slow' : 'none';
        // One entry at least; then more are written until it ends: whichever request is cut off is not repeated.
        await world.launch(origin);
        setTimeout(kill, Math.floor(Math.random() * spanMs));
        for (let alive = true; alive;) {
          alive = await world
            .launch(origin)
            .then(async (visit) => (await lookUp(origin, visit)).ok)
            .catch(() => false);
        }
        await ended;
      }
      repository.fault = 'none';
      const { origin, kill, ended } = await start();
      await expect
        .poll(async () => (await health(origin)).auditRepository, { timeout: 90_000, interval: 200 })
        .toMatchObject({ waiting: 0, troubles: [] });
      kill();
      await ended;

      const { db } = await openDatabase({ kind: 'inside', folder: `${env['SAFELIGHT_DATA'] ?? ''}/db` });
      const hashes: string[] = [];
      for await (const { hash } of entries(db, 'testshire')) hashes.push(hash);
      await db.destroy();
      const sent = repository.taken.map(({ identity }) => identity.split('|')[1] ?? '');
      const firsts = [...new Set(sent)];
      expect(hashes.length).toBeGreaterThan(kills);
      expect(firsts).toEqual(hashes);
      process.stdout.write(
        `\nKill -9 while forwarding: ${kills} kills, ${hashes.length} entries, all there in order; ${sent.length - firsts.length} came twice, known by their tag.\n`,
      );
    },
  );
});

const health = async (origin: string): Promise<{ readonly auditRepository: unknown }> =>
  (await (await fetch(`${origin}/health`)).json()) as { auditRepository: unknown };
