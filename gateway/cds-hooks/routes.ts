import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import type { Issuer } from '../../smart-config/schema/issuer.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import type { Deps, Env } from '../http/deps.ts';
import { refusal, refuse, type Refusal } from '../http/problem.ts';
import type { packsInForce } from '../rules/pack-in-force.ts';
import { answerCall } from './call.ts';
import type { Called } from './called.ts';
import { askOf } from './check-ask.ts';
import { cdsClientVerifier, type CdsClient } from './client-token.ts';
import { crossOrigin } from './cross-origin.ts';
import { takeFeedback } from './feedback.ts';
import { perCaller } from './per-caller.ts';
import { discoveryOf, services, type Service } from './services.ts';

/** A whole record is sent along. */
const bodyLimitBytes = 8_000_000;
const callsPerMinute = 3000;
const refusedPerMinute = 600;

const nowhere = refusal(404, 'no-cds-services', 'There are no CDS Hooks services at this address.', {
  fix: 'Where several record systems call, each has its own: /cds/<issuer id>/cds-services. See docs/cds-hooks.md.',
});
const noService = refusal(404, 'no-such-service', 'There is no such service.', {
  fix: 'Read the services from the discovery endpoint.',
});
// Why is in the log alone: whoever tries keys learns nothing from the answer.
const notTrusted = refusal(
  401,
  'not-authorised',
  'This call does not come from a CDS client that is known here.',
);
const keysNotRead = refusal(503, 'keys-not-read', 'The CDS client’s keys could not be read just now.', {
  fix: 'Check that the configured address of its keys answers.',
});
const tooMany = refusal(429, 'too-many-requests', 'Too many requests.', { fix: 'Wait a minute.' });

interface CdsEnv {
  Variables: Env['Variables'] & { issuer: Issuer };
}

/**
 * The CDS Hooks services, below `/cds-services` where one record system calls them, and for each one below
 * `/cds/<issuer id>/cds-services`: discovery, a call of each service, and what became of its cards.
 */
export function cdsHooksRoutes(deps: Deps, inForce: ReturnType<typeof packsInForce>): Hono<CdsEnv> {
  const verify = cdsClientVerifier(deps);
  const trusted = perCaller(deps, callsPerMinute);
  const refused = perCaller(deps, refusedPerMinute);
  const issuers = deps.config.issuers.filter(({ cdsHooks }) => cdsHooks !== undefined);
  const [only, ...others] = issuers;

  /** Who calls, where their token is good, for this address or the one that it belongs to. */
  async function callerOf(c: Context<CdsEnv>, ...paths: string[]): Promise<Result<CdsClient, Refusal>> {
    const issuer = c.get('issuer');
    const authorization = c.req.header('authorization');
    const found = await verify(
      issuer,
      authorization,
      paths.map((path) => `${deps.publicUrl}${path}`),
    );
    if (found.ok) return trusted.allows(`${issuer.id} ${found.value.iss}`) ? found : fail(tooMany);
    if (!refused.allows(issuer.id)) return fail(tooMany);
    deps.log.warn(
      { issuer: issuer.id, reason: found.failure, requestId: c.get('requestId') },
      'a CDS Hooks call was refused',
    );
    return fail(found.failure === 'keys-not-read' ? keysNotRead : notTrusted);
  }

  function answer(c: Context, problem: Refusal): Response {
    if (problem.status === 401) c.header('www-authenticate', 'Bearer');
    if (problem.status === 429) c.header('retry-after', '60');
    return refuse(c, problem);
  }

  async function calledOf(
    c: Context<CdsEnv>,
    paths: (path: string) => readonly string[],
  ): Promise<Result<Called, Refusal>> {
    const service = services.find(({ id }) => id === c.req.param('service'));
    if (service === undefined) return fail(noService);
    const caller = await callerOf(c, ...paths(c.req.path.replace(/\/$/, '')));
    if (!caller.ok) return caller;
    const notJson = wrongType(c);
    if (notJson !== undefined) return fail(notJson);
    return succeed<Called>({
      issuer: c.get('issuer'),
      service: service satisfies Service,
      client: caller.value,
      requestId: c.get('requestId'),
    });
  }

  const hooks = new Hono<CdsEnv>();
  hooks.get('/', async (c) => {
    // Discovery names no child, so it needs no token; one that is sent is checked, so that a supplier can try theirs.
    if (c.req.header('authorization') !== undefined) {
      const caller = await callerOf(c, c.req.path.replace(/\/$/, ''));
      if (!caller.ok) return answer(c, caller.failure);
    }
    const issuer = c.get('issuer');
    return c.json(discoveryOf(issuer, (await inForce(issuer.tenant.id)).pack));
  });
  hooks.post('/:service', async (c) => {
    const began = performance.now();
    const called = await calledOf(c, (path) => [path]);
    if (!called.ok) return answer(c, called.failure);
    const { issuer, service } = called.value;
    const ask = await askOf(c, service.hook, issuer);
    if (!ask.ok) return answer(c, ask.failure);
    const { pack } = await inForce(issuer.tenant.id);
    const answered = await answerCall(deps, pack, called.value, ask.value);
    deps.figures?.hook({
      service: service.id,
      outcome: answered.ok ? 'answered' : 'refused',
      seconds: (performance.now() - began) / 1000,
    });
    return answered.ok ? c.json(answered.value) : answer(c, answered.failure);
  });
  hooks.post('/:service/feedback', async (c) => {
    // The service that is spoken of, or this address of it: the specification can be read either way.
    const called = await calledOf(c, (path) => [path, path.replace(/\/feedback$/, '')]);
    if (!called.ok) return answer(c, called.failure);
    const taken = await takeFeedback(deps, c, called.value);
    return taken.ok ? c.body(null, 200) : answer(c, taken.failure);
  });
  hooks.all('/', (c) => notHere(c, 'GET'));
  hooks.all('/:service', (c) => notHere(c, 'POST'));
  hooks.all('/:service/feedback', (c) => notHere(c, 'POST'));

  const of = (find: (c: Context) => Issuer | undefined) =>
    createMiddleware<CdsEnv>(async (c, next) => {
      const issuer = find(c);
      if (issuer === undefined) return refuse(c, nowhere);
      c.set('issuer', issuer);
      c.set('tenant', issuer.tenant.id);
      await next();
      return;
    });
  const limit = bodyLimit({
    maxSize: bodyLimitBytes,
    onError: (c) => refuse(c, refusal(413, 'too-large', 'The request is too large.')),
  });

  const app = new Hono<CdsEnv>();
  for (const [base, find] of [
    ['/cds-services', () => (others.length === 0 ? only : undefined)],
    ['/cds/:issuer/cds-services', (c: Context) => issuers.find(({ id }) => id === c.req.param('issuer'))],
  ] as const) {
    for (const path of [base, `${base}/*`]) app.use(path, of(find), crossOrigin, limit);
    app.route(base, hooks);
  }
  return app;
}

function notHere(c: Context, allowed: 'GET' | 'POST'): Response {
  c.header('allow', `${allowed}, OPTIONS`);
  return refuse(
    c,
    refusal(405, 'method-not-allowed', 'This address does not take that method.', { fix: `Use ${allowed}.` }),
  );
}

function wrongType(c: Context): Refusal | undefined {
  const coding = c.req.header('content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (coding !== 'identity' && coding !== '')
    return refusal(415, 'compressed', 'The body is compressed, which is not taken here.', {
      fix: 'Send it as it is, without Content-Encoding.',
    });
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  return type === 'application/json'
    ? undefined
    : refusal(415, 'not-json', 'The body is not said to be JSON.', { fix: 'Send application/json.' });
}
