import { Hono } from 'hono';
import { databaseTrouble } from '../store/database.ts';
import type { Deps, Env } from './deps.ts';

/**
 * `live`: the process runs. `ready`: its database answers and takes what is new; the configuration was checked before it
 * listened. Not ready is 503 with what is wrong in words, and nothing of where or how.
 */
export function healthRoutes({ store }: Pick<Deps, 'store'>): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/live', (c) => c.json({ status: 'live' }));
  app.get('/ready', async (c) => {
    const wrong = await databaseTrouble(store.db);
    return wrong === undefined
      ? c.json({ status: 'ready' })
      : c.json({ status: 'not-ready', wrong: [wrong] }, 503);
  });
  return app;
}
