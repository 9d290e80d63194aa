import { describe, expect, it } from 'vitest';
import type { Clock, HappeningKind, Stage } from './referral.ts';
import { isOpen, isOverdue, standingOf, type Kept } from './referral-standing.ts';

const shared: Kept = { decidedAt: '2026-11-20T10:42:00.000Z', decision: { share: true } };
type Steps = readonly (readonly [HappeningKind, string])[];
const happened = (...list: Steps) => list.map(([kind, at]) => ({ kind, at }));
const clocksOf = (kept: Kept, list: Steps, now: string, ends = '17:00') =>
  Object.fromEntries(
    standingOf(kept, happened(...list), now, ends).clocks.map(({ what, state, dueAt, bankHolidays }) => [
      what,
      { state, dueAt, bankHolidays },
    ]),
  );

describe('where a shared concern stands', () => {
  const monday = '2026-11-23T09:00:00.000Z';
  const rows: readonly (readonly [string, Steps, Stage])[] = [
    ['nothing happened', [], 'to-send'],
    ['it was rung instead', [['call', '2026-11-20T10:50:00Z']], 'written-copy-owed'],
    ['it was sent', [['sent', '2026-11-20T11:00:00Z']], 'waiting'],
    [
      'it was rung and then sent',
      [
        ['call', '2026-11-20T10:50:00Z'],
        ['sent', '2026-11-20T12:00:00Z'],
      ],
      'waiting',
    ],
    [
      'they answered the call, and the written copy is owed still',
      [
        ['call', '2026-11-20T10:50:00Z'],
        ['acknowledged', '2026-11-20T11:00:00Z'],
      ],
      'written-copy-owed',
    ],
    [
      'they acknowledged it',
      [
        ['sent', '2026-11-20T11:00:00Z'],
        ['acknowledged', '2026-11-20T15:00:00Z'],
      ],
      'acknowledged',
    ],
    [
      'they decided, told in another order',
      [
        ['decided', '2026-11-20T16:00:00Z'],
        ['sent', '2026-11-20T11:00:00Z'],
        ['acknowledged', '2026-11-20T15:00:00Z'],
      ],
      'decided',
    ],
    [
      'it was escalated: still waiting',
      [
        ['sent', '2026-11-20T11:00:00Z'],
        ['escalated', '2026-11-20T15:00:00Z'],
      ],
      'waiting',
    ],
    [
      'it has its outcome',
      [
        ['sent', '2026-11-20T11:00:00Z'],
        ['outcome', '2026-11-21T11:00:00Z'],
      ],
      'closed',
    ],
    [
      'its decision and its outcome came in one minute, in either order',
      [
        ['sent', '2026-11-20T11:00:00Z'],
        ['outcome', '2026-11-21T11:00:00Z'],
        ['decided', '2026-11-21T11:00:00Z'],
      ],
      'closed',
    ],
    [
      'it was sent again after its outcome',
      [
        ['sent', '2026-11-20T11:00:00Z'],
        ['acknowledged', '2026-11-20T12:00:00Z'],
        ['outcome', '2026-11-21T11:00:00Z'],
        ['sent', '2026-11-22T11:00:00Z'],
      ],
      'acknowledged',
    ],
  ];
  it.each(rows)('%s', (_, list, stage) => {
    expect(standingOf(shared, happened(...list), monday, '17:00').stage).toBe(stage);
  });
});

