import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Logger } from 'pino';
import { acknowledgementRoutes } from './acknowledgements/routes.ts';
import { followRoutes } from './concerns/follow-routes.ts';
import { forgetOldConcerns } from './concerns/retention.ts';
import { forwarder } from './audit/forward.ts';
import type { AuditRepository } from './audit/repository.ts';
import { openedFromRoutes } from './cds-hooks/opened-from.ts';
import { cdsHooksRoutes } from './cds-hooks/routes.ts';
import { concernRoutes } from './concerns/routes.ts';
import type { Configuration } from './config/configuration.ts';
import type { CpisPort } from './cpis/port.ts';
import { draftRoutes } from './drafts/routes.ts';
import type { Deps, Env } from './http/deps.ts';
import { securityHeaders } from './http/headers.ts';
import { healthRoutes } from './http/health.ts';
import { refusalOfStore } from './http/not-stored.ts';
import { pages } from './http/pages.ts';
import { refusal, refuse } from './http/problem.ts';
import { rateLimit } from './http/rate-limit.ts';
import { errorFacts, requestIds, requestLog } from './http/request-log.ts';
import { ruleRoutes } from './http/rules.ts';
import { traced } from './http/trace.ts';
import { closeLostLookUps } from './look-ups/lost.ts';
import { lookUpRoutes } from './look-ups/routes.ts';
import { noFigures, type Figures } from './metrics/figures.ts';
import { wallClockDeadline } from './nhs-auth/call-failure.ts';
import type { NhsSignIns } from './nhs-auth/nhs-sign-ins.ts';
import { personSignIns, type PersonSignIns } from './nhs-auth/person-sign-ins.ts';
import type { NhsAuth } from './nhs-auth/read-nhs-auth.ts';
import { nhsRoutes, nhsSignInRoutes } from './nhs-auth/routes.ts';
import { buildInfo } from './process/build-info.ts';
import { packsInForce } from './rules/pack-in-force.ts';
import { registerRoutes } from './registers/routes.ts';
import { questionnaireRoutes } from './questionnaires/routes.ts';
import { ruleBookRoutes } from './rules/routes.ts';
import { endSessionsOf } from './sessions/end-sessions.ts';
import { sessionRoutes } from './sessions/routes.ts';
import type { ClientKeys } from './smart/client-keys.ts';
import { smartRoutes } from './smart/routes.ts';
import { sweep, type Store } from './store/store.ts';
import { wasNotBroughtRoutes } from './was-not-brought/routes.ts';

export interface GatewayParts {
  readonly config: Configuration;
  readonly store: Store;
  readonly cpis: CpisPort;
  /** How the NHS knows who asks: its keys are published, and where people sign in themselves it says how. */
  readonly nhsAuth?: NhsAuth;
  /** Keys of the confidential clients that this gateway is registered as. */
  readonly clientKeys?: ClientKeys;
  /** Stands in for the sign-ins that `nhsAuth` makes. */
  readonly nhs?: NhsSignIns;
  /** How CIS2 and the API platform are asked about people. */
  readonly nhsFetch?: typeof fetch;
  readonly log: Logger;
  /** Where every entry of the ledger is sent as well. */
  readonly auditRepository?: AuditRepository;
  readonly ehrFetch?: typeof fetch;
  readonly clock?: () => Date;
  /** Own origin or host name, for the audit. */
  readonly address?: string;
  /** Where it is reached from outside, e.g. `https://safelight.trust.example`; its own address where it is not given. */
  readonly publicUrl?: string;
  /** Folder of the built app. */
  readonly app?: string;
  readonly requestsPerMinute?: number;
  /** Names this process, the same for every gateway in it; made where it is not given. */
  readonly instance?: string;
  readonly figures?: Figures;
  /** Whether the process was asked to end: it answers on and says that it is not ready. */
  readonly stopping?: () => boolean;
}

const bodyLimitBytes = 1_000_000;
const signInLimitBytes = 10_000;
const nothing = refusal(404, 'not-found', 'There is nothing here.');

