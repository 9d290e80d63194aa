import { act, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Plan } from '../../../domain/cpis.ts';
import { NOW, at, caseStore, check, plan } from '../../../test/case-fixture.ts';
import { card, found, lit } from '../../../test/cpis-card.tsx';
import { renderChild } from '../../../test/render-child.tsx';
import { ChildScreen } from '../ChildScreen.tsx';

const text = () => card('Child protection plan').textContent;
const leeds: Plan = {
  ...plan,
  kind: 'looked-after',
  start: '2026-05-01',
  authority: 'Leeds City Council',
  phones: { officeHours: '0113 496 0123', emergencyDuty: '0113 496 0456' },
};

it('shows plan, since when, authority, the number for now, who looked and who was told', () => {
  renderChild({ cpis: found() });
  const record = within(card('Child protection plan'));
  expect(record.getByText(/since 3 Mar 2026, Sheffield City Council/)).toBeTruthy();
  expect(lit('Child protection plan')).toContain('0114 496 0123');
  expect(record.getByRole('link', { name: '0114 496 0456' }).getAttribute('href')).toBe('tel:01144960456');
  expect(text()).toContain('By Priya SAMPLE, staff nurse, for A&E. Sheffield City Council was told.');
});

it('says how an unverified number was confirmed', () => {
  renderChild({ cpis: found({ check: { ...check, identity: 'saw-document' } }) });
  expect(text()).toContain('The NHS number was not verified. Confirmed by whoever looked: saw a document.');
});

describe('the age of the answer', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('stands beside its time, and runs', () => {
    let now = NOW;
    render(
      <ChildScreen
        store={caseStore({ cpis: found() })}
        onRecordConcern={() => undefined}
        clock={() => now}
      />,
    );
    expect(text()).toContain('checked today 10:42, 2 minutes ago');
    now += 68 * 60_000;
    act(() => {
      vi.advanceTimersByTime(10_000);
    });
    expect(text()).toContain('checked today 10:42, 1 h 10 min ago');
  });
});

describe('several plans', () => {
  it('shows each with its own authority and numbers, and says at the top that there are more', () => {
    const unborn: Plan = { ...plan, kind: 'unborn-child-protection', start: '2026-09-01' };
    renderChild({ cpis: found({ plans: [leeds, unborn, plan] }) });
    expect(text()).toContain('And 2 more, below.');
    const titles = within(card('Child protection plan')).getAllByRole('heading');
    expect(titles.map(({ textContent }) => textContent)).toEqual([
      'Child protection plan',
      'Child protection plan for an unborn baby',
      'Looked-after child',
    ]);
    expect(screen.getByRole('link', { name: '0113 496 0123' })).toBeTruthy();
    expect(screen.getAllByRole('link', { name: '0114 496 0123' })).toHaveLength(1);
  });

  it('puts one lamp in the card, and does not claim to know which authority was told', () => {
    renderChild({ cpis: found({ plans: [plan, leeds] }) });
    expect(lit('Child protection plan')).toContain('0114 496 0123');
    expect(text()).toContain('The local authority was told; CP-IS does not say which of these.');
  });

  it('shows more than the three that are expected', () => {
    const four = ['2023', '2024', '2025', '2026'].map((start) => ({ ...plan, start }));
    renderChild({ cpis: found({ plans: four }) });
    expect(screen.getAllByRole('heading', { name: 'Child protection plan' })).toHaveLength(4);
  });
});

describe('dates', () => {
  it.each<[string, Partial<Plan>, string]>([
    ['no start', {}, 'start date not given, Sheffield'],
    ['a month only', { start: '2026-03' }, 'since Mar 2026, Sheffield'],
    ['an end to come', { start: '2026-03-03', end: '2026-12-01' }, 'since 3 Mar 2026, ends on 1 Dec 2026'],
  ])('with %s', (_, { start, end }, words) => {
    const { start: _start, ...rest } = plan;
    const dated = {
      ...rest,
      ...(start === undefined ? {} : { start }),
      ...(end === undefined ? {} : { end }),
    };
    renderChild({ cpis: found({ plans: [dated] }) });
    expect(text()).toContain(words);
  });
});

describe('ended plans', () => {
  it.each([
    ['child-protection', 'Child protection plan, ended', '365 days'],
    ['looked-after', 'Looked-after child, ended', '365 days'],
    ['unborn-child-protection', 'Child protection plan for an unborn baby, ended', '28 days'],
  ] as const)('%s is labelled as ended, with how long CP-IS keeps it', (kind, title, kept) => {
    renderChild({ cpis: found({ plans: [{ ...plan, kind, status: 'ended', end: '2026-11-01' }] }) });
    expect(card(title).textContent).toContain('ended on 1 Nov 2026, began 3 Mar 2026');
    expect(card(title).textContent).toContain(kept);
    expect(card(title).textContent).toContain('may still know the family');
  });

  it('stand after one that is current', () => {
    const ended = { ...leeds, status: 'ended', end: '2026-10-01' } as const;
    renderChild({ cpis: found({ plans: [ended, plan] }) });
    expect(screen.getByRole('heading', { name: 'Child protection plan', level: 2 })).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'Looked-after child, ended', level: 3 })).toBeTruthy();
  });
});

it.each([
  ['unscheduled', 'unknown', /may or may not have been told that you looked. This connection.*does not say/],
  ['unscheduled', 'no', /The local authority was not told/],
  ['scheduled', 'no', /Nobody was told: this was a scheduled look-up/],
] as const)('%s, told %s, in words', (kind, notified, words) => {
  renderChild({ cpis: found({ check: { ...check, kind, notified, askedAt: at('10:42') } }) });
  expect(text()).toMatch(words);
});
