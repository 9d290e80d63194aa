import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { ConcernSummary } from '../../../api/concerns.ts';
import type { Send } from '../../../api/call.ts';
import { fail } from '../../../domain/result.ts';
import { NOW, at, caseStore } from '../../../test/case-fixture.ts';
import { clock, summary } from '../testing-referrals.tsx';
import { ChildReferrals } from './ChildReferrals.tsx';

function show(...concerns: readonly Partial<ConcernSummary>[]) {
  const store = caseStore({
    concerns: {
      state: 'present',
      asOf: at('10:41'),
      value: concerns.map((changes, i) => ({ ...summary, id: `${i}`, ...changes })),
    },
  });
  const asked = vi.fn();
  const send: Send = (call) => {
    asked(call);
    return Promise.resolve(fail({ kind: 'unreachable' }));
  };
  store.setState(({ api }) => ({ api: { ...api, send } }));
  render(<ChildReferrals store={store} clock={() => NOW} />);
  return { asked };
}
const list = () => screen.getByRole('region', { name: /Concerns and referrals/ });

describe('a concern on the child’s screen', () => {
  it('says the due date in words, then the track, and leads to the whole of it', () => {
    show({});
    expect(list().textContent).toContain('Recorded today 09:00 by Priya SAMPLE, to Children’s social care');
    expect(list().textContent).toContain('No answer yet');
    expect(list().textContent).toContain('Answer due by 23 Nov 2026, 17:00');
    expect(screen.getByRole('img').getAttribute('aria-label')).toMatch(/^Time used: \d+ per cent$/);
    expect(screen.queryByText('overdue')).toBeNull();
    expect(screen.getByRole('link', { name: 'Open SL-2026-000117' }).getAttribute('href')).toBe(
      '#/concerns/0',
    );
  });

  it('carries the lamp and whom to ring once no answer came, and nothing else does', () => {
    show({ clocks: [clock('answer', 'overdue', '2026-11-19T17:00:00Z')] }, {});
    expect(screen.getAllByText(/^Overdue: no answer since/)).toHaveLength(1);
    expect(list().textContent).toContain('19 Nov 2026, 17:00');
    expect(screen.getAllByText('overdue')).toHaveLength(1);
    expect(
      screen.getByRole('link', { name: /No answer\? Ring the named doctor/ }).getAttribute('href'),
    ).toMatch(/^tel:/);
  });

  it.each([
    [
      { stage: 'to-send', clocks: [clock('send', 'running')] },
      ['Still to be sent', 'To be sent by', 'Nobody outside has it'],
    ],
    [{ stage: 'written-copy-owed', clocks: [clock('written-copy', 'overdue')] }, ['Written copy not sent']],
    [
      { stage: 'not-shared', shared: false, clocks: [clock('review', 'running')] },
      ['Decided not to share', 'To be looked at again by'],
    ],
    [{ stage: 'decided', clocks: [clock('answer', 'kept-late')] }, ['Decided', 'Answered after']],
    [{ inRecord: 'not-writable' }, ['takes no written copy']],
    [{ mayOpen: false }, ['It is not open to you here']],
    [
      { clocks: [{ ...clock('answer', 'running'), bankHolidays: 'not-known' }] },
      ['only weekends were counted'],
    ],
  ] satisfies [Partial<ConcernSummary>, string[]][])('%j says so', (changes, words) => {
    show(changes);
    for (const said of words) expect(list().textContent).toContain(said);
  });

  it('is only a call where nothing was written yet: there is nothing to open, and what became of it may be told', () => {
    const { reference: _, ...call } = { ...summary, stage: 'written-copy-owed' as const };
    const store = caseStore({ concerns: { state: 'present', asOf: at('10:41'), value: [call] } });
    render(<ChildReferrals store={store} clock={() => NOW} />);
    expect(list().textContent).toContain('Only a telephone call so far');
    expect(screen.queryByRole('link')).toBeNull();
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      'Say what became of it',
    ]);
  });

  it('puts what is closed a tap away, but not what is owed', () => {
    show({ stage: 'closed', clocks: [] }, { stage: 'closed', clocks: [], inRecord: 'owed' }, {});
    expect(screen.getByText(/^1 closed/).closest('details')?.open).toBe(false);
    expect(within(list()).getByText(/Not yet in the child’s clinical record/)).toBeTruthy();
  });

  it('offers to bring what is owed to the record to who may open it, and says why when it did not come there', async () => {
    const { asked } = show({ inRecord: 'owed' }, { inRecord: 'owed', mayOpen: false });
    await userEvent.click(screen.getByRole('button', { name: 'Bring it to the record' }));
    const alert = await screen.findByRole('alert', {}, { timeout: 10_000 });
    expect(alert.textContent).toContain('Safelight did not open the concern');
    expect(asked.mock.calls[0]?.[0]).toMatchObject({
      path: '/concerns/0/open',
      body: { reason: 'caring-for-child' },
    });
  });
});
