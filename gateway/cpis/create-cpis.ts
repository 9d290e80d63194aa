import type { Cpis } from '../../smart-config/schema/cpis.ts';
import type { CouldNotCheckReason, CpisAnswer } from '../../src/domain/cpis.ts';
import { unreachable } from '../../src/domain/result.ts';
import { wallClockDeadline } from '../nhs-auth/call-failure.ts';
import type { TokenFailure, TokenSource } from '../nhs-auth/token-source.ts';
import { lookUpCpisFhir } from './cpis-fhir.ts';
import { lookUpPatientFlags } from './patient-flags.ts';
import type { CpisPort, LookUpRequest } from './port.ts';

/**
 * The port as configured. Where look-ups are made by the person, their token goes out and no other; where by the
 * application, a token of `tokens`, or none without it: for the open sandbox of an interface. `config.timeoutMs` covers
 * the whole look-up, signing the application in included.
 */
export function createCpis(
  config: Cpis,
  tokens: TokenSource | undefined,
  fetch: typeof globalThis.fetch,
  deadline = wallClockDeadline,
): CpisPort {
  const { adapter, baseUrl, auth } = config;
  if (adapter === 'none' || baseUrl === undefined)
    return { lookUp: () => Promise.resolve(nothingAsked('not-configured')) };
  const look = adapter === 'cpis-fhir' ? lookUpCpisFhir : lookUpPatientFlags;
  const reached = { ...config, baseUrl };
  const byPerson = async (request: LookUpRequest): Promise<CpisAnswer> => {
    if (!request.asUser) return nothingAsked('nhs-sign-in-needed');
    const { accessToken: token, roleId } = request.asUser;
    const signal = deadline(config.timeoutMs);
    return signInEnded(await look({ config: reached, request, token, roleId, fetch, signal }));
  };
  const byApplication = async (request: LookUpRequest): Promise<CpisAnswer> => {
    const signal = deadline(config.timeoutMs);
    const signedIn = tokens ? await Promise.race([tokens.token(), expiry(signal)]) : undefined;
    if (signedIn?.ok === false) return nothingAsked(reasonFor(signedIn.failure));
    const token = signedIn?.value;
    const answer = await look({ config: reached, request, token, fetch, signal });
    // The next look-up signs in anew; this one is not sent a second time.
    if (token !== undefined && signInRefused(answer)) tokens?.forget(token);
    return answer;
  };
  return { lookUp: auth?.mode === 'user' ? byPerson : byApplication };
}

/** A person's token that CP-IS does not take: they sign in again, and this look-up is not sent a second time. */
const signInEnded = (answer: CpisAnswer): CpisAnswer =>
  answer.outcome === 'could-not-check' && answer.reason === 'sign-in-refused'
    ? { ...answer, reason: 'nhs-sign-in-ended' }
    : answer;

const signInRefused = (answer: CpisAnswer): boolean =>
  answer.outcome === 'could-not-check'
    ? answer.reason === 'sign-in-refused'
    : answer.outcome === 'found' &&
      answer.history.state === 'could-not-read' &&
      answer.history.why === 'sign-in-refused';

/** CP-IS was never reached, so nobody can have been told. */
const nothingAsked = (reason: CouldNotCheckReason): CpisAnswer => ({
  outcome: 'could-not-check',
  reason,
  notified: 'no',
});

function reasonFor(failure: TokenFailure): CouldNotCheckReason {
  switch (failure) {
    case 'refused':
      return 'sign-in-refused';
    case 'timed-out':
    case 'no-answer':
    case 'odd-answer':
      return failure;
    default:
      return unreachable(failure);
  }
}

const expiry = (signal: AbortSignal): Promise<{ readonly ok: false; readonly failure: 'timed-out' }> =>
  new Promise((resolve) => {
    const expired = () => resolve({ ok: false, failure: 'timed-out' });
    if (signal.aborted) expired();
    else signal.addEventListener('abort', expired, { once: true });
  });
