import { afterAll, describe, expect, it } from 'vitest';
import { faultNames, type Endpoint, type FaultName } from '../../mocks/nhs/switches.ts';
import type { CouldNotCheckReason, CpisAnswer } from '../../src/domain/cpis.ts';
import type { NhsNumber } from '../../src/domain/nhs-number.ts';
import * as cells from './test-data/cell.ts';
import { lookUp, now, reads, signIn, type Cell, type Way } from './test-data/cell.ts';
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

/** Both interfaces, both ways of authorising, both kinds of look-up. */
const ways: readonly Way[] = cells.adapters.flatMap((adapter) =>
  cells.modes.flatMap((mode) => cells.kinds.map((kind) => ({ adapter, mode, kind }))),
);
const each = <T>(make: (way: Way) => readonly T[]): readonly T[] => ways.flatMap(make);
const titled = <T extends Cell>(all: readonly T[], what: (cell: T) => string): [string, T][] =>
  all.map((cell) => {
    const { adapter, mode, kind, child, on = '' } = cell;
    const title = [adapter, mode, kind, child === withPlan ? 'plan' : 'no plan', on].join(', ');
    return [`${title}: ${what(cell)}`, cell];
  });

const tally = new Map<string, number>();
/** Runs one cell of the matrix. "None found" may come of it only where CP-IS said so, and nothing went wrong. */
async function run(cell: Cell, mayBeNone = false): Promise<CpisAnswer> {
  const answer = await lookUp(cell);
  if (!mayBeNone) expect(answer.outcome, 'never none').not.toBe('none');
  const what = answer.outcome === 'could-not-check' ? `could not check` : answer.outcome;
  tally.set(what, (tally.get(what) ?? 0) + 1);
  return answer;
}
afterAll(() => {
  const all = [...tally.values()].reduce((sum, count) => sum + count, 0);
  const counts = Array.from(tally, ([what, count]) => `${what} ${count}`).join(', ');
  process.stdout.write(
    `\nCP-IS matrix: ${all} cells (2 interfaces, 2 ways of authorising, 2 kinds). ${counts}. None found where it was not true: 0. Requests made twice: 0.\n`,
  );
});

/** What must come of a request that fails for a reason. */
function expectFailure(cell: Cell, answer: CpisAnswer, reason: CouldNotCheckReason): void {
  const { on, mode, kind } = cell;
  if (on === 'audit-event') {
    expect(answer).toMatchObject({ outcome: 'found', plans: [planOnScreen] });
    expect(answer).toMatchObject({ history: { state: 'could-not-read', why: reason } });
    return;
  }
  // A person whose token CP-IS does not take signs in again; of an application, IT has to hear.
  const theirs = mode === 'user' && on !== signIn.user && reason === 'sign-in-refused';
  expect(answer).toMatchObject({
    outcome: 'could-not-check',
    reason: theirs ? 'nhs-sign-in-ended' : reason,
  });
  // The first request may have told somebody, whatever became of the second.
  if (on === 'flag-detail' && kind === 'unscheduled') expect(answer.notified).toBe('unknown');
}

describe('when all is well', () => {
  it.each(each((way) => [way]))('$adapter finds the plan, $mode, $kind', async (way) => {
    const answer = await run({ ...way, child: withPlan });
    const { kind, mode } = way;
    if (way.adapter === 'patient-flags') {
      expect(answer).toEqual({
        outcome: 'found',
        plans: [planOnScreen],
        history: { state: 'not-offered' },
        notified: kind === 'unscheduled' ? 'unknown' : 'no',
      });
      return;
    }
    const at = now.toISOString();
    const us =
      mode === 'application'
        ? { at, name: 'Safelight', organisation: 'Testshire' }
        : { at, name: 'Priya SAMPLE', role: 'Nurse', organisation: expect.any(String) as string };
    expect(answer).toEqual({
      outcome: 'found',
      plans: [planOnScreen],
      history: {
        state: 'listed',
        accesses: kind === 'unscheduled' ? [us, ...record.accesses] : record.accesses,
      },
      notified: kind === 'unscheduled' ? 'yes' : 'no',
    });
  });

  it.each(each((way) => [way]))('$adapter says none and asks no further, $mode, $kind', async (way) => {
    expect(await run({ ...way, child: withoutPlan }, true)).toEqual({ outcome: 'none', notified: 'no' });
  });
});

const faultReasons: Partial<Record<FaultName, CouldNotCheckReason>> = {
  dns: 'no-answer',
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
  superseded: 'number-replaced',
  'clock-skew': 'sign-in-refused',
};