describe('the answer is due one working day after it was sent', () => {
  const rows: readonly (readonly [string, string, string, Clock['bankHolidays']])[] = [
    ['a weekday', '2026-11-18T10:00:00Z', '2026-11-19T17:00:00.000Z', 'counted'],
    ['a Friday', '2026-11-20T11:00:00Z', '2026-11-23T17:00:00.000Z', 'counted'],
    ['at the last minute of work', '2026-11-18T17:00:00Z', '2026-11-19T17:00:00.000Z', 'counted'],
    ['after work: from the next working day', '2026-11-18T17:00:01Z', '2026-11-20T17:00:00.000Z', 'counted'],
    ['a Saturday: from Monday', '2026-11-21T10:00:00Z', '2026-11-24T17:00:00.000Z', 'counted'],
    ['Christmas Eve 2026', '2026-12-24T10:00:00Z', '2026-12-29T17:00:00.000Z', 'counted'],
    ['Christmas Day 2026', '2026-12-25T10:00:00Z', '2026-12-30T17:00:00.000Z', 'counted'],
    ['Maundy Thursday 2027', '2027-03-25T10:00:00Z', '2027-03-30T16:00:00.000Z', 'counted'],
    ['New Year’s Eve 2026', '2026-12-31T10:00:00Z', '2027-01-04T17:00:00.000Z', 'counted'],
    ['a Friday over which clocks go forward', '2026-03-27T10:00:00Z', '2026-03-30T16:00:00.000Z', 'counted'],
    ['a Friday over which clocks go back', '2026-10-23T10:00:00Z', '2026-10-26T17:00:00.000Z', 'counted'],
    ['in summer, after five in London', '2026-07-01T16:30:00Z', '2026-07-03T16:00:00.000Z', 'counted'],
    ['beyond the table', '2031-06-03T10:00:00Z', '2031-06-04T16:00:00.000Z', 'not-known'],
    ['into a year beyond the table', '2028-12-29T10:00:00Z', '2029-01-01T17:00:00.000Z', 'not-known'],
    ['from a year before the table', '2023-12-29T10:00:00Z', '2024-01-02T17:00:00.000Z', 'not-known'],
  ];
  it.each(rows)('%s', (_, sentAt, dueAt, bankHolidays) => {
    const { answer } = clocksOf(shared, [['sent', sentAt]], sentAt);
    expect(answer).toEqual({ state: 'running', dueAt, bankHolidays });
  });

  const due = '2026-11-23T17:00:00.000Z';
  const sent = ['sent', '2026-11-20T11:00:00Z'] as const;
  it.each([
    ['not answered, at the due time', [], due, 'running'],
    ['not answered, one millisecond later', [], '2026-11-23T17:00:00.001Z', 'overdue'],
    ['answered in time', [['acknowledged', '2026-11-23T16:59:00Z']], '2026-12-01T10:00:00Z', 'kept'],
    ['answered late', [['acknowledged', '2026-11-23T17:01:00Z']], '2026-12-01T10:00:00Z', 'kept-late'],
    ['decided without a word before', [['decided', '2026-11-23T12:00:00Z']], '2026-12-01T10:00:00Z', 'kept'],
    ['escalated only', [['escalated', '2026-11-24T09:00:00Z']], '2026-12-01T10:00:00Z', 'overdue'],
    [
      'answered in time and decided much later',
      [
        ['decided', '2026-12-20T12:00:00Z'],
        ['acknowledged', '2026-11-23T12:00:00Z'],
      ],
      '2026-12-21T10:00:00Z',
      'kept',
    ],
    ['closed', [['outcome', '2026-11-21T12:00:00Z']], '2027-12-01T10:00:00Z', 'kept'],
  ] as const)('%s', (_, more, now, state) => {
    expect(clocksOf(shared, [sent, ...more], now)['answer']).toMatchObject({ dueAt: due, state });
  });

  it('ends at the hour of the site', () => {
    expect(clocksOf(shared, [sent], '2026-11-20T12:00:00Z', '16:30')['answer']?.dueAt).toBe(
      '2026-11-23T16:30:00.000Z',
    );
  });
});

describe('what is owed', () => {
  it.each([
    ['to be sent', [], '2026-11-20T12:00:00Z', { send: 'running' }],
    ['not sent in time', [], '2026-11-23T17:00:01Z', { send: 'overdue' }],
    ['sent', [['sent', '2026-11-20T12:00:00Z']], '2026-12-20T12:00:00Z', { send: 'kept', answer: 'overdue' }],
    [
      'sent late',
      [['sent', '2026-11-24T12:00:00Z']],
      '2026-11-24T13:00:00Z',
      { send: 'kept-late', answer: 'running' },
    ],
    ['rung', [['call', '2026-11-20T10:50:00Z']], '2026-11-20T12:00:00Z', { 'written-copy': 'running' }],
    [
      'rung, and the written copy not sent',
      [['call', '2026-11-20T10:50:00Z']],
      '2026-11-24T12:00:00Z',
      { 'written-copy': 'overdue' },
    ],
    [
      'rung, sent on Monday',
      [
        ['call', '2026-11-20T10:50:00Z'],
        ['sent', '2026-11-23T12:00:00Z'],
      ],
      '2026-11-23T13:00:00Z',
      { 'written-copy': 'kept', answer: 'running' },
    ],
    [
      'sent, and rung about it afterwards',
      [
        ['sent', '2026-11-20T12:00:00Z'],
        ['call', '2026-11-23T10:50:00Z'],
      ],
      '2026-11-23T13:00:00Z',
      { send: 'kept', answer: 'running' },
    ],
    ['closed without being sent', [['outcome', '2026-11-20T12:00:00Z']], '2027-11-23T13:00:00Z', {}],
  ] as const)('%s', (_, list, now, states) => {
    const clocks = Object.entries(clocksOf(shared, [...list], now)).map(([what, { state }]) => [what, state]);
    expect(Object.fromEntries(clocks)).toEqual(states);
  });
});

