import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { defectKinds, stepOfDefect, type DefectKind } from '../../mocks/ehr/faults/defects.ts';
import { faultKinds, type Fault, type FaultKind } from '../../mocks/ehr/faults/fault.ts';
import type { Checked } from './line.ts';
import { writtenTypes } from './probes/writing.ts';
import { selfCheck } from './run.ts';
import { runOn, searches, serveTestEhr, type TestEhr } from './testing-ehr.ts';

let running: TestEhr;
beforeAll(async () => {
  running = await serveTestEhr();
});
beforeEach(() => running.ehr.control.reset());
afterAll(() => running.close());

const types = [...searches.map(({ resource }) => resource), 'RelatedPerson', 'CareTeam'];
const each = (key: string, of: readonly string[] = types): string[] => of.map((type) => `${key}:${type}`);

/**
 * What a fault changes: lines that are not met, and no others. A line that is not tried must wait for one of them, or for
 * one that waits for one of them. With `writes`, only a run that writes meets it.
 */
interface Expected {
  readonly kind: FaultKind;
  readonly step: string;
  readonly lines: readonly string[];
  readonly writes?: true;
  readonly times?: number;
  readonly ms?: number;
}

const search = (kind: FaultKind, line: string, more: Partial<Expected> = {}): Expected => ({
  kind,
  step: 'Condition:search',
  lines: [`${line}:Condition`],
  ...more,
});

/** Every fault of one request, where it strikes what is tried. */
const faults: readonly Expected[] = [
  { kind: 'refused', step: 'discovery', lines: ['discovery-answers'] },
  { kind: '404', step: 'discovery', lines: ['discovery-answers'] },
  { kind: 'html', step: 'discovery', lines: ['discovery-answers'] },
  { kind: 'cut', step: 'discovery', lines: ['discovery-answers'] },
  { kind: 'slow', step: 'discovery', ms: 400, lines: ['answer-times'] },
  { kind: 'no-pkce', step: 'discovery', lines: ['pkce-s256'] },
  { kind: '500', step: 'metadata', lines: ['metadata'] },
  { kind: 'html', step: 'metadata', lines: ['metadata'] },
  { kind: 'outcome-in-200', step: 'metadata', lines: ['metadata'] },
  { kind: 'denied', step: 'authorize', lines: ['authorize'] },
  { kind: '500', step: 'token', lines: ['token-answers'] },
  { kind: 'html', step: 'token', lines: ['token-answers'] },
  { kind: '500', step: 'jwks', lines: ['keys'] },
  { kind: '500', step: 'introspect', lines: ['introspection'] },
  { kind: '500', step: 'revoke', lines: ['revocation'] },
  search('refused', 'search'),
  search('lost-answer', 'search'),
  search('cut', 'search'),
  search('401', 'search'),
  search('403', 'search'),
  search('404', 'search'),
  search('429', 'search'),
  search('500', 'search'),
  search('html', 'search'),
  search('outcome-in-200', 'search'),
  search('outcome-entry', 'whole'),
  search('wrong-patient', 'subject'),
  search('lost-page-2', 'pages'),
  search('foreign-next', 'pages'),
  search('loop-next', 'pages'),
  search('huge', 'count'),
  search('slow', 'answer-times', { ms: 400, lines: ['answer-times'] }),
  { kind: '403', step: 'Patient:read', lines: ['patient-read'] },
  { kind: 'wrong-patient', step: 'Patient:read', lines: ['patient-same'] },
  { kind: '401', step: 'fhir', lines: ['token-taken'] },
  { kind: 'expired-token', step: 'fhir', lines: ['token-taken'] },
  { kind: '404', step: 'Practitioner:read', lines: ['user-read'] },
  {
    kind: 'unknown-resource',
    step: 'Condition',
    lines: ['listed:Condition', 'write-plan', 'create:Condition'],
  },
  { kind: 'no-transactions', step: 'fhir', lines: ['write-plan', 'write-transaction'] },
  { kind: 'no-conditional-create', step: 'fhir', lines: ['write-conditional'] },
  {
    kind: 'document-only',
    step: 'fhir',
    lines: [
      'write-plan',
      ...each(
        'create',
        writtenTypes.filter((type) => type !== 'DocumentReference'),
      ),
    ],
  },
  { kind: 'nothing-writable', step: 'fhir', lines: ['write-plan', ...each('create', writtenTypes)] },
  { kind: 'audit-refused', step: 'fhir', writes: true, lines: ['written-audit'] },
  { kind: 'lost-answer', step: 'transaction', writes: true, times: 1, lines: ['written'] },
  { kind: 'empty-201', step: 'transaction', writes: true, times: 1, lines: ['written'] },
];

