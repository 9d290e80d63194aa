import { timingSafeEqual } from 'node:crypto';
import { checkAssertion } from '../client-assertion.ts';
import type { Cis2Client } from '../client.ts';
import { cis2Paths, type Cis2 } from './state.ts';

/** How what an application shows is checked. */
export interface Checking {
  /** The clock of the service, which need not be right. */
  readonly at: Date;
  /** The time, by which its own codes and tokens end. */
  readonly now: Date;
  readonly keysGone: boolean;
  readonly fetch: typeof globalThis.fetch;
}

const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** The application behind a request, by private_key_jwt or client_secret_post, or what is wrong. */
export async function authenticateClient(
  cis2: Cis2,
  form: URLSearchParams,
  checking: Checking,
): Promise<Cis2Client | string> {
  const secret = form.get('client_secret');
  if (secret !== null) return bySecret(cis2, form.get('client_id'), secret);
  if (form.get('client_assertion_type') !== JWT_BEARER) return 'Client authentication failed';
  const checked = await checkAssertion({
    ...checking,
    assertion: form.get('client_assertion'),
    // An application that was given a secret is registered for that, and the other way round.
    clients: cis2.clients.filter((client) => client.clientSecret === undefined),
    audience: `${cis2.issuer}${cis2Paths.token.slice('/cis2'.length)}`,
    typed: false,
    used: cis2.usedAssertions,
  });
  if (!checked.ok) return checked.failure.words;
  const named = form.get('client_id');
  return named === null || named === checked.value.clientId ? checked.value : 'client_id is another';
}

function bySecret(cis2: Cis2, clientId: string | null, secret: string): Cis2Client | string {
  const client = cis2.clients.find((known) => known.clientId === clientId);
  const known = Buffer.from(client?.clientSecret ?? '');
  const given = Buffer.from(secret);
  const same = known.length > 0 && known.length === given.length && timingSafeEqual(known, given);
  return client !== undefined && same ? client : 'Client authentication failed';
}
