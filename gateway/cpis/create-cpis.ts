import type { Cpis } from '../../smart-config/schema/cpis.ts';
import type { CouldNotCheckReason, CpisAnswer } from '../../src/domain/cpis.ts';
import { unreachable } from '../../src/domain/result.ts';
import { wallClockDeadline } from '../nhs-auth/call-failure.ts';
import type { TokenFailure, TokenSource } from '../nhs-auth/token-source.ts';
import { lookUpCpisFhir } from './cpis-fhir.ts';
import { lookUpPatientFlags } from './patient-flags.ts';
import type { CpisPort } from './port.ts';

/**
 * The port as configured. Without a token source, requests go out without a token: for the open sandbox of an
 * interface. `config.timeoutMs` covers the whole look-up, signing in included.
 */
export function createCpis(
  config: Cpis,
  tokens: TokenSource | undefined,
  fetch: typeof globalThis.fetch,
  deadline = wallClockDeadline,
): CpisPort {
  const { adapter, baseUrl } = config;
  if (adapter === 'none' || baseUrl === undefined)
    return { lookUp: () => Promise.resolve(nothingAsked('not-configured')) };
  const look = adapter === 'cpis-fhir' ? lookUpCpisFhir : lookUpPatientFlags;
  const reached = { ...config, baseUrl };
  return {
    async lookUp(request) {
      const signal = deadline(config.timeoutMs);
      const signedIn = tokens ? await Promise.race([tokens.token(), expiry(signal)]) : undefined;
      if (signedIn?.ok === false) return nothingAsked(reasonFor(signedIn.failure));
      const token = signedIn?.value;
      const answer = await look({ config: reached, request, token, fetch, signal });
      // The next look-up signs in anew; this one is not sent a second time.
      if (token !== undefined && answer.outcome === 'could-not-check' && answer.reason === 'sign-in-refused')
        tokens?.forget(token);
      return answer;
    },
  };
}

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
    case 'bad-key':
      return 'not-configured';
    case 'timed-out':
    case 'no-answer':
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
