import { createApi } from '../../../src/api/client.ts';
import type { CaseParts } from '../../../src/case/context.ts';
import { createCase } from '../../../src/case/create-case.ts';
import { evaluateRules } from '../../../src/case/findings.ts';
import { createRecordReader } from '../../../src/case/read-record.ts';
import type { PageConfig, PageIssuer } from '../../../src/config/page-config.ts';
import type { FhirConnection } from '../../../src/fhir/connection.ts';

/** What Safelight makes of a child's record: by its own reader and its own rules, without a screen. */
export interface RecordRead {
  /** By rule, the silent ones too: yes, no or unknown. */
  readonly truths: ReadonlyMap<string, string>;
  /** By rule: what it says and what it rests on, to the last date. */
  readonly findings: ReadonlyMap<string, string>;
  /** By part of the record: how it was read, e.g. `present`, `incomplete: page-lost`. */
  readonly parts: ReadonlyMap<string, string>;
}

/** Reads one child's record over a connection, as it stands at `now`, and evaluates every rule that is tried. */
export async function readRecord(
  connection: FhirConnection,
  config: PageConfig,
  issuer: PageIssuer,
  now: string,
): Promise<RecordRead> {
  const parts: CaseParts = {
    session: {
      issuer,
      fhir: connection,
      patientId: connection.patientId,
      grantedScopes: [connection.grantedScope],
      needPatientBanner: true,
      fhirContext: [],
      signOut: () => Promise.resolve({ access: 'revoked', refresh: 'none' }),
      expiresAt: now,
      credentials: () => ({ iss: issuer.iss, accessToken: '' }),
    },
    config,
    api: createApi('/api', () => Promise.reject(new Error('The gateway is not asked here.'))),
    now: () => now,
    pause: () => Promise.resolve(),
    openWindow: () => undefined,
  };
  const store = createCase(parts);
  store.setState({ flagsShown: 'all' });
  const evaluate = (): void => store.setState((state) => evaluateRules(state, now));
  const reading = (): boolean => {
    const { child, household, parts: shown, silentParts } = store.getState();
    return [child, household, ...[...shown, ...silentParts].map(({ read }) => read)].some(
      ({ state }) => state === 'loading',
    );
  };
  const whole = new Promise<void>((resolve) => {
    store.subscribe(() => {
      if (!reading()) resolve();
    });
  });
  createRecordReader({ ...parts, store, evaluate }).readAll();
  await whole;
  evaluate();
  const { child, household, parts: shown, silentParts, findings, silent } = store.getState();
  const all = [...findings, ...silent];
  const how = (read: { readonly state: string; readonly why?: { readonly kind: string } }): string =>
    read.why === undefined ? read.state : `${read.state}: ${read.why.kind}`;
  return {
    truths: new Map(all.map(({ rule, outcome }) => [rule.id, outcome.truth])),
    findings: new Map(all.map(({ rule, outcome }) => [rule.id, JSON.stringify(outcome)])),
    parts: new Map([
      ['Patient', how(child)],
      ['RelatedPerson', how(household)],
      ...[...shown, ...silentParts].map(({ resource, read }) => [resource, how(read)] as const),
    ]),
  };
}
