import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import type { ChildEnv, Deps, Env } from '../http/deps.ts';
import { refusal, refuse, type Refusal } from '../http/problem.ts';
import { inUse } from './in-use.ts';
import type { GatewaySession } from './session.ts';

type Means = Pick<Deps, 'store' | 'config' | 'clock'>;

const ended = refusal(401, 'session-ended', 'There is no session, or it has ended.', {
  fix: 'Open Safelight again from the record.',
});
const noChild = refusal(409, 'no-child', 'This session is about no child.', {
  fix: 'Open Safelight from the child’s record.',
});

async function sessionOf(
  { store, config, clock }: Means,
  header = '',
): Promise<Result<GatewaySession, Refusal>> {
  const token = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(header)?.[1];
  const stored = token === undefined ? undefined : await store.sessions.find(token, clock());
  // A record system that was taken out of the configuration: no process that knows of it serves its sessions.
  const known = config.issuers.some(({ id }) => id === stored?.content.issuer);
  return stored === undefined || !known ? fail(ended) : succeed(inUse({ store, config }, stored));
}

/** Lets a request through with the session of its bearer token, which limits it to one user and tenant. */
export const signedIn = (deps: Means) =>
  createMiddleware<Env>(async (c, next) => {
    const session = await sessionOf(deps, c.req.header('authorization'));
    if (!session.ok) return refuse(c, session.failure);
    c.set('session', session.value);
    c.set('tenant', session.value.tenant.id);
    await next();
    return;
  });

/**
 * Where routes about a child go: below these paths a request gets through only with a session on a child, which limits
 * it to that child, one user, tenant and visit. Elsewhere a session may be without one, and its type says so.
 */
export function childRoutes(deps: Means, ...paths: readonly string[]): Hono<ChildEnv> {
  const app = new Hono<ChildEnv>();
  const onChild = createMiddleware<ChildEnv>(async (c, next) => {
    const session = await sessionOf(deps, c.req.header('authorization'));
    if (!session.ok) return refuse(c, session.failure);
    c.set('tenant', session.value.tenant.id);
    if (!('patientId' in session.value)) return refuse(c, noChild);
    c.set('session', session.value);
    await next();
    return;
  });
  for (const path of paths) app.use(path, onChild);
  return app;
}
