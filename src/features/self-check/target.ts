import { plainSend } from '../../fhir/plain-send.ts';
import type { PageConfig, PageIssuer } from '../../config/page-config.ts';
import { placeOf } from '../../launch/launch-store.ts';
import type { Session } from '../../launch/session.ts';
import { neededSearches } from '../../rules/needed-searches.ts';
import type { FrameFacts, Progress, SelfCheckInput } from '../../self-check/input.ts';
import type { Report } from '../../self-check/report/report.ts';
import { selfCheck } from '../../self-check/run.ts';

/** A record system that can be checked from here. */
export interface Target {
  readonly id: string;
  readonly name: string;
  readonly check: (onProgress: (step: Progress) => void) => Promise<Report>;
}

const timeoutMs = 20_000;
const slowMs = 2000;
/** Of a whole run: a server that leaves every request waiting is not waited for longer. */
const limitMs = 600_000;

const frameFacts = (): FrameFacts => ({
  framed: window.parent !== window,
  width: window.innerWidth,
  height: window.innerHeight,
  storage: placeOf(window) === 'session-storage',
});

const inputOf = (
  issuer: PageIssuer,
  config: PageConfig,
  signIn: SelfCheckInput['signIn'],
  onProgress: (step: Progress) => void,
): SelfCheckInput => ({
  subject: {
    base: issuer.iss.replace(/\/$/, ''),
    clientId: issuer.clientId,
    client: issuer.client,
    known: issuer,
    write: issuer.write,
    neverWrite: issuer.neverWrite ?? [],
    quirks: issuer.quirks,
    tenants: config.issuers.flatMap(({ iss, tenantValue }) =>
      iss === issuer.iss && tenantValue !== undefined ? [tenantValue] : [],
    ),
  },
  platform: { kind: 'browser', redirectUri: `${location.origin}/`, frame: frameFacts() },
  searches: neededSearches(config.rulePacks?.[issuer.id] ?? config.rulePack),
  send: plainSend(timeoutMs, { inBrowser: true }),
  now: () => Date.now(),
  signIn,
  write: false,
  slowMs,
  onProgress,
  stop: AbortSignal.timeout(limitMs),
});

const reportOf = async (issuer: PageIssuer, as: Report['as'], input: SelfCheckInput): Promise<Report> => ({
  base: input.subject.base,
  name: issuer.name,
  at: new Date(input.now()).toISOString(),
  as,
  checked: await selfCheck(input),
});

/** The record systems that this Safelight knows, each once, as far as they can be tried without a sign-in. */
export const knownTargets = (config: PageConfig): readonly (Target & { readonly iss: string })[] =>
  config.issuers
    .filter((one, index) => config.issuers.findIndex(({ iss }) => iss === one.iss) === index)
    .map((issuer) => ({
      id: issuer.id,
      iss: issuer.iss,
      name: issuer.name,
      check: (onProgress) =>
        reportOf(
          issuer,
          'page',
          inputOf(
            issuer,
            config,
            {
              kind: 'none',
              why: 'It needs a sign-in: open Safelight from the record system and choose Self-check there.',
            },
            onProgress,
          ),
        ),
    }));

/** The record system of this launch, with everything that its token shows. */
export function launchedTarget(session: Session, config: PageConfig): Target {
  const { issuer } = session;
  const { nonce } = session.credentials();
  const asked = session.askedScopes?.join(' ') ?? '';
  return {
    id: issuer.id,
    name: issuer.name,
    check: (onProgress) =>
      reportOf(
        issuer,
        'launched-app',
        inputOf(
          issuer,
          config,
          {
            kind: 'there',
            signedIn: {
              answer: session.tokenAnswer?.() ?? {},
              asked: asked === '' ? issuer.scope : asked,
              connection: session.fhir,
              ...(nonce === undefined ? {} : { nonce }),
            },
          },
          onProgress,
        ),
      ),
  };
}