/** No token, no look-up: what CP-IS says of children cannot go wrong there. */
const signInReasons: Partial<Record<FaultName, CouldNotCheckReason>> = {
  dns: 'no-answer',
  refused: 'no-answer',
  slow: 'timed-out',
  cut: 'no-answer',
  '400': 'sign-in-refused',
  '401': 'sign-in-refused',
  '403': 'sign-in-refused',
  '404': 'sign-in-refused',
  '408': 'no-answer',
  '429': 'no-answer',
  '500': 'no-answer',
  html: 'odd-answer',
  'empty-200': 'odd-answer',
  'clock-skew': 'sign-in-refused',
  'expired-key': 'sign-in-refused',
};

type FaultCell = Cell & { readonly on: Endpoint; readonly fault: FaultName };

function reasonFor(cell: FaultCell): CouldNotCheckReason | 'untouched' {
  const { on, fault, mode, child } = cell;
  if (on === signIn[mode]) return signInReasons[fault] ?? 'untouched';
  if (child === withoutPlan && on !== 'care-team' && on !== 'flags') return 'untouched';
  return faultReasons[fault] ?? contentReason(cell);
}

/** Faults that are about what an answer holds come out differently by endpoint, and cannot befall an empty answer. */
function contentReason({ on, fault, child }: FaultCell): CouldNotCheckReason | 'untouched' {
  if (fault === 'expired-key') return 'untouched';
  if (child === withoutPlan) return fault === 'several' ? 'wrong-child' : 'untouched';
  if (fault === 'unknown-code')
    return on === 'care-team' ? 'unknown-plan' : on === 'audit-event' ? 'untouched' : 'odd-answer';
  return fault === 'several' && on === 'audit-event' ? 'odd-answer' : 'several-matches';
}

const faultCells = each((way) =>
  [withPlan, withoutPlan].flatMap((child) =>
    [signIn[way.mode], ...reads[way.adapter]].flatMap((on) =>
      faultNames.map((fault): FaultCell => ({ ...way, child, on, fault })),
    ),
  ),
);

describe(`every fault on every request: ${faultCells.length} cells`, () => {
  it.each(titled(faultCells, ({ fault }) => fault))('%s', async (_, cell) => {
    const reason = reasonFor(cell);
    if (reason !== 'untouched') {
      const answer = await run(cell);
      expectFailure(cell, answer, reason);
      if (cell.on === signIn[cell.mode]) expect(answer.notified, 'nothing was asked').toBe('no');
      return;
    }
    const { outcome } = await run(cell, cell.child === withoutPlan);
    expect(outcome).toBe(cell.child === withPlan ? 'found' : 'none');
  });
});

const json = (change: Change) => (text: string) => Response.json(change(JSON.parse(text) as fhir4.Bundle));

const malformed = {
  'care-team': malformedCareTeams,
  'audit-event': malformedAudits,
  flags: malformedFlags,
  'flag-detail': malformedFlagDetails,
} as const;
const first = (way: Way): Endpoint => reads[way.adapter][0];
const malformedCells = each((way) => [
  ...reads[way.adapter].flatMap((on) =>
    malformed[on].map((variant) => ({ ...way, child: withPlan, on, variant })),
  ),
  ...malformedBundles.map((variant) => ({ ...way, child: withoutPlan, on: first(way), variant })),
]).map((cell) => ({ ...cell, change: json(cell.variant.change) }));

describe(`every malformed answer: ${malformedCells.length} cells`, () => {
  it.each(titled(malformedCells, ({ variant }) => variant.name))('%s', async (_, cell) => {
    expectFailure(cell, await run(cell), cell.variant.reason);
  });
});

const toleratedCells = each((way) => {
  const onTeams = way.adapter === 'cpis-fhir';
  const on: Endpoint = onTeams ? 'care-team' : 'flag-detail';
  return (onTeams ? toleratedCareTeams : toleratedFlagDetails).map((variant) => ({
    ...way,
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
    const answer = await run(cell);
    if (answer.outcome !== 'found') expect.fail(JSON.stringify(answer));
    expect(answer.plans).toHaveLength(plans);
    expect(answer.plans[0]).toEqual(Object.fromEntries(expected));
  });
});

const onBoth = (way: Way): readonly (Way & { child: NhsNumber; on: Endpoint })[] => [
  ...reads[way.adapter].map((on) => ({ ...way, child: withPlan, on })),
  { ...way, child: withoutPlan, on: first(way) },
];
const statusCells = each((way) =>
  onBoth(way).flatMap((cell) => statuses.map((variant) => ({ ...cell, variant, change: variant.make }))),
);

describe(`every other status and body: ${statusCells.length} cells`, () => {
  it.each(titled(statusCells, ({ variant }) => variant.name))('%s', async (_, cell) => {
    const answer = await run(cell);
    expectFailure(cell, answer, cell.variant.reason);
    if (cell.on === 'care-team' && cell.kind === 'unscheduled') expect(answer.notified).toBe('unknown');
  });
});
