import { describe, expect, it } from 'vitest';
import { NOW, at, check, plan } from '../test/case-fixture.ts';
import { event } from '../test/finding-fixture.ts';
import { whenOf } from './calendar/partial-date.ts';
import type { CpisStatus } from './cpis.ts';
import type { ClinicalEvent } from './record.ts';
import { knownOnPlan, missedToday, toldOf } from './was-not-brought.ts';

function missed(date: string, sources: readonly string[] = ['Appointment/a1']): ClinicalEvent {
  const when = whenOf(date);
  return event({ kind: 'was-not-brought', sources, ...(when && { when }) });
}
const references = (events: readonly ClinicalEvent[], now = NOW) =>
  missedToday(events, now).map(({ appointment }) => appointment);

describe('an appointment of today', () => {
  it.each(['2026-11-20T09:30:00Z', '2026-11-20', '2026-11-20T00:00:00Z', '2026-11-20T23:59:00Z'])(
    '%s is',
    (date) => expect(references([missed(date)])).toEqual(['Appointment/a1']),
  );
  it.each(['2026-11-19T23:59:00Z', '2026-11-21T00:00:00Z', '2026-11', '2026'])(
    '%s is not, or may not be',
    (date) => expect(references([missed(date)])).toEqual([]),
  );

  it('is by the day in London, in summer too', () => {
    const justAfterMidnight = Date.parse('2026-06-30T23:30:00Z');
    expect(references([missed('2026-07-01T09:00:00+01:00')], justAfterMidnight)).toEqual(['Appointment/a1']);
    expect(references([missed('2026-06-30T09:00:00+01:00')], justAfterMidnight)).toEqual([]);
  });

  it('counts once when an entry in codes says it too, and by that entry where there is no appointment', () => {
    const coded = missed('2026-11-20', ['Condition/c1']);
    expect(references([coded, missed('2026-11-20T09:30:00Z')])).toEqual(['Appointment/a1']);
    expect(references([missed('2026-11-20', ['Condition/c1', 'Appointment/a2'])])).toEqual([
      'Appointment/a2',
    ]);
    expect(references([coded])).toEqual(['Condition/c1']);
  });

  it('is of this kind of event only', () => {
    expect(references([{ ...missed('2026-11-20'), kind: 'emergency-attendance' }])).toEqual([]);
  });
});

describe('a child known to be on a plan', () => {
  const found = (status: 'current' | 'ended'): CpisStatus => ({
    state: 'found',
    plans: [{ ...plan, status }],
    history: { state: 'not-offered' },
    check,
  });
  const none: CpisStatus = { state: 'none', check };
  const start = event({ kind: 'looked-after-start', at: '2026-01-09T00:00:00Z' });
  const end = event({ kind: 'looked-after-end', at: '2026-02-09T00:00:00Z', sources: ['Condition/2'] });

  it.each([
    ['CP-IS has a current one', found('current'), [], true],
    ['CP-IS has one that ended', found('ended'), [], false],
    ['this record has one', none, [start], true],
    ['this record has one that ended', none, [start, end], false],
    ['neither has', none, [], false],
  ] as const)('%s', (_, cpis, events, known) => {
    expect(knownOnPlan(cpis, events)).toBe(known);
  });
});

it('knows which appointment the team was told of, by any of its entries', () => {
  const told = {
    appointment: 'Condition/c1',
    authority: plan.authority,
    at: at('10:40'),
    by: { name: 'Priya SAMPLE' },
  };
  const [one] = missedToday([missed('2026-11-20', ['Appointment/a2', 'Condition/c1'])], NOW);
  if (one === undefined) throw new Error('One was missed.');
  expect(toldOf(one, [told])).toBe(told);
  expect(toldOf(one, [{ ...told, appointment: 'Appointment/other' }])).toBeUndefined();
});
