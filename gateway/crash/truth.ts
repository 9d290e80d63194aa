import { expect } from 'vitest';
import type { LedgerOfLookUps } from './ledger-of.ts';
import type { CrashWorld, Shown, Visit } from './world.ts';

/** A look-up whose process was killed. */
export interface Killed {
  /** Where. */
  readonly at: string;
  readonly visit: Visit;
  /** What the page was given all the same. */
  readonly given: string | undefined;
  /** Requests that had reached CP-IS by then. */
  readonly reached: number;
}

const callsAbout = (world: CrashWorld, { nhsNumber }: Visit) =>
  world.nhs.control.calls().filter((call) => call.nhsNumber === nhsNumber);

export const reachedNhs = (world: CrashWorld, visit: Visit): number => callsAbout(world, visit).length;

/** What came of it: `asked-first-after`: the call was made by the second press, for the first was never begun. */
export type Outcome = 'asked-first-after' | 'answer-lost' | 'answer-kept';

/**
 * What must hold of every look-up that was killed, pressed for once more after the restart, with what was shown before
 * and after that press.
 */
export function expectTruth(
  world: CrashWorld,
  { at, visit, given, reached }: Killed,
  before: Shown | undefined,
  after: Shown | undefined,
  ledger: LedgerOfLookUps,
): Outcome {
  const calls = callsAbout(world, visit);
  const ofEndpoint = (name: string) => calls.filter(({ endpoint }) => endpoint === name).length;
  expect(ofEndpoint('care-team'), `${at}: plans asked for once at most`).toBeLessThanOrEqual(1);
  expect(ofEndpoint('audit-event'), `${at}: history asked for once at most`).toBeLessThanOrEqual(1);
  expect(
    calls.every(({ unscheduled }) => unscheduled === 'true'),
    at,
  ).toBe(true);
  const told = world.nhs.control.inbox().filter((line) => line.told && line.nhsNumber === visit.nhsNumber);
  expect(told.length, `${at}: told once at most`).toBeLessThanOrEqual(1);

  const traces = new Set(calls.map(({ traceId }) => traceId ?? 'none'));
  expect(traces.size, `${at}: one look-up`).toBeLessThanOrEqual(1);
  for (const trace of traces) {
    const phases = ledger.phases.get(trace) ?? [];
    expect(phases[0], `${at}: in the ledger before it was asked`).toBe('about-to-look');
    expect(phases.filter(isBeginning), at).toHaveLength(1);
    expect(phases.filter(isEnd), `${at}: ended in the ledger, once`).toHaveLength(1);
  }

  const outcome = outcomeOf(before, reached);
  switch (outcome) {
    case 'asked-first-after':
      expect(before, at).toMatchObject({ state: 'not-checked', because: 'not-asked-yet' });
      expect(reached, `${at}: nothing was asked`).toBe(0);
      expect(after, at).toMatchObject({ state: 'found', check: { notified: 'yes' } });
      expect(told, at).toHaveLength(1);
      break;
    case 'answer-lost':
      expect(after, at).toMatchObject({
        state: 'could-not-check',
        reason: 'answer-lost',
        notified: 'unknown',
      });
      expect(calls.length, `${at}: nothing more was asked`).toBe(reached);
      break;
    case 'answer-kept':
      expect(before, at).toMatchObject({ state: 'found', check: { notified: 'yes' } });
      expect(after, at).toEqual(before);
      expect(calls.length, at).toBe(reached);
      expect(told, at).toHaveLength(1);
  }
  if (given !== undefined) expect(after, `${at}: as it was given`).toEqual(JSON.parse(given));
  return outcome;
}

function outcomeOf(before: Shown | undefined, reached: number): Outcome {
  if (before?.state === 'found') return 'answer-kept';
  return before?.state === 'not-checked' && reached === 0 ? 'asked-first-after' : 'answer-lost';
}

const isBeginning = (phase: string) => phase === 'about-to-look';
const isEnd = (phase: string) => phase === 'answered' || phase === 'could-not-check';

/** What came of all of them, in words. */
export const summary = (outcomes: readonly Outcome[]): string => {
  const count = (outcome: Outcome) => outcomes.filter((each) => each === outcome).length;
  return `Not begun, asked once after the restart: ${count('asked-first-after')}; answer lost and said so: ${count('answer-lost')}; answer kept: ${count('answer-kept')}. No second call, no audit lost.`;
};
