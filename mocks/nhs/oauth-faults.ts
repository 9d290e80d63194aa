import type { Context } from 'hono';
import type { Endpoint, FaultName } from './switches.ts';
import { brokenOff, webPage } from './transport.ts';
import type { World } from './world.ts';

const no = (status: 400 | 401 | 403 | 404 | 408 | 429 | 500, error: string) => (): Response =>
  Response.json({ error, error_description: 'A pretend fault' }, { status });

/** Answers given in place of the right one. */
const instead: Partial<Record<FaultName, () => Response>> = {
  '400': no(400, 'invalid_request'),
  '401': no(401, 'invalid_client'),
  '403': no(403, 'access_denied'),
  '404': no(404, 'not_found'),
  '408': no(408, 'request_timeout'),
  '429': no(429, 'too_many_requests'),
  '500': no(500, 'server_error'),
  html: webPage,
};

const JSON_TYPE = 'application/json';

/** Faults of the token endpoints and userinfo, in their own shape. Faults about bundles of CP-IS change nothing here. */
export async function withOauthFault(
  world: World,
  c: Context,
  endpoint: Endpoint,
  answer: (fault: FaultName | undefined) => Promise<Response>,
): Promise<Response> {
  const fault = world.faultOn(endpoint, undefined);
  const early = fault && instead[fault.name]?.();
  if (early) return early;
  const right = await answer(fault?.name);
  if (fault?.name === 'slow') await world.hold(fault.delayMs ?? 30_000, c.req.raw.signal);
  if (fault?.name === 'cut') return brokenOff(await right.text(), JSON_TYPE);
  if (fault?.name === 'empty-200') return new Response('', { headers: { 'Content-Type': JSON_TYPE } });
  return right;
}
