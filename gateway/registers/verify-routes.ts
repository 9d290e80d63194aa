import { Hono } from 'hono';
import type { RegisterVerified } from '../../src/api/registers.ts';
import { verify } from '../audit/verify.ts';
import type { Deps, Env } from '../http/deps.ts';
import { noteReading } from './note.ts';

/** Every entry of the organisation computed again, and each line of the register compared with its entry. */
export function verifyRoutes(deps: Deps): Hono<Env> {
  const { store, clock, log } = deps;
  const app = new Hono<Env>();
  app.post('/register/verify', async (c) => {
    const { tenant, clinician } = c.get('session');
    const found = await verify(store.db, tenant.id);
    const checked = { checkedAt: clock().toISOString(), by: clinician.name };
    const what = 'Register verified';
    if (!found.intact) {
      const { firstBroken, why } = found;
      log.error({ tenant: tenant.id, firstBroken }, 'the ledger is not as it was written');
      await noteReading(deps, c, { what, details: { result: 'broken', entry: String(firstBroken) } });
      const broken: RegisterVerified = { state: 'broken', firstBroken, why, ...checked };
      return c.json(broken);
    }
    const { entries, head, from, to, toMakeAgain } = found;
    await noteReading(deps, c, { what, details: { result: 'intact', entries: String(entries) } });
    const intact: RegisterVerified = {
      state: 'intact',
      entries,
      seal: head,
      ...(toMakeAgain === 0 ? {} : { toMakeAgain }),
      ...(from === undefined ? {} : { from: from.toISOString() }),
      ...(to === undefined ? {} : { to: to.toISOString() }),
      ...checked,
    };
    return c.json(intact);
  });
  return app;
}
