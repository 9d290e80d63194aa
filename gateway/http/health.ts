import { Hono } from 'hono';
import { databaseTrouble } from '../store/database.ts';
import { keptNothingLately } from '../store/together.ts';
import type { Deps, Env } from './deps.ts';

/**
 * What whoever looks after it needs to see, in numbers and words without a person or an organisation: what keeps the ledger
 * append-only, and how far behind the Audit Record Repository is. Being behind is no reason not to be ready.
 *
 * `live`: the process runs. `ready`: its database answers and takes what is new; the configuration was checked before it
 * listened. Not ready is 503 with what is wrong in words, and nothing of where or how.
 */
export function healthRoutes({ store, clock }: Pick<Deps, 'store' | 'clock'>, forwards: boolean): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/live', (c) => c.json({ status: 'live' }));
  app.get('/ready', async (c) => {
    const wrong = await troubleOf(store);
    return wrong === undefined
      ? c.json({ status: 'ready' })
      : c.json({ status: 'not-ready', wrong: [wrong] }, 503);
  });
  app.get('/', async (c) => {
    const wrong = await troubleOf(store);
    if (wrong !== undefined) return c.json({ status: 'not-ready', wrong: [wrong] }, 503);
    return c.json({
      status: 'ready',
      ledger: { guardedBy: store.guard },
      auditRepository: forwards ? await repositoryStanding(store, clock()) : { state: 'none' },
    });
  });
  return app;
}

async function troubleOf({ db }: Deps['store']): Promise<string | undefined> {
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
