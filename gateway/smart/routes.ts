import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Issuer } from '../../smart-config/schema/issuer.ts';
import type { Deps, Env } from '../http/deps.ts';
import { rateLimit } from '../http/rate-limit.ts';
import { refusal, refuse } from '../http/problem.ts';
import { discovery } from '../sessions/discovery.ts';
import { clientProof } from './client-proof.ts';
import { publicKeys } from './public-keys.ts';
import { revoke } from './revoke.ts';
import { exchange } from './token.ts';

/** Far above any code, token and verifier. */
const formLimitBytes = 50_000;

/**
 * What of SMART App Launch a page cannot do alone: exchanging a code or a refresh token as a confidential client, whose key
 * never leaves the gateway; giving tokens back; and the public halves of the keys. Below `/smart`.
 */
export function smartRoutes(deps: Deps, requestsPerMinute: number): Hono<Env> {
  const app = new Hono<Env>();
  const discover = discovery(deps.ehrFetch, deps.clock);
  const proof = clientProof(deps.clientKeys, deps.clock);
  const byId = new Map(deps.config.issuers.map((issuer) => [issuer.id, issuer]));
  const issuerOf = (id: string): Issuer | undefined => byId.get(id);
  const unknown = refusal(404, 'unknown-issuer', 'No record system has this id here.', {
    fix: 'Use the id of a file in issuers/, or of one of its organisations.',
  });

  const guards = [
    rateLimit(deps, requestsPerMinute),
    bodyLimit({
      maxSize: formLimitBytes,
      onError: (c) => refuse(c, refusal(413, 'too-large', 'The request is too large.')),
    }),
  ] as const;

  app.post('/token/:issuerId', ...guards, async (c) => {
    const issuer = issuerOf(c.req.param('issuerId'));
    if (issuer === undefined) return refuse(c, unknown);
    c.set('tenant', issuer.tenant.id);
    return exchange(c, issuer, { ...deps, discover, proof });
  });
  app.post('/revoke/:issuerId', ...guards, async (c) => {
    const issuer = issuerOf(c.req.param('issuerId'));
    if (issuer === undefined) return refuse(c, unknown);
    c.set('tenant', issuer.tenant.id);
    return revoke(c, issuer, { ...deps, discover, proof });
  });
  const jwks = { keys: publicKeys(deps.clientKeys) };
  // Long enough to spare us, short enough that a new key is known the same hour.
  app.get('/jwks.json', (c) => c.json(jwks, 200, { 'cache-control': 'public, max-age=900' }));
  return app;
}