describe('the police are told by the close of the next working day', () => {
  const girl = (knownAt: string, reportedAt?: string): Kept => ({
    ...shared,
    fgm: { knownAt, reportedAt },
  });
  it.each([
    ['known on a weekday', '2026-11-18T10:00:00Z', '2026-11-19T17:00:00.000Z'],
    ['known after work: still the next day', '2026-11-18T22:00:00Z', '2026-11-19T17:00:00.000Z'],
    ['known on a Friday', '2026-11-20T10:00:00Z', '2026-11-23T17:00:00.000Z'],
    ['known on a Saturday', '2026-11-21T10:00:00Z', '2026-11-23T17:00:00.000Z'],
    ['known on Christmas Eve', '2026-12-24T10:00:00Z', '2026-12-29T17:00:00.000Z'],
    ['known on Good Friday 2027', '2027-03-26T10:00:00Z', '2027-03-30T16:00:00.000Z'],
    ['known past midnight in London', '2026-07-01T23:30:00Z', '2026-07-03T16:00:00.000Z'],
  ])('%s', (_, knownAt, dueAt) => {
    expect(clocksOf(girl(knownAt), [], knownAt)['police']).toMatchObject({ dueAt, state: 'running' });
  });

  it.each([
    ['reported in the form', girl('2026-11-18T10:00:00Z', '2026-11-18T11:00:00Z'), [], 'kept'],
    ['told later, in time', girl('2026-11-18T10:00:00Z'), [['police-told', '2026-11-19T12:00:00Z']], 'kept'],
    ['told late', girl('2026-11-18T10:00:00Z'), [['police-told', '2026-11-20T12:00:00Z']], 'kept-late'],
    ['not told', girl('2026-11-18T10:00:00Z'), [], 'overdue'],
    [
      'not told, though the concern is closed',
      girl('2026-11-18T10:00:00Z'),
      [['outcome', '2026-11-19T12:00:00Z']],
      'overdue',
    ],
  ] as const)('%s', (_, kept, list, state) => {
    expect(clocksOf(kept, [...list], '2026-12-01T10:00:00Z')['police']?.state).toBe(state);
  });

  it('keeps a concern open whose report is owed', () => {
    const closed = happened(['sent', '2026-11-18T10:30:00Z'], ['outcome', '2026-11-18T12:00:00Z']);
    const standing = standingOf(girl('2026-11-18T10:00:00Z'), closed, '2026-11-18T13:00:00Z', '17:00');
    expect([standing.stage, isOpen(standing)]).toEqual(['closed', true]);
  });
});

describe('a decision not to share', () => {
  const notShared = (reviewAt?: string): Kept => ({
    decidedAt: '2026-11-20T10:42:00Z',
    decision: { share: false, reviewAt },
  });
  const stand = (kept: Kept, now: string, ...list: Steps) =>
    standingOf(kept, happened(...list), now, '17:00');

  it('waits for nothing without a day of review', () => {
    const standing = stand(notShared(), '2030-01-01T10:00:00Z');
    expect(standing).toEqual({ stage: 'not-shared', clocks: [] });
    expect(isOpen(standing)).toBe(false);
  });

  it.each([
    ['before its day', '2026-12-01T23:00:00Z', 'not-shared', 'running', true],
    ['on its day', '2026-12-02T08:00:00Z', 'to-review', 'running', true],
    ['after it', '2026-12-03T08:00:00Z', 'to-review', 'overdue', true],
  ] as const)('%s', (_, now, stage, state, open) => {
    const standing = stand(notShared('2026-12-02'), now);
    expect(standing).toMatchObject({ stage, clocks: [{ what: 'review', state }] });
    expect([isOpen(standing), isOverdue(standing)]).toEqual([open, state === 'overdue']);
  });

  it('is over once it was reviewed, in time or late', () => {
    const now = '2026-12-20T08:00:00Z';
    const early = stand(notShared('2026-12-02'), now, ['reviewed', '2026-11-30T10:00:00Z']);
    const late = stand(notShared('2026-12-02'), now, ['reviewed', '2026-12-05T10:00:00Z']);
    expect([early.clocks[0]?.state, late.clocks[0]?.state]).toEqual(['kept', 'kept-late']);
    expect([early.stage, isOpen(early)]).toEqual(['not-shared', false]);
  });

  it('is not reviewed by what was said before it was made anew', () => {
    const anew = { ...notShared('2026-12-10'), decidedAt: '2026-12-03T10:00:00Z' };
    const standing = stand(anew, '2026-12-04T10:00:00Z', ['reviewed', '2026-12-02T10:00:00Z']);
    expect(standing.clocks).toMatchObject([{ what: 'review', state: 'running' }]);
  });

  it('does not undo that it was sent before', () => {
    const standing = stand(notShared('2026-12-10'), '2026-11-20T12:00:00Z', ['sent', '2026-11-20T11:00:00Z']);
    expect(standing.stage).toBe('waiting');
    expect(standing.clocks.map(({ what }) => what)).toEqual(['send', 'answer']);
  });

  it('has no clock for a day that is none', () => {
    expect(stand(notShared('soon'), '2026-11-20T12:00:00Z').clocks).toEqual([]);
  });
});
