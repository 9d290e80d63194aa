import { toResponse, type Answer } from '../answer.ts';
import { spoil } from '../faults/after.ts';
import { spoilDiscovery } from '../faults/of-discovery.ts';
import { answerBefore } from '../faults/before.ts';
import type { FaultBoard } from '../faults/fault-board.ts';
import { openCors, preflight } from '../fhir/cors.ts';
import { problem } from '../fhir/outcomes.ts';
import { endpointsOf, openidConfiguration, smartConfiguration } from './discovery.ts';

/** Answers below `/fhir/.well-known/`, to any origin. */
export async function answerDiscovery(
  request: Request,
  origin: string,
  board: FaultBoard,
): Promise<Response> {
  if (request.method === 'OPTIONS') return preflight(request, openCors);
  const faults = board.strike(['discovery']);
  const base = `${origin}/fhir`;
  const methods = faults.some(({ kind }) => kind === 'no-pkce') ? [] : ['S256'];
  const answer =
    answerBefore(faults, '', board) ??
    spoil(document(request, base, origin, methods), faults, { base, url: '' });
  const body = answer.status === 200 ? (answer.body as Readonly<Record<string, unknown>>) : undefined;
  return toResponse(
    body === undefined ? answer : { ...answer, body: spoilDiscovery(body, board.has, origin) },
    { ...(board.has('no-discovery-cors') ? {} : openCors), 'content-type': 'application/json' },
  );
}

function document(request: Request, base: string, origin: string, methods: readonly string[]): Answer {
  const at = endpointsOf(origin);
  switch (new URL(request.url).pathname) {
    case '/fhir/.well-known/smart-configuration':
      return { status: 200, body: smartConfiguration(base, at, methods) };
    case '/fhir/.well-known/openid-configuration':
      return { status: 200, body: openidConfiguration(base, at) };
    default:
      return problem(404, 'not-found', 'There is nothing here.');
  }
}
