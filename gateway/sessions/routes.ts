import { Hono } from 'hono';
import { ChooseSetting, OpenSession } from '../../src/api/sessions.ts';
import { recordAudit } from '../../src/domain/audit/record-audit.ts';
import { sessionAudit } from '../../src/domain/audit/session-audit.ts';
import { append } from '../audit/ledger.ts';
import { auditOf } from '../audit/of-session.ts';
import { bodyOf } from '../http/body.ts';
import type { Deps, Env } from '../http/deps.ts';
import { refusal, refuse } from '../http/problem.ts';
import { clientProof } from '../smart/client-proof.ts';
import { begin, contextOf, withRightsHere } from './begin.ts';
import { childRoutes, signedIn } from './bearer.ts';
import { discovery } from './discovery.ts';
import { idTokenVerifier } from './id-token.ts';
import { introspection } from './introspection.ts';
import { establish } from './open-session.ts';
import { noteRefused } from './refused-session.ts';

/** Opening, reading the setting of, and ending a session. */
export function sessionRoutes(deps: Deps): Hono<Env> {
  const { config, store, clock } = deps;
  const discover = discovery(deps.ehrFetch, clock);
  const verify = idTokenVerifier(deps.ehrFetch, discover, clock);
  const introspect = introspection(deps.ehrFetch, discover, clientProof(deps.clientKeys, clock));
  const app = new Hono<Env>();

  app.post('/sessions', async (c) => {
    const ask = await bodyOf(c, OpenSession);
    if (!ask.ok) return refuse(c, ask.failure);
    const [first, ...others] = config.issuers.filter(({ iss }) => iss === ask.value.iss);
    if (first === undefined) {
      return refuse(
        c,
        refusal(403, 'unknown-issuer', 'This record system may not use Safelight.', {
          field: 'iss',
          fix: 'Add it to the configuration, exactly as it calls itself.',
        }),
      );
    }
    const now = clock();
    if (others.length === 0) c.set('tenant', first.tenant.id);
    const established = await establish(ask.value, [first, ...others], {
      ehrFetch: deps.ehrFetch,
      verify,
      introspect,
      now,
    });
    if (!established.ok) {
      await noteRefused(deps, ask.value, established.failure, c.get('requestId'));
      return refuse(c, established.failure);
    }
    c.set('tenant', established.value.tenant.id);
    const opened = await begin(deps, withRightsHere(established.value, deps), c.get('requestId'));
    return c.json(opened, 201);
  });

  const ofChild = childRoutes(deps, '/session/setting');
  ofChild.put('/session/setting', async (c) => {
    const body = await bodyOf(c, ChooseSetting);
    if (!body.ok) return refuse(c, body.failure);
    const setting = config.careSettings.settings.find(({ id }) => id === body.value.setting);
    if (setting === undefined) {
      return refuse(
        c,
        refusal(400, 'unknown-setting', 'There is no such care setting.', { field: 'setting' }),
      );
    }
    const session = c.get('session');
    await store.db.transaction().execute(async (tx) => {
      await append(
        tx,
        session.tenant.id,
        recordAudit({
          ...auditOf(deps, session, c.get('requestId')),
          purpose: 'TREAT',
          stored: { reference: c.get('requestId'), description: 'Care setting chosen' },
          details: { 'care-setting': setting.id },
        }),
      );
      await store.sessions.chooseSetting(tx, session.tokenHash, setting.id);
      await store.chosenSettings.keep(tx, session, {
        setting: setting.id,
        at: clock(),
        ...(session.toldSetting === undefined ? {} : { insteadOf: session.toldSetting }),
      });
    });
    return c.json(setting);
  });

  app.delete('/session', signedIn(deps), async (c) => {
    const session = c.get('session');
    await store.db.transaction().execute(async (tx) => {
      await append(
        tx,
        session.tenant.id,
        sessionAudit(contextOf(deps, session, c.get('requestId')), 'ended'),
      );
      await store.sessions.revoke(tx, session.tokenHash, clock());
    });
    return c.body(null, 204);
  });

  app.route('/', ofChild);
  return app;
}