/** The gateway as one function from request to response; it holds no state that another replica would need. */
export function createGateway(parts: GatewayParts): {
  readonly fetch: (request: Request) => Promise<Response>;
  /** Every route below `/api`, e.g. `POST /api/sessions`. */
  readonly routes: readonly string[];
  /** Ends look-ups whose answer is lost, and removes what is no longer to be kept: at start and every minute. */
  readonly tidy: () => Promise<void>;
  /** Sends what the audit repository does not have yet; every second. Undefined where there is none. */
  readonly forward?: () => Promise<void>;
  /** Ends the sessions of record systems, by their ids in the configuration, that may use Safelight no longer. */
  readonly endSessionsOf: (issuers: readonly string[]) => Promise<void>;
} {
  const { people, ...deps } = depsOf(parts);
  const app = new Hono<Env>();
  app.use(traced, requestIds, requestLog(deps.log, parts.figures ?? noFigures), securityHeaders(deps.config));
  // No name here holds this character, and no database looks for it.
  app.use((c, next) => (c.req.url.includes('%00') ? Promise.resolve(refuse(c, nothing)) : next()));
  app.use(
    '/api/*',
    rateLimit(deps, parts.requestsPerMinute ?? 300),
    bodyLimit({
      maxSize: bodyLimitBytes,
      onError: (c) => refuse(c, refusal(413, 'too-large', 'The request is too large.')),
    }),
  );
  // The sign-in window has no session: it is counted apart, so that it cannot use up anybody else's allowance.
  app.use(
    '/nhs/*',
    rateLimit(deps, parts.requestsPerMinute ?? 300),
    bodyLimit({
      maxSize: signInLimitBytes,
      onError: (c) => refuse(c, refusal(413, 'too-large', 'The request is too large.')),
    }),
  );
  app.route(
    '/health',
    healthRoutes(deps, {
      forwards: parts.auditRepository !== undefined,
      stopping: parts.stopping ?? (() => false),
      build: buildInfo,
    }),
  );
  const inForce = packsInForce(deps);
  app.route('/api', ruleRoutes(deps, inForce));
  app.route('/api', ruleBookRoutes(deps, inForce));
  app.route('/api', registerRoutes(deps));
  app.route('/api', sessionRoutes(deps));
  app.route('/api', lookUpRoutes(deps));
  app.route('/api', concernRoutes(deps));
  app.route('/api', followRoutes(deps));
  app.route('/api', draftRoutes(deps));
  app.route('/api', questionnaireRoutes(deps));
  app.route('/api', acknowledgementRoutes(deps));
  app.route('/api', wasNotBroughtRoutes(deps));
  app.route('/api', nhsSignInRoutes(deps, people));
  app.route('/smart', smartRoutes(deps, parts.requestsPerMinute ?? 300));
  app.route('/api', openedFromRoutes(deps));
  app.route('/', cdsHooksRoutes(deps, inForce));
  app.route('/', nhsRoutes(people, parts.nhsAuth));
  app.route('/', pages(deps.config, parts.app ?? 'dist/app', inForce));
  app.notFound((c) => refuse(c, nothing));
  app.onError((error, c) => {
    const store = refusalOfStore(error, c.req.method);
    if (store !== undefined) {
      deps.log.error({ ...errorFacts(error), requestId: c.get('requestId') }, 'the database did not keep it');
      return refuse(c, store);
    }
    deps.log.error({ ...errorFacts(error), requestId: c.get('requestId') }, 'unexpected error');
    return refuse(
      c,
      refusal(500, 'unexpected', 'Something went wrong in Safelight. Nothing is known to have been stored.', {
        fix: `Give IT this request number: ${c.get('requestId')}`,
      }),
    );
  });
  const forward =
    parts.auditRepository &&
    forwarder({
      ...deps,
      repository: parts.auditRepository,
      tenants: deps.config.issuers.map(({ tenant }) => tenant.id),
      fetch,
    });
  return {
    ...(forward === undefined ? {} : { forward }),
    fetch: async (request) => app.fetch(request),
    routes: app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
      .map(({ method, path }) => `${method} ${path}`),
    endSessionsOf: (issuers) => endSessionsOf(deps, issuers),
    async tidy() {
      await closeLostLookUps(deps);
      await sweep(deps.store, deps.clock());
      await forgetOldConcerns(deps);
    },
  };
}

function depsOf(parts: GatewayParts): Deps & { readonly people: PersonSignIns | undefined } {
  const { nhsAuth, nhsFetch, ...others } = parts;
  const deps: Deps = {
    ...others,
    ehrFetch: parts.ehrFetch ?? fetch,
    clock: parts.clock ?? (() => new Date()),
    address: parts.address ?? 'safelight-gateway',
    publicUrl: (parts.publicUrl ?? parts.address ?? 'http://localhost:4001').replace(/\/+$/, ''),
    ...(parts.publicUrl === undefined ? {} : { publicOrigin: new URL(parts.publicUrl).origin }),
    instance: parts.instance ?? randomUUID(),
  };
  const reach = { fetch: nhsFetch ?? fetch, clock: deps.clock, deadline: wallClockDeadline };
  const people = nhsAuth && personSignIns(deps, nhsAuth, reach);
  return { ...deps, ...(people === undefined ? {} : { nhs: people }), people };
}
