import type { Bench } from '../bench.ts';
import { met, notMet, notMetSo, notTried, waitsFor, type Verdict, type Verdicts } from '../verdict.ts';
import type { Platform } from '../input.ts';
import { corsWrite } from './cors-write.ts';
import { onlyCommand, type Discovered } from './discovery.ts';
import { listIn } from './headers.ts';
import { allowed } from './open-document.ts';

/** No server gave these: they are refused, and whether the refusal may be read is what is looked at. */
const noCode = 'self-check-no-such-code';
const noToken = 'self-check-no-such-token';

interface Caller {
  readonly base: string;
  readonly platform: Platform;
  readonly clientId?: string;
  readonly client: 'public' | 'confidential';
  /** Whether the issuer’s settings let anything be written. */
  readonly writes: boolean;
}

/** Whether a browser at the app's origin may call the FHIR server and the token endpoint. */
export async function probeCors(
  bench: Bench,
  caller: Caller,
  found: Discovered | undefined,
): Promise<Verdicts> {
  return {
    ...(await fhirCors(bench, caller)),
    ...(found === undefined ? {} : { 'cors-token': await tokenCors(bench, caller, found) }),
  };
}

async function fhirCors(bench: Bench, { base, platform, writes }: Caller): Promise<Verdicts> {
  const url = `${base}/Patient/self-check`;
  const headers = { accept: 'application/fhir+json', authorization: `Bearer ${noToken}` };
  if (platform.kind === 'browser') {
    const { told, exchange } = await bench.ask({ method: 'GET', url, headers }, 'Patient/{id}');
    const verdict =
      told.kind === 'answered'
        ? met('The browser may read a refusal.', exchange)
        : told.kind === 'no-answer' && told.reachable === true
          ? notMet('The server answers, and the browser may not read it.', exchange)
          : notTried('No answer came.', exchange);
    return { 'cors-fhir': verdict, 'cors-write': onlyCommand(), 'cors-exposed': onlyCommand() };
  }
  const { origin } = platform;
  if (origin === undefined) {
    const why = notTried('The app’s origin is not known: give --origin.');
    return { 'cors-fhir': why, 'cors-write': why, 'cors-exposed': why };
  }
  const before = await bench.ask(
    {
      method: 'OPTIONS',
      url,
      headers: {
        origin,
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'authorization',
      },
    },
    'Patient/{id} (preflight)',
  );
  const after = await bench.ask({ method: 'GET', url, headers: { ...headers, origin } }, 'Patient/{id}');
  const evidence = [before.exchange, after.exchange] as const;
  if (before.told.kind !== 'answered' || after.told.kind !== 'answered') {
    const why = notTried('No answer came.', ...evidence);
    return { 'cors-fhir': why, 'cors-write': why, 'cors-exposed': why };
  }
  const preflight = allowed(before.told.headers, origin, before.exchange);
  const answer = allowed(after.told.headers, origin, after.exchange);
  const named = listIn(before.told.headers, 'access-control-allow-headers');
  const verdict: Verdict =
    preflight.is !== 'met'
      ? preflight
      : before.told.status < 200 || before.told.status > 299
        ? notMet(`The preflight is answered ${before.told.status}.`, ...evidence)
        : !named.includes('authorization')
          ? notMetSo(
              'The preflight does not allow the header `authorization`.',
              'Name `authorization` in `Access-Control-Allow-Headers` of the preflight’s answer; `*` does not cover it.',
              ...evidence,
            )
          : answer.is !== 'met'
            ? answer
            : met('The preflight and the answer both allow it.', ...evidence);
  if (verdict.is !== 'met') {
    const waits = waitsFor('cors-fhir', 'A browser may read nothing yet.');
    return { 'cors-fhir': verdict, 'cors-write': waits, 'cors-exposed': waits };
  }
  const exposed = listIn(after.told.headers, 'access-control-expose-headers');
  return {
    'cors-fhir': verdict,
    'cors-write': writes
      ? await corsWrite(bench, base, origin)
      : notTried('The issuer’s settings write nothing: nothing is asked of the server.'),
    'cors-exposed': exposed.includes('location')
      ? met('`Location` is exposed.', after.exchange)
      : notMet('`Location` is not exposed.', after.exchange),
  };
}

async function tokenCors(
  bench: Bench,
  { platform, clientId, client }: Caller,
  { endpoint }: Discovered,
): Promise<Verdict> {
  const at = endpoint('token_endpoint');
  if (at.url === undefined) return waitsFor(at.lacking, 'There is no token endpoint to ask.');
  if (client === 'confidential')
    return notTried('The gateway exchanges the code of a confidential client: no browser asks there.');
  if (clientId === undefined) return notTried('The client is not known: give --client-id.');
  const origin = platform.kind === 'command' ? platform.origin : undefined;
  if (platform.kind === 'command' && origin === undefined)
    return notTried('The app’s origin is not known: give --origin.');
  const { told, exchange } = await bench.ask(
    {
      method: 'POST',
      url: at.url,
      headers: { accept: 'application/json', ...(origin === undefined ? {} : { origin }) },
      form: {
        grant_type: 'authorization_code',
        code: noCode,
        redirect_uri: platform.redirectUri,
        client_id: clientId,
        code_verifier: noCode.padEnd(43, '-'),
      },
    },
    'token_endpoint',
  );
  if (told.kind === 'no-answer' && told.reachable === true)
    return notMet('The server answers, and the browser may not read it.', exchange);
  if (told.kind !== 'answered') return notTried('No answer came.', exchange);
  if (origin === undefined) return met('The browser may read a refusal.', exchange);
  return allowed(told.headers, origin, exchange);
}
