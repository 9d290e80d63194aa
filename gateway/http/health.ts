import { Hono } from 'hono';
import { databaseTrouble } from '../store/database.ts';
import { keptNothingLately } from '../store/together.ts';
import type { Deps, Env } from './deps.ts';

interface Told {
  /** Whether the ledger is sent on as well. */
  readonly forwards: boolean;
  /** Whether the process was asked to end. */
  readonly stopping: () => boolean;
  /** Which Safelight it is. */
  readonly build: Readonly<Record<'version' | 'commit', string>>;
}

/**
 * What whoever looks after it needs to see, in numbers and words without a person or an organisation: what keeps the ledger
 * append-only, and how far behind the Audit Record Repository is. Being behind is no reason not to be ready.
 *
 * `live`: the process runs. `ready`: its database answers and takes what is new; the configuration was checked before it
 * listened; it was not asked to end. Not ready is 503 with what is wrong in words, and nothing of where or how.
 */
export function healthRoutes(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  { forwards, stopping, build }: Told,
): Hono<Env> {
  const app = new Hono<Env>();
  const troubleOf = async (): Promise<string | undefined> =>
    stopping() ? 'It is ending, and takes nothing new.' : databaseTroubleOf(store);
  app.get('/live', (c) => c.json({ status: 'live' }));
  app.get('/ready', async (c) => {
    const wrong = await troubleOf();
    return wrong === undefined
      ? c.json({ status: 'ready' })
      : c.json({ status: 'not-ready', wrong: [wrong] }, 503);
  });
  app.get('/', async (c) => {
    const wrong = await troubleOf();
    if (wrong !== undefined) return c.json({ status: 'not-ready', wrong: [wrong] }, 503);
    return c.json({
      status: 'ready',
      build,
      ledger: { guardedBy: store.guard },
      auditRepository: forwards ? await repositoryStanding(store, clock()) : { state: 'none' },
    });
  });
  return app;
}

async function databaseTroubleOf({ db }: Deps['store']): Promise<string | undefined> {
  const wrong = await databaseTrouble(db);
  if (wrong !== undefined || !keptNothingLately(db)) return wrong;
  return 'The database answers, but did not keep what it was last given: it may be full.';
}

async function repositoryStanding({ auditForwarding }: Deps['store'], now: Date) {
  const { waiting, oldest, setAside, troubles } = await auditForwarding.lag();
  const oldestSeconds = oldest === undefined ? 0 : Math.round((now.getTime() - oldest.getTime()) / 1000);
  return {
    state: troubles.length === 0 ? 'sending' : 'in-trouble',
    waiting,
    oldestSeconds,
    setAside,
    troubles,
  };
}
