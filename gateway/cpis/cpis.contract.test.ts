import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, exportPKCS8, generateKeyPair } from 'jose';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNhs, type Nhs } from '../../mocks/nhs/create-nhs.ts';
import { endpointOf, faultNames, type Endpoint, type FaultName } from '../../mocks/nhs/switches.ts';
import { Cpis } from '../../smart-config/schema/cpis.ts';
import type { CouldNotCheckReason, CpisAnswer, LookUpKind } from '../../src/domain/cpis.ts';
import type { NhsNumber } from '../../src/domain/nhs-number.ts';
import { loadSigningKeys } from '../nhs-auth/signing-keys.ts';
import { createTokenSource } from '../nhs-auth/token-source.ts';
import { createCpis } from './create-cpis.ts';
import { planOnScreen, record, withoutPlan, withPlan } from './test-data/child.ts';
import type { Change } from './test-data/edit.ts';
import {
  malformedAudits,
  malformedBundles,
  malformedCareTeams,
  malformedFlagDetails,
  malformedFlags,
} from './test-data/malformed.ts';
import { statuses } from './test-data/statuses.ts';
import { toleratedCareTeams, toleratedFlagDetails } from './test-data/tolerated.ts';

const origin = 'http://localhost:4002';
const now = new Date('2026-11-20T10:42:00Z');
const adapters = ['cpis-fhir', 'patient-flags'] as const;
type Adapter = (typeof adapters)[number];
const reads = {
  'cpis-fhir': ['care-team', 'audit-event'],
  'patient-flags': ['flags', 'flag-detail'],
} as const;
const kinds: readonly LookUpKind[] = ['unscheduled', 'scheduled'];

const records = new Map([[record.nhsNumber, record]]);

let nhs: Nhs;
let folder: string;
beforeAll(async () => {
  const { privateKey, publicKey } = await generateKeyPair('RS512', { extractable: true });
  folder = await mkdtemp(join(tmpdir(), 'safelight-'));
  await writeFile(join(folder, 'key.pem'), await exportPKCS8(privateKey));
  nhs = createNhs({
    origin,
    now: () => now,
    clients: [
      {
        clientId: 'app',
        kid: 'k1',
        publicKey: await exportJWK(publicKey),
        system: 'Safelight',
        organisation: 'Testshire',
      },
    ],
    records,
  });
});
afterAll(() => rm(folder, { recursive: true }));

interface Cell {
  readonly adapter: Adapter;
  readonly child: NhsNumber;
  readonly kind: LookUpKind;
  readonly on?: Endpoint;
  readonly fault?: FaultName;
  /** Rewrites the right answer of `on`. */
  readonly change?: (text: string) => Response;
}

/** One look-up over the pretend NHS, and what must hold of every one of them. */
async function lookUp(cell: Cell): Promise<CpisAnswer> {
  const { adapter, child, kind, on, fault, change } = cell;
  nhs.control.reset();
  if (fault) nhs.control.setFault({ name: fault, ...(on && { on }) });
  const deadline = new AbortController();
  const net: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    expect(request.redirect).toBe('manual');
    const here = endpointOf(new URL(request.url)) === on;
    if (here && fault === 'slow') setImmediate(() => deadline.abort());
    const answer = await nhs.fetch(request);
    request.signal.throwIfAborted();
    return here && change ? change(await answer.text()) : answer;
  };
  const config = v.parse(Cpis, {
    adapter,
    baseUrl: `${origin}/${adapter === 'cpis-fhir' ? 'cpis' : 'patient-flags-api'}/FHIR/R4`,
    auth: {
      tokenUrl: `${origin}/oauth2/token`,
      clientId: 'app',
      keys: [{ kid: 'k1', privateKeyFile: join(folder, 'key.pem') }],
    },
  });
  const auth = config.auth ?? expect.fail();
  const keys = await loadSigningKeys(auth, { named: { file: 'cpis.json', folder }, env: {} });
  const tokens = createTokenSource(
    auth,
    keys.ok ? keys.value : expect.fail(),
    net,
    () => now,
    () => deadline.signal,
  );
  const port = createCpis(config, tokens, net, () => deadline.signal);
  const answer = await port.lookUp({ nhsNumber: child, kind, traceId: 'trace-1', now });
  expectNothingUnsaid(answer, kind);
  return answer;
}

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
}

