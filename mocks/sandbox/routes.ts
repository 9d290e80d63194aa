import { Hono } from 'hono';
import * as v from 'valibot';
import { createCdsClient } from '../ehr/cds-hooks/client.ts';
import { cdsRoutes } from '../ehr/cds-hooks/routes.ts';
import type { Ehr } from '../ehr/create-ehr.ts';
import { Fault as RecordFault } from '../ehr/faults/fault.ts';
import type { Control as NhsControl } from '../nhs/control.ts';
import { endpoints, faultNames } from '../nhs/switches.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { readAsset } from './page/assets.ts';
import { chartOf, namesByNumber } from './page/chart.ts';
import { sandboxPage } from './page/page.ts';
import type { NhsSignIn } from './settings.ts';
import { signDraft } from './sign-draft.ts';
import { beginVisit } from './visits.ts';

export interface SandboxParts {
  readonly scenarios: readonly Scenario[];
  readonly ehr: Pick<Ehr, 'fetch' | 'control'>;
  /** Origin of the pretend record system. */
  readonly origin: string;
  readonly nhs: NhsControl;
  /** Origin of the app that is framed. */
  readonly app: string;
  readonly signIn: NhsSignIn;
}

const CpisFault = v.strictObject({ on: v.picklist(endpoints), name: v.picklist(faultNames) });

/** The page's own paths; everything else at this origin is the pretend record system's. */
export const isSandboxPath = (path: string): boolean =>
  path === '/' || path.startsWith('/sandbox/') || path === '/control/ready';

/** The sandbox page and what its script asks for, all at the page's own origin. */
export function sandboxRoutes({ scenarios, ehr, nhs, app, origin, signIn }: SandboxParts): Hono {
  const routes = new Hono();
  const failing: { record: RecordFault[]; cpis: v.InferOutput<typeof CpisFault>[] } = {
    record: [],
    cpis: [],
  };
  const names = namesByNumber(scenarios, new Date());
  const forget = (): void => {
    failing.record = [];
    failing.cpis = [];
  };

  routes.use(async (c, next) => {
    await next();
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    c.header('Cache-Control', 'no-store');
  });
  routes.get('/', (c) => {
    c.header('Content-Security-Policy', policy(app));
    return c.html(sandboxPage({ scenarios, app, names, signIn }));
  });
  routes.get('/control/ready', (c) => c.json({ ready: true }));
  routes.get('/sandbox/chart/:id', (c) => {
    const scenario = scenarios.find(({ id }) => id === c.req.param('id'));
    return scenario === undefined
      ? c.notFound()
      : c.json(chartOf(scenario, ehr.control.resources(scenario.id)));
  });
  routes.post('/sandbox/chart/:id/visits', async (c) => {
    const scenario = scenarios.find(({ id }) => id === c.req.param('id'));
    if (scenario === undefined) return c.notFound();
    const begun = await beginVisit({ ...ehr, origin }, scenario.id, new Date());
    return begun.ok ? c.body(null, 204) : c.text(begun.failure, 409);
  });
  routes.post('/sandbox/sign', async (c) => {
    const signed = await signDraft({ ...ehr, origin }, await c.req.json());
    return signed.ok ? c.body(null, 204) : c.text(signed.failure, 409);
  });
  routes.get('/sandbox/inbox', (c) => c.json(nhs.inbox().toReversed()));
  routes.get('/sandbox/faults', (c) => c.json(failing));
  routes.post('/sandbox/faults/record', async (c) => {
    const fault = v.safeParse(RecordFault, await c.req.json());
    if (!fault.success) return c.text(v.summarize(fault.issues), 400);
    ehr.control.setFault(fault.output);
    failing.record.push(fault.output);
    return c.body(null, 204);
  });
  routes.post('/sandbox/faults/cpis', async (c) => {
    const fault = v.safeParse(CpisFault, await c.req.json());
    if (!fault.success) return c.text(v.summarize(fault.issues), 400);
    nhs.setFault(fault.output);
    failing.cpis.push(fault.output);
    return c.body(null, 204);
  });
  routes.delete('/sandbox/faults', (c) => {
    ehr.control.clearFaults();
    nhs.clearFaults();
    forget();
    return c.body(null, 204);
  });
  routes.post('/sandbox/reset', (c) => {
    ehr.control.reset();
    nhs.reset();
    forget();
    return c.body(null, 204);
  });
  const now = (): Date => new Date();
  routes.route('/sandbox/cds', cdsRoutes(createCdsClient({ origin, services: app, ehr, now }), now));
  routes.get('/sandbox/:name', async (c) => {
    const asset = await readAsset(c.req.param('name'));
    return asset === undefined ? c.notFound() : c.body(asset.body, 200, { 'Content-Type': asset.type });
  });
  return routes;
}

const policy = (app: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    // The launch passes through this origin's own sign-in on its way back to the app.
    `frame-src 'self' ${app}`,
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
