import * as v from 'valibot';
import { expect } from 'vitest';
import { endpointOf, endpointOfForm, type Endpoint, type FaultName } from '../../../mocks/nhs/switches.ts';
import { keys, nhsAt, origin, signInAs, start, tokenUrl } from '../../../mocks/nhs/test/signing-in.ts';
import { Cpis } from '../../../smart-config/schema/cpis.ts';
import type { CouldNotCheckReason, CpisAnswer, LookUpKind } from '../../../src/domain/cpis.ts';
import type { NhsNumber } from '../../../src/domain/nhs-number.ts';
import { askPlatform, type PlatformFailure } from '../../nhs-auth/platform.ts';
import type { SigningKeys } from '../../signing/signing-keys.ts';
import { createTokenSource } from '../../nhs-auth/token-source.ts';
import { createCpis } from '../create-cpis.ts';
import { record } from './child.ts';

export const now = new Date(start);
export const adapters = ['cpis-fhir', 'patient-flags'] as const;
export const modes = ['application', 'user'] as const;
export const kinds: readonly LookUpKind[] = ['unscheduled', 'scheduled'];
/** The requests of a look-up, in order. */
export const reads = {
  'cpis-fhir': ['care-team', 'audit-event'],
  'patient-flags': ['flags', 'flag-detail'],
} as const;
/** How the gateway comes by a token on the way of a look-up. */
export const signIn = { application: 'token', user: 'exchange' } as const;

/** How a look-up is made. */
export interface Way {
  readonly adapter: (typeof adapters)[number];
  readonly mode: (typeof modes)[number];
  readonly kind: LookUpKind;
}

/** One look-up, and the one thing that goes wrong in it. */
export interface Cell extends Way {
  readonly child: NhsNumber;
  readonly on?: Endpoint;
  readonly fault?: FaultName;
  /** Rewrites the right answer of `on`. */
  readonly change?: (text: string) => Response;
}

const nhs = nhsAt(() => start, { records: new Map([[record.nhsNumber, record]]) });
/** A nurse whose role, B0107, may look in any setting. */
const person = { id: '999000000101', roleId: '999000000201' };
const { id_token: idToken } = await signInAs(nhs, start, person.id);
const signingKeys: SigningKeys = [
  {
    kid: 'k1',
    key: keys.privateKey,
    publicJwk: { kid: 'k1', kty: 'RSA', n: '', e: '', use: 'sig', alg: 'RS512' },
  },
];

const configOf = ({ adapter, mode }: Pick<Cell, 'adapter' | 'mode'>): Cpis =>
  v.parse(Cpis, {
    adapter,
    baseUrl: `${origin}/${adapter === 'cpis-fhir' ? 'cpis' : 'patient-flags-api'}/FHIR/R4`,
    auth: {
      mode,
      tokenUrl,
      clientId: 'app',
      keys: [{ kid: 'k1', privateKeyFile: 'not-read' }],
      cis2: {
        issuer: `${origin}/cis2`,
        clientId: 'cis2-app',
        redirectUri: 'https://safelight.example/nhs/signed-in',
      },
    },
  });

/** One look-up over the pretend NHS, and what must hold of every one of them. */
export async function lookUp(cell: Cell): Promise<CpisAnswer> {
  const { child, kind, mode, on, fault, change } = cell;
  nhs.control.reset();
  if (fault) nhs.control.setFault({ name: fault, ...(on && { on }) });
  const deadline = new AbortController();
  const net: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    expect(request.redirect).toBe('manual');
    const here = (await endpointFor(request)) === on;
    if (here && fault === 'slow') setImmediate(() => deadline.abort());
    const answer = await nhs.fetch(request);
    request.signal.throwIfAborted();
    return here && change ? change(await answer.text()) : answer;
  };
  const config = configOf(cell);
  const auth = config.auth ?? expect.fail();
  const reach = { fetch: net, clock: () => now, deadline: () => deadline.signal };
  const tokens = createTokenSource(auth, signingKeys, net, reach.clock, reach.deadline);
  const port = createCpis(config, tokens, net, reach.deadline);
  const request = { nhsNumber: child, kind, traceId: 'trace-1', now };
  let answer: CpisAnswer;
  if (mode === 'application') answer = await port.lookUp(request);
  else {
    const grant = {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
      subject_token: idToken,
    };
    const exchanged = await askPlatform(auth, signingKeys[0], grant, reach);
    if (exchanged.ok) {
      const asUser = { accessToken: exchanged.value.access_token, roleId: person.roleId };
      answer = await port.lookUp({ ...request, asUser });
    } else {
      // Without a token of the person nothing is asked, not even with the application's own.
      expect(await port.lookUp(request)).toMatchObject({ reason: 'nhs-sign-in-needed', notified: 'no' });
      answer = { outcome: 'could-not-check', reason: reasonOf(exchanged.failure), notified: 'no' };
    }
  }
  expectNothingUnsaid(answer, kind);
  return answer;
}

const endpointFor = async (request: Request): Promise<Endpoint | undefined> =>
  request.method === 'POST'
    ? endpointOfForm(new URLSearchParams(await request.clone().text()))
    : endpointOf(new URL(request.url));

const reasonOf = (failure: PlatformFailure): CouldNotCheckReason =>
  failure === 'grant-ended' ? 'nhs-sign-in-ended' : failure === 'refused' ? 'sign-in-refused' : failure;

function expectNothingUnsaid(answer: CpisAnswer, kind: LookUpKind): void {
  const calls = nhs.control.calls();
  for (const call of calls) {
    expect(call.unscheduled, 'the care setting is said').toBe(String(kind === 'unscheduled'));
    expect(call.traceId).toBe('trace-1');
  }
  expect(new Set(calls.map(({ endpoint }) => endpoint)).size, 'no request twice').toBe(calls.length);
  const told = nhs.control.inbox().filter((entry) => entry.told).length;
  if (answer.notified === 'yes') expect(told, 'told as said').toBe(1);
  if (answer.notified === 'no') expect(told, 'not told as said').toBe(0);
  if (kind === 'scheduled') expect(answer.notified).toBe('no');
  if (answer.outcome === 'none') expect(calls, 'one answer is enough for none').toHaveLength(1);
}
