import type { FhirConnection } from '../../fhir/connection.ts';
import type { Bench } from '../bench.ts';
import type { Authorizer, SignedIn } from '../input.ts';
import { objectIn, shapeOf, type Shape } from '../shape.ts';
import { judged, met, notMet, notTried, waitsFor, type Verdict, type Verdicts } from '../verdict.ts';
import type { Discovered } from './discovery.ts';
import { unread } from './open-document.ts';
import { tokenShape } from './sign-in.ts';

const introspectionShape: Shape = {
  active: 'flag',
  client_id: 'there',
  scope: 'scopes',
  patient: 'there',
  encounter: 'there',
  sub: 'there',
  fhirUser: 'there',
  exp: 'number',
};

/** What ends or replaces a sign-in: done last, and by the command alone, which made it. */
export interface Ending {
  readonly found: Discovered | undefined;
  readonly signedIn: SignedIn;
  readonly connection: FhirConnection;
  readonly authorizer: Pick<Authorizer, 'connect' | 'clientId' | 'prove'>;
  /** Whether the FHIR server took the first token. */
  readonly taken: boolean;
  /** The code that was exchanged, as it was sent; absent where the token came from elsewhere. */
  readonly used?: Readonly<Record<string, string>>;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** Introspection, renewal, revocation, and at the very end the code once more: a server may end the session for it. */
export async function probeEnding(bench: Bench, ending: Ending): Promise<Verdicts> {
  const introspection = await introspect(bench, ending);
  const renewed = await refresh(bench, ending);
  const revocation = await revoke(bench, ending, renewed.token);
  const codeOnce = await secondUse(bench, ending);
  return { introspection, refresh: renewed.verdict, revocation, 'code-once': codeOnce };
}

/** The app, as the authorization server knows it, and its proof where it is a confidential one. */
const whoAsks = async ({ found, authorizer: { clientId, prove } }: Ending) => ({
  client_id: clientId,
  ...(await prove?.(found?.endpoint('token_endpoint').url ?? '')),
});

/** What is said of an address that is not given, or to which no token is sent. */
const none = (name: string, at: { readonly lacking: string } | undefined): Verdict =>
  at?.lacking === 'discovery-https'
    ? waitsFor('discovery-https', 'Its address is not https: no token is sent there.')
    : notMet(`No \`${name}\` in the discovery document.`);

async function introspect(bench: Bench, ending: Ending): Promise<Verdict> {
  const { found, signedIn, authorizer, connection } = ending;
  const at = found?.endpoint('introspection_endpoint');
  const token = text(signedIn.answer['access_token']) ?? '';
  if (at?.url === undefined) return none('introspection_endpoint', at);
  const { url } = at;
  const ask = async (bearer: boolean) =>
    bench.ask(
      {
        method: 'POST',
        url,
        headers: { accept: 'application/json', ...(bearer ? { authorization: `Bearer ${token}` } : {}) },
        form: { token, ...(await whoAsks(ending)) },
      },
      'introspection_endpoint',
      (body) => shapeOf(objectIn(body), introspectionShape),
    );
  const first = await ask(false);
  const refused = first.told.kind === 'answered' && (first.told.status === 401 || first.told.status === 403);
  const { told, exchange } = refused ? await ask(true) : first;
  if (told.kind !== 'answered') return notMet(unread(told), exchange);
  const body = told.status === 200 ? objectIn(told.text) : undefined;
  if (body === undefined) return notMet(`It answers ${told.status}, without JSON.`, exchange);
  if (body['active'] !== true) return notMet('It says that the token is not active.', exchange);
  if (text(body['client_id']) === undefined || text(body['patient']) === undefined)
    return notMet('It does not name both `client_id` and `patient`.', exchange);
  return judged(
    body['patient'] === connection.patientId && body['client_id'] === authorizer.clientId,
    'It names the same patient and app.',
    'It names another patient or app.',
    exchange,
  );
}

interface Renewed {
  readonly verdict: Verdict;
  /** The newest access token. */
  readonly token: string;
}

async function refresh(bench: Bench, ending: Ending): Promise<Renewed> {
  const { found, signedIn, authorizer, connection, taken } = ending;
  const token = text(signedIn.answer['access_token']) ?? '';
  const refreshToken = text(signedIn.answer['refresh_token']);
  const url = found?.endpoint('token_endpoint').url;
  if (!/(^| )(online|offline)_access( |$)/.test(signedIn.asked))
    return { token, verdict: notTried('It was not asked for.') };
  if (refreshToken === undefined || url === undefined)
    return { token, verdict: notMet('No `refresh_token` came with the token.') };
  bench.keepSecret(refreshToken);
  const { told, exchange } = await bench.ask(
    {
      method: 'POST',
      url,
      headers: { accept: 'application/json' },
      form: { grant_type: 'refresh_token', refresh_token: refreshToken, ...(await whoAsks(ending)) },
    },
    'token_endpoint (refresh)',
    (body) => shapeOf(objectIn(body), tokenShape),
  );
  const answer = told.kind === 'answered' && told.status === 200 ? objectIn(told.text) : undefined;
  const renewed = text(answer?.['access_token']);
  bench.keepSecret(renewed, text(answer?.['refresh_token']), text(answer?.['id_token']));
  if (renewed === undefined)
    return {
      token,
      verdict: notMet(
        told.kind === 'answered' ? `It answers ${told.status}, without a token.` : unread(told),
        exchange,
      ),
    };
  const read = await readPatient(bench, authorizer.connect(renewed, connection));
  if (read.works === false && !taken)
    return {
      token: renewed,
      verdict: waitsFor('token-taken', 'Renewed; no token is taken.', exchange, read.exchange),
    };
  return {
    token: renewed,
    verdict: judged(
      read.works !== false,
      'Renewed, and the new token works.',
      'Renewed, and the new token is refused.',
      exchange,
      read.exchange,
    ),
  };
}

async function readPatient(bench: Bench, connection: FhirConnection) {
  const { response, exchange } = await bench.askFhir(connection, {
    method: 'GET',
    url: `Patient/${encodeURIComponent(connection.patientId)}`,
  });
  const works =
    response.kind === 'session-ended'
      ? false
      : response.kind === 'answered' && response.status === 200
        ? true
        : undefined;
  return { works, exchange };
}

async function revoke(bench: Bench, ending: Ending, token: string): Promise<Verdict> {
  const { found, authorizer, connection } = ending;
  const at = found?.endpoint('revocation_endpoint');
  if (at?.url === undefined) return none('revocation_endpoint', at);
  const { url } = at;
  const { told, exchange } = await bench.ask(
    { method: 'POST', url, form: { token, token_type_hint: 'access_token', ...(await whoAsks(ending)) } },
    'revocation_endpoint',
  );
  if (told.kind !== 'answered') return notMet(unread(told), exchange);
  if (told.status !== 200) return notMet(`It answers ${told.status}.`, exchange);
  const read = await readPatient(bench, authorizer.connect(token, connection));
  switch (read.works) {
    case false:
      return met('Given back, and refused afterwards.', exchange, read.exchange);
    case true:
      return notMet('It says 200, and the token still works.', exchange, read.exchange);
    case undefined:
      return waitsFor(
        'patient-read',
        'Given back; whether it still works cannot be seen.',
        exchange,
        read.exchange,
      );
  }
}

async function secondUse(bench: Bench, ending: Ending): Promise<Verdict> {
  const { found, used } = ending;
  const url = found?.endpoint('token_endpoint').url;
  if (used === undefined || url === undefined) return notTried('The code was exchanged elsewhere.');
  const { told, exchange } = await bench.ask(
    {
      method: 'POST',
      url,
      headers: { accept: 'application/json' },
      form: { ...used, ...(await whoAsks(ending)) },
    },
    'token_endpoint (the same code)',
    (body) => shapeOf(objectIn(body), tokenShape),
  );
  if (told.kind !== 'answered') return notTried('No answer came.', exchange);
  if (told.status >= 400 && told.status < 500) return met('A second use was refused.', exchange);
  const again = text(objectIn(told.text)?.['access_token']);
  bench.keepSecret(again);
  return judged(again === undefined, 'A second use gave no token.', 'A second use gave a token.', exchange);
}
