import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Issuer } from '../../smart-config/schema/issuer.ts';
import type { Deps, Env } from '../http/deps.ts';
import { refusal, type Refusal } from '../http/problem.ts';
import { isOwn, type Discover } from '../sessions/discovery.ts';
import { askServer, isJsonObject, type NoServerAnswer } from './ask-server.ts';
import type { ClientProof } from './client-proof.ts';
import { formOf } from './form.ts';
import { originOf } from './own-origin.ts';
import { tokenRequest } from './token-request.ts';

/** What the routes below `/smart` ask with. */
export interface SmartMeans extends Pick<Deps, 'ehrFetch' | 'log' | 'publicOrigin'> {
  readonly discover: Discover;
  readonly proof: ClientProof;
}

/**
 * Exchanges a code or a refresh token as the confidential client, and answers what the EHR answered, status and words.
 * Nothing of either is logged or kept.
 */
export async function exchange(c: Context<Env>, issuer: Issuer, means: SmartMeans): Promise<Response> {
  if (issuer.client.kind === 'public')
    return refuseToken(
      c,
      refusal(400, 'public-client', 'This record system knows Safelight as a public client.', {
        fix: 'Exchange the code with the record system itself, or set "client" in its issuer file.',
      }),
    );
  const form = await formOf(c);
  if (!form.ok) return refuseToken(c, form.failure);
  const wanted = tokenRequest(form.value, {
    origin: means.publicOrigin ?? originOf(c),
    clientId: issuer.clientId,
  });
  if (!wanted.ok) return refuseToken(c, wanted.failure);
  const said = await means.discover(issuer);
  if (said === undefined) return refuseToken(c, noDiscovery);
  const url = said.token_endpoint;
  if (url === undefined || !isOwn(issuer, url)) return refuseToken(c, foreignEndpoint);
  const proof = await means.proof(issuer, url);
  if (proof === undefined) return refuseToken(c, noKey);
  const answer = await askServer(means.ehrFetch, url, { ...wanted.value, ...proof });
  if (!answer.ok || !isJsonObject(answer.value.json)) {
    const why = answer.ok ? 'not-json' : answer.failure;
    const status = answer.ok ? { status: answer.value.status } : {};
    means.log.warn({ issuer: issuer.id, why, ...status, requestId: c.get('requestId') }, 'no token answer');
    return refuseToken(c, unanswered[why]);
  }
  const { status, json, retryAfter } = answer.value;
  return c.body(json, status as ContentfulStatusCode, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    pragma: 'no-cache',
    ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
  });
}

/** A refusal of ours, readable by an OAuth library as well (RFC 6749, section 5.2). */
function refuseToken(c: Context, { status, problem }: Refusal): Response {
  const error = status < 500 ? 'invalid_request' : 'temporarily_unavailable';
  return c.json({ error, error_description: problem.message, ...problem }, status, {
    'cache-control': 'no-store',
    pragma: 'no-cache',
  });
}

const noDiscovery = refusal(502, 'discovery-failed', 'The record system does not say where tokens are had.', {
  fix: 'Publish .well-known/smart-configuration below the FHIR base, where the gateway can reach it.',
});
const foreignEndpoint = refusal(
  502,
  'token-endpoint-foreign',
  'The record system names no token endpoint of its own.',
  { fix: 'Add the origin of its token_endpoint to "origins" in the issuer file.' },
);
const noKey = refusal(500, 'no-client-key', 'The gateway has no key for this record system.', {
  fix: 'See "client" in its issuer file.',
});

const unanswered: Readonly<Record<NoServerAnswer, Refusal>> = {
  unreachable: refusal(502, 'token-endpoint-unreachable', 'The token endpoint could not be reached.', {
    fix: 'Let the gateway reach it.',
  }),
  'timed-out': refusal(504, 'token-endpoint-timed-out', 'The token endpoint took too long.'),
  redirected: refusal(502, 'token-endpoint-redirects', 'The token endpoint answered with a redirect.', {
    fix: 'Name the address that it leads to as token_endpoint: a code is sent to no other.',
  }),
  'too-large': refusal(502, 'token-answer-too-large', 'The token endpoint answered with too much.'),
  'not-json': refusal(502, 'token-answer-not-json', 'The token endpoint did not answer with JSON.'),
};