/** What must come of a request that fails for a reason. */
function expectFailure(cell: Cell, answer: CpisAnswer, reason: CouldNotCheckReason): void {
  if (cell.on === 'audit-event') {
    expect(answer).toMatchObject({ outcome: 'found', plans: [planOnScreen] });
    expect(answer).toMatchObject({ history: { state: 'could-not-read', why: reason } });
  } else expect(answer).toMatchObject({ outcome: 'could-not-check', reason });
  // The first request may have told somebody, whatever became of the second.
  if (cell.on === 'flag-detail' && cell.kind === 'unscheduled') expect(answer.notified).toBe('unknown');
}

const each = <T>(make: (adapter: Adapter, kind: LookUpKind) => readonly T[]): readonly T[] =>
  adapters.flatMap((adapter) => kinds.flatMap((kind) => make(adapter, kind)));
const titled = <T extends Cell>(cells: readonly T[], what: (cell: T) => string): [string, T][] =>
  cells.map((cell) => [
    `${cell.adapter}, ${cell.kind}, ${cell.child === withPlan ? 'plan' : 'no plan'}, ${cell.on ?? ''}: ${what(cell)}`,
    cell,
  ]);

describe('when all is well', () => {
  it.each(kinds)('cpis-fhir finds the plan and who looked, %s', async (kind) => {
    const answer = await lookUp({ adapter: 'cpis-fhir', child: withPlan, kind });
    expect(answer).toMatchObject({
      outcome: 'found',
      plans: [planOnScreen],
      notified: kind === 'unscheduled' ? 'yes' : 'no',
    });
    const us = { at: now.toISOString(), name: 'Safelight', organisation: 'Testshire' };
    const accesses = kind === 'unscheduled' ? [us, ...record.accesses] : record.accesses;
    expect(answer).toMatchObject({ history: { state: 'listed', accesses } });
  });

  it.each(kinds)(
    'patient-flags finds the plan and claims to know neither history nor telling, %s',
    async (kind) => {
      const answer = await lookUp({ adapter: 'patient-flags', child: withPlan, kind });
      expect(answer).toEqual({
        outcome: 'found',
        plans: [planOnScreen],
        history: { state: 'not-offered' },
        notified: kind === 'unscheduled' ? 'unknown' : 'no',
      });
    },
  );

  it.each(each((adapter, kind) => [{ adapter, kind }]))(
    '$adapter says none and asks no further, $kind',
    async (cell) => {
      expect(await lookUp({ ...cell, child: withoutPlan })).toEqual({ outcome: 'none', notified: 'no' });
      expect(nhs.control.calls()).toHaveLength(1);
    },
  );
});

const faultReasons: Partial<Record<FaultName, CouldNotCheckReason>> = {
  dns: 'no-answer',
  superseded: 'number-replaced',
  'clock-skew': 'sign-in-refused',
  refused: 'no-answer',
  slow: 'timed-out',
  cut: 'answer-lost',
  '400': 'bad-request',
  '401': 'sign-in-refused',
  '403': 'not-permitted',
  '404': 'number-not-known',
  '408': 'timed-out',
  '429': 'too-many-requests',
  '500': 'service-error',
  html: 'odd-answer',
  'empty-200': 'odd-answer',
  'wrong-patient': 'wrong-child',
  'warning-outcome': 'warning-in-answer',
  'page-2-lost': 'page-missing',
};

