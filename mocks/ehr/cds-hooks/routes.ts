import { Hono } from 'hono';
import * as v from 'valibot';
import { ehrUsers } from '../users.ts';
import type { CdsClient } from './client.ts';

const Fire = v.object({
  hook: v.picklist(['patient-view', 'encounter-start', 'appointment-book']),
  user: v.picklist(ehrUsers.map(({ id }) => id)),
  patient: v.string(),
  data: v.exactOptional(v.picklist(['prefetch', 'token', 'neither'])),
});
const Said = v.object({
  service: v.string(),
  card: v.string(),
  outcome: v.picklist(['accepted', 'overridden']),
  reason: v.exactOptional(v.object({ system: v.string(), code: v.string() })),
});

/** The CDS client's keys, and what the page has it do: fire a hook, and say what became of a card. */
export function cdsRoutes(client: CdsClient, now: () => Date): Hono {
  const routes = new Hono();
  routes.get('/jwks.json', async (c) => c.json(await client.jwks()));
  routes.post('/hooks', async (c) => {
    const fire = v.safeParse(Fire, await c.req.json());
    if (!fire.success) return c.text(v.summarize(fire.issues), 400);
    const answered = await client.fire(fire.output);
    return answered.ok ? c.json(answered.value) : c.text(answered.failure, 502);
  });
  routes.post('/feedback', async (c) => {
    const said = v.safeParse(Said, await c.req.json());
    if (!said.success) return c.text(v.summarize(said.issues), 400);
    const { service, reason, ...one } = said.output;
    const taken = await client.feedback(service, [
      {
        ...one,
        ...(reason === undefined ? {} : { overrideReason: { reason } }),
        outcomeTimestamp: now().toISOString(),
      },
    ]);
    if (!taken.ok) return c.text(taken.failure, 502);
    return taken.value === 200 ? c.body(null, 204) : c.text(`The service answered ${taken.value}.`, 502);
  });
  return routes;
}
