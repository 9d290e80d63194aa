import { createMiddleware } from 'hono/factory';
import type { Deps, Env } from '../http/deps.ts';
import { refusal, refuse } from '../http/problem.ts';
import { inUse } from './in-use.ts';

/** Lets a request through with the session of its bearer token, which limits it to one child, user, tenant and visit. */
export const signedIn = ({ store, config, clock }: Pick<Deps, 'store' | 'config' | 'clock'>) =>
  createMiddleware<Env>(async (c, next) => {
    const token = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(c.req.header('authorization') ?? '')?.[1];
    const stored = token === undefined ? undefined : await store.sessions.find(token, clock());
    if (stored === undefined) {
      return refuse(
        c,
        refusal(401, 'session-ended', 'There is no session, or it has ended.', {
          fix: 'Open Safelight again from the record.',
        }),
      );
    }
    c.set('session', inUse({ store, config }, stored));
    c.set('tenant', stored.content.tenant.id);
    await next();
    return;
  });
