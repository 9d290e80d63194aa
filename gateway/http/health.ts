import { Hono } from 'hono';
import { answers } from '../store/database.ts';
import type { Deps, Env } from './deps.ts';

/** `live`: the process runs. `ready`: its database answers too; the configuration was checked before it listened. */
export function healthRoutes({ store }: Pick<Deps, 'store'>): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/live', (c) => c.json({ status: 'live' }));
  app.get('/ready', async (c) =>
    (await answers(store.db))
      ? c.json({ status: 'ready' })
      : c.json({ status: 'not-ready', missing: ['database'] }, 503),
  );
  return app;
}