/** Every way in which the server may be built short. */
const defects: Readonly<Record<DefectKind, readonly string[]>> = {
  'no-discovery-cors': ['cors-discovery'],
  'no-metadata-cors': ['cors-metadata'],
  'no-token-cors': ['cors-token'],
  'no-fhir-cors': ['cors-fhir'],
  'no-write-cors': ['cors-write'],
  'no-exposed-headers': ['cors-exposed'],
  'missing-token-endpoint': ['discovery-endpoints'],
  'relative-endpoints': ['discovery-absolute'],
  'plain-pkce': ['pkce-no-plain'],
  'no-capabilities': ['discovery-members'],
  'no-openid': ['discovery-openid', 'capability-sso-openid-connect', 'id-token', 'scope-granted'],
  'no-jwks': ['keys'],
  'wrong-id-token-audience': ['id-token-aud'],
  'wrong-id-token-issuer': ['id-token-iss'],
  'no-nonce-in-id-token': ['id-token-nonce'],
  'no-fhir-user': ['id-token-user'],
  'id-token-unsigned-key': ['id-token-signature'],
  'no-patient-in-token': ['context-patient'],
  'no-encounter-in-token': ['context-encounter'],
  'no-banner-said': ['context-banner'],
  'no-expiry-said': ['token-life'],
  'token-cacheable': ['token-life'],
  'scope-not-returned': ['scope-said'],
  'unordered-scopes': ['scope-letters'],
  'v1-scopes-only': ['capability-permission-v2', 'scope-version'],
  'code-reusable': ['code-once'],
  'no-introspection': ['introspection'],
  'no-revocation': ['revocation'],
  'revocation-ignored': ['revocation'],
  'clock-behind': ['clock'],
  'old-fhir': ['fhir-version'],
  'no-flag': ['listed:Flag'],
  'no-search-count': each('count'),
  'count-overlooked': each('count'),
  'no-next-link': each('pages'),
  'other-child-in-search': each('subject'),
  'no-nhs-number': ['nhs-number'],
  'no-nhs-number-status': ['nhs-number-status'],
  'no-birth-date': ['patient-born'],
  'no-roles': ['role-read'],
};

async function check(fault?: Fault, writes = false): Promise<readonly Checked[]> {
  // A 20,000 entry answer takes the pretend server a while: only the faults of time are held to a short limit.
  const slowMs = fault?.kind === 'slow' ? 350 : 8000;
  const input = runOn(running, { write: writes, slowMs });
  if (fault !== undefined) running.ehr.control.setFault(fault);
  return selfCheck(input);
}

/** The key of the unmet line that stands behind one that was not tried; its own where none is named. */
function rootOf(key: string, checked: readonly Checked[]): string {
  const outcome = checked.find(({ line }) => line.key === key)?.outcome;
  if (outcome?.status !== 'not-tried' || outcome.because === undefined) return key;
  return rootOf(outcome.because, checked);
}

function expectOnly(checked: readonly Checked[], lines: readonly string[]): void {
  const unmet = checked.filter(({ outcome }) => outcome.status === 'fail' || outcome.status === 'warn');
  expect(unmet.map(({ line }) => line.key).sort()).toEqual([...lines].sort());
  const waiting = checked.filter(({ outcome }) => outcome.status === 'not-tried');
  const strays = waiting
    .filter(({ line }) => !line.key.startsWith('written') && line.key !== 'context-frame')
    .filter(({ line }) => !lines.includes(rootOf(line.key, checked)))
    .map(({ line, outcome }) => [line.key, outcome]);
  expect(strays).toEqual([]);
}

// The first run also makes the server's keys.
test('a server without a fault meets every line, also where a test set is written', async () => {
  const checked = await check(undefined, true);
  // A command stands in no frame.
  const others = checked.filter(
    ({ line, outcome }) => outcome.status !== 'pass' && line.key !== 'context-frame',
  );
  expect(others.map(({ line, outcome }) => [line.key, outcome])).toEqual([]);
}, 20_000);

test('writes nothing unless it is asked to, and says so', async () => {
  const before = running.ehr.control.resources('whole-child').length;
  const checked = await check();
  const notMet = checked.filter(({ outcome }) => outcome.status !== 'pass').map(({ line }) => line.key);
  expect(notMet).toEqual(['context-frame', 'written', 'written-audit', 'written-found', 'written-once']);
  expect(running.ehr.control.resources('whole-child')).toHaveLength(before);
});

describe('finds and names each fault, and nothing else', () => {
  test.each(faults)('$step $kind', async ({ lines, writes, ...fault }) => {
    expectOnly(await check(fault, writes), lines);
  });
});

describe('finds and names each defect, and nothing else', () => {
  test.each(defectKinds.map((kind) => ({ kind })))('$kind', async ({ kind }) => {
    expectOnly(await check({ kind, step: stepOfDefect(kind) }), defects[kind]);
  });
});

test('every kind of fault that there is was tried', () => {
  const tried = new Set<string>(faults.map(({ kind }) => kind));
  expect(faultKinds.filter((kind) => !tried.has(kind))).toEqual([]);
});

test('writes nothing of a type that the issuer’s file spares, and asks nothing of the server for it', async () => {
  const before = new Set(running.ehr.control.resources('whole-child').map(({ id }) => id));
  const checked = await selfCheck(
    runOn(running, { write: true, subject: { neverWrite: ['Observation', 'Task'] } }),
  );
  const written = running.ehr.control.resources('whole-child').filter(({ id }) => !before.has(id));
  expect(written).not.toEqual([]);
  expect(written.filter(({ resourceType }) => /^(Observation|Task)$/.test(resourceType))).toEqual([]);
  const notMet = checked.filter(({ outcome }) => outcome.status === 'fail' || outcome.status === 'warn');
  expect(notMet.map(({ line, outcome }) => [line.key, outcome])).toEqual([]);
  const spared = checked.filter(({ outcome }) => outcome.status === 'not-tried').map(({ line }) => line.key);
  expect(spared).toEqual(['context-frame', 'create:Observation', 'create:Task', 'write-update']);
});
