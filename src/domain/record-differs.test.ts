import { describe, expect, it } from 'vitest';
import { check, plan } from '../test/case-fixture.ts';
import { event } from '../test/finding-fixture.ts';
import { whenOf } from './calendar/partial-date.ts';
import type { CpisStatus, Plan } from './cpis.ts';
import { compareWithRecord, type Read } from './record-differs.ts';
import type { ClinicalEvent } from './record.ts';

type Answered = Extract<CpisStatus, { state: 'found' | 'none' }>;

const none: Answered = { state: 'none', check };
const found = (...plans: readonly Partial<Plan>[]): Answered => ({
  state: 'found',
  plans: plans.map((one) => ({ ...plan, ...one })),
  history: { state: 'not-offered' },
  check,
});

let ids = 0;
function entry(kind: string, date: string | undefined, source = `Condition/c${(ids += 1)}`): ClinicalEvent {
  const { when: _, ...rest } = event({ kind, sources: [source] });
  const when = date === undefined ? undefined : whenOf(date);
  return when === undefined ? rest : { ...rest, when };
}
const start = (date?: string, source?: string) => entry('child-protection-plan-start', date, source);
const end = (date?: string, source?: string) => entry('child-protection-plan-end', date, source);

const compare = (
  answer: Answered,
  events: readonly ClinicalEvent[],
  read: (kind: string) => Read = () => 'whole',
) => compareWithRecord(answer, events, read);
const states = (answer: Answered, events: readonly ClinicalEvent[]) =>
  compare(answer, events).differences.map(({ kind, record }) => `${kind}: ${record.state}`);

describe('a plan in force in this record', () => {
  it.each([
    ['none at all', none],
    ['only one that ended', found({ status: 'ended', end: '2026-10-04' })],
  ])('disagrees with CP-IS that has %s', (_, answer) => {
    expect(states(answer, [start('2026-03-03')])).toEqual(['child-protection: in-force']);
  });

  it('shows what CP-IS has of the same kind, ended', () => {
    const answer = found({ status: 'ended', end: '2026-10-04' });
    expect(compare(answer, [start('2026-03-03')]).differences[0]?.cpis).toMatchObject([
      { end: '2026-10-04' },
    ]);
  });

  it('agrees with a current plan of the same kind, whatever the dates', () => {
    expect(states(found({}), [start('2024')])).toEqual([]);
    expect(states(found({}), [start()])).toEqual([]);
  });

  it('disagrees twice with one of another kind', () => {
    expect(states(found({ kind: 'looked-after' }), [start('2026-03-03')])).toEqual([
      'child-protection: in-force',
      'looked-after: none',
    ]);
  });

  it('is one that began again after it ended', () => {
    expect(states(none, [start('2024-01-09'), end('2025-02-01'), start('2026-03-03')])).toEqual([
      'child-protection: in-force',
    ]);
  });
});

describe('a current plan in CP-IS', () => {
  it('disagrees with a record in which none was recorded', () => {
    expect(states(found({}), [])).toEqual(['child-protection: none']);
  });

  it('disagrees with a record in which it ended', () => {
    expect(states(found({}), [start('2026-01-09'), end('2026-10-04')])).toEqual(['child-protection: ended']);
  });

  it('agrees with a record that may hold it', () => {
    expect(states(found({}), [start('2026'), end('2026-03')])).toEqual([]);
  });
});

describe('dates that are not whole', () => {
  it.each([
    ['2026', '2026-03-01'],
    ['2026-03', '2026-03-01'],
    ['2026-03-01', '2026-03-01'],
    ['2026-03-01', undefined],
    [undefined, '2026-03-01'],
  ])('started %s, ended %s: cannot be put in order, and may be in force', (from, to) => {
    expect(states(none, [start(from), end(to)])).toEqual(['child-protection: unclear']);
  });

  it.each([
    ['2026-02', '2026-03'],
    ['2025', '2026-01-01'],
    ['2026-02-28', '2026-03'],
  ])('started %s, ended %s: ended', (from, to) => {
    expect(states(none, [start(from), end(to)])).toEqual([]);
  });

  it('do not matter where one entry holds both its start and its end', () => {
    expect(states(none, [start('2026-03-03', 'Condition/1'), end(undefined, 'Condition/1')])).toEqual([]);
  });
});

it('nothing recorded and nothing found agree, and so do two plans that ended', () => {
  expect(states(none, [])).toEqual([]);
  expect(states(found({ status: 'ended' }), [])).toEqual([]);
  expect(states(none, [end('2026-03-03')])).toEqual([]);
});

describe('a record that was not read whole', () => {
  it('is not compared, and says so', () => {
    const comparison = compare(none, [start('2026-03-03')], () => 'not-whole');
    expect(comparison.differences).toEqual([]);
    expect(comparison.notCompared).toEqual(['child-protection', 'looked-after', 'unborn-child-protection']);
  });

  it('is compared in the kinds of which everything was read', () => {
    const comparison = compare(none, [start('2026-03-03')], (kind) =>
      kind === 'looked-after-end' ? 'not-whole' : 'whole',
    );
    expect(comparison.differences).toHaveLength(1);
    expect(comparison.notCompared).toEqual(['looked-after']);
  });

  it('is waited for while it is being read', () => {
    expect(compare(found({}), [], () => 'reading')).toEqual({ differences: [], notCompared: [] });
  });
});
