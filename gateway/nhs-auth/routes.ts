import { Hono } from 'hono';
import type * as v from 'valibot';
import {
  ChooseNhsRole,
  NhsSignedIn,
  type NhsSignedInAnswer,
  type NhsSignIn,
} from '../../src/api/nhs-sign-in.ts';
import { bodyOf } from '../http/body.ts';
import type { ChildEnv, Deps, Env } from '../http/deps.ts';
import { refusal, refuse } from '../http/problem.ts';
import { childRoutes } from '../sessions/bearer.ts';
import type { PersonSignIns } from './person-sign-ins.ts';
import type { NhsAuth } from './read-nhs-auth.ts';

const notNeeded: NhsSignIn = { state: 'not-needed' };
const nobody = refusal(409, 'no-nhs-sign-in', 'Nobody signs in to the NHS here.', {
  fix: 'Look-ups are made by the application: see auth.mode in cpis.json.',
});

/** A session's own NHS sign-in. `people` is absent where look-ups are made by the application. */
export function nhsSignInRoutes(deps: Deps, people: PersonSignIns | undefined): Hono<ChildEnv> {
  const app = childRoutes(deps, '/nhs-sign-in/*');

  app.get('/nhs-sign-in', async (c) =>
    c.json(people === undefined ? notNeeded : await people.status(c.get('session'))),
  );

  app.post('/nhs-sign-in', async (c) => {
    if (people === undefined) return refuse(c, nobody);
    const started = await people.start(c.get('session'));
    if (started.ok) return c.json(started.value, 201);
    deps.log.warn({ why: started.failure, requestId: c.get('requestId') }, 'CIS2 could not be asked');
    return refuse(c, refusal(502, 'nhs-sign-in-away', 'The NHS sign-in could not be reached.'));
  });

  app.put('/nhs-sign-in/role', async (c) => {
    if (people === undefined) return refuse(c, nobody);
    const body = await bodyOf(c, ChooseNhsRole);
    if (!body.ok) return refuse(c, body.failure);
    const now = await people.chooseRole(c.get('session'), body.value.role, c.get('requestId'));
    return now === undefined
      ? refuse(c, refusal(409, 'no-such-role', 'This person has no such role.', { field: 'role' }))
      : c.json(now);
  });

  app.delete('/nhs-sign-in', async (c) =>
    c.json(people === undefined ? notNeeded : await people.signOut(c.get('session'), c.get('requestId'))),
  );
  return app;
}

/** What the sign-in window brings back, and the public halves of our keys. Neither has a session. */
export function nhsRoutes(people: PersonSignIns | undefined, nhs: NhsAuth | undefined): Hono<Env> {
  const app = new Hono<Env>();
  if (people !== undefined) {
    app.post('/nhs/signed-in', async (c) => {
      const body = await bodyOf(c, NhsSignedIn);
      if (!body.ok) return refuse(c, body.failure);
      const finished = await people.finish(body.value, c.get('requestId'));
      const why = finished.ok ? undefined : finished.failure;
      if (why === 'unknown')
        return refuse(c, refusal(404, 'unknown-sign-in', 'This sign-in is not known, or has ended.'));
      const answer: v.InferOutput<typeof NhsSignedInAnswer> =
        why === undefined ? { outcome: 'signed-in' } : { outcome: 'failed', why };
      return c.json(answer);
    });
  }
  if (nhs !== undefined) {
    const jwks = { keys: nhs.keys.map(({ publicJwk }) => publicJwk) };
    // Long enough to spare us, short enough that a new key is known the same hour.
    app.get('/nhs/jwks.json', (c) => c.json(jwks, 200, { 'cache-control': 'public, max-age=900' }));
  }
  return app;
}