/** Faults that are about what an answer holds come out differently by endpoint, and cannot befall an empty answer. */
function contentReason({ on, fault, child }: Cell): CouldNotCheckReason | 'untouched' {
  if (fault === 'expired-key') return 'untouched';
  if (child === withoutPlan) return fault === 'several' ? 'wrong-child' : 'untouched';
  if (fault === 'unknown-code')
    return on === 'care-team' ? 'unknown-plan' : on === 'audit-event' ? 'untouched' : 'odd-answer';
  return fault === 'several' && on === 'audit-event' ? 'odd-answer' : 'several-matches';
}

const reached = (child: NhsNumber, on: Endpoint) =>
  child === withPlan || on === 'care-team' || on === 'flags';

const faultCells = each((adapter, kind) =>
  [withPlan, withoutPlan].flatMap((child) =>
    reads[adapter].flatMap((on) => faultNames.map((fault) => ({ adapter, kind, child, on, fault }))),
  ),
);

describe(`every fault on every request: ${faultCells.length} cells`, () => {
  it.each(titled(faultCells, ({ fault }) => fault))('%s', async (_, cell) => {
    const answer = await lookUp(cell);
    const reason = faultReasons[cell.fault] ?? contentReason(cell);
    if (!reached(cell.child, cell.on) || reason === 'untouched')
      expect(answer.outcome).toBe(cell.child === withPlan ? 'found' : 'none');
    else expectFailure(cell, answer, reason);
  });
});

const json = (change: Change) => (text: string) => Response.json(change(JSON.parse(text) as fhir4.Bundle));

const malformed = {
  'care-team': malformedCareTeams,
  'audit-event': malformedAudits,
  flags: malformedFlags,
  'flag-detail': malformedFlagDetails,
} as const;
const malformedCells = each((adapter, kind) => [
  ...reads[adapter].flatMap((on) =>
    malformed[on].map((variant) => ({ adapter, kind, child: withPlan, on, variant })),
  ),
  ...malformedBundles.map((variant) => ({
    adapter,
    kind,
    child: withoutPlan,
    on: reads[adapter][0],
    variant,
  })),
]).map((cell) => ({ ...cell, change: json(cell.variant.change) }));

describe(`every malformed answer: ${malformedCells.length} cells`, () => {
  it.each(titled(malformedCells, ({ variant }) => variant.name))('%s', async (_, cell) => {
    expectFailure(cell, await lookUp(cell), cell.variant.reason);
  });
});

const toleratedCells = each((adapter, kind) => {
  const variants = adapter === 'cpis-fhir' ? toleratedCareTeams : toleratedFlagDetails;
  const on = adapter === 'cpis-fhir' ? ('care-team' as const) : ('flag-detail' as const);
  return variants.map((variant) => ({
    adapter,
    kind,
    child: withPlan,
    on,
    variant,
    change: json(variant.change),
  }));
});

describe(`every published or harmless departure: ${toleratedCells.length} cells`, () => {
  it.each(titled(toleratedCells, ({ variant }) => variant.name))('%s', async (_, cell) => {
    const { plan, plans = 1, without } = cell.variant;
    const expected = Object.entries({ ...planOnScreen, ...plan }).filter(([part]) => part !== without);
    const answer = await lookUp(cell);
    if (answer.outcome !== 'found') expect.fail(JSON.stringify(answer));
    expect(answer.plans).toHaveLength(plans);
    expect(answer.plans[0]).toEqual(Object.fromEntries(expected));
  });
});

const statusCells = each((adapter, kind) =>
  reads[adapter].flatMap((on) =>
    statuses.map((variant) => ({ adapter, kind, child: withPlan, on, variant, change: variant.make })),
  ),
);

describe(`every other status and body: ${statusCells.length} cells`, () => {
  it.each(titled(statusCells, ({ variant }) => variant.name))('%s', async (_, cell) => {
    const answer = await lookUp({ ...cell, change: () => cell.variant.make() });
    expectFailure(cell, answer, cell.variant.reason);
    if (cell.on === 'care-team' && cell.kind === 'unscheduled') expect(answer.notified).toBe('unknown');
  });
});
