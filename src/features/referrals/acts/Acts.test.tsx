import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { ConcernLogApi } from '../../../api/concern-log.ts';
import { fail, succeed } from '../../../domain/result.ts';
import { clock, id, logged, logWith, refusedWith, summary, within } from '../testing-referrals.tsx';
import type { RecordTold } from '../record/became.ts';
import type { Standing } from '../referring.ts';
import { Acts } from './Acts.tsx';
import { actsFor } from './offered.ts';

const acts = (standing: Standing = summary) => <Acts id={id} about="Amara" standing={standing} />;
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
const began = async (button: string) => {
  await press(button);
  await screen.findByRole('form', {}, { timeout: 10_000 });
};

describe('what may be told', () => {
  it.each([
    ['to-send', ['sent', 'escalated']],
    ['written-copy-owed', ['sent', 'escalated']],
    ['waiting', ['acknowledged', 'decided', 'outcome', 'escalated']],
    ['acknowledged', ['decided', 'outcome', 'escalated']],
    ['decided', ['outcome', 'outcome-shared', 'escalated']],
    ['closed', ['outcome-shared']],
    ['not-shared', ['reviewed']],
    ['to-review', ['reviewed']],
  ] as const)('of one that is %s: %j', (stage, told) => {
    expect(actsFor({ stage, clocks: [] })).toEqual(told);
  });

  it('puts the report to the police first for as long as it is owed', () => {
    expect(actsFor({ stage: 'closed', clocks: [clock('police', 'overdue')] })[0]).toBe('police-told');
    expect(actsFor({ stage: 'closed', clocks: [clock('police', 'kept')] })).not.toContain('police-told');
  });
});

describe('telling what happened', () => {
  it('keeps who answered, at the moment of the form unless somebody says another', async () => {
    const { tell, onTold } = within(acts());
    await began('They answered');
    await userEvent.type(screen.getByLabelText('Who answered'), 'J. DUMMY, duty social worker');
    await press('Keep');
    expect(tell.mock.calls[0]).toMatchObject([
      id,
      {
        kind: 'acknowledged',
        at: '2026-11-20T10:44:00.000Z',
        from: 'J. DUMMY, duty social worker',
      },
    ]);
    expect(onTold).toHaveBeenCalledWith(id, logged);
    expect((await screen.findByRole('status')).textContent).toContain('Kept: They answered.');
    expect(screen.queryByRole('form')).toBeNull();
  });

  it('says everything that is missing, and keeps nothing until it is there', async () => {
    const { tell } = within(acts());
    await began('They decided');
    await press('Keep');
    const summaryOf = screen.getByRole('alert');
    expect(summaryOf.textContent).toContain('Say who it was');
    expect(summaryOf.textContent).toContain('Choose what they decided');
    expect(document.activeElement).toBe(summaryOf);
    await userEvent.click(screen.getByRole('button', { name: /Choose what they decided/ }));
    expect(document.activeElement).toBe(screen.getByLabelText('What they decided'));
    expect(tell).not.toHaveBeenCalled();
  });

  it('takes nothing that is still to come', async () => {
    const { tell } = within(acts());
    await began('They answered');
    await userEvent.type(screen.getByLabelText('Who answered'), 'J. DUMMY');
    const when = screen.getByLabelText('When');
    await userEvent.clear(when);
    await userEvent.type(when, '2026-11-20T10:45');
    await press('Keep');
    expect(screen.getByRole('alert').textContent).toContain('later than now');
    expect(tell).not.toHaveBeenCalled();
  });

  it('keeps what was typed when it could not be kept, and sends the same again under the same id', async () => {
    const tell = vi
      .fn<ConcernLogApi['tell']>()
      .mockResolvedValueOnce(fail({ kind: 'unreachable' }))
      .mockResolvedValue(succeed(logged));
    within(acts(), { log: logWith({ tell }) });
    await began('Outcome');
    await userEvent.selectOptions(screen.getByLabelText('What came of it'), 'A plan was made');
    await userEvent.click(screen.getByLabelText('Not right'));
    await press('Keep');
    expect((await screen.findByRole('alert')).textContent).toContain('did not answer');
    await press('Keep');
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
    const [[, first] = [], [, second] = []] = tell.mock.calls;
    expect(first).toMatchObject({ kind: 'outcome', outcome: 'plan-made', flags: 'not-right' });
    expect(second).toEqual(first);
  });

  it('says that the first one was kept when it is told differently under the same id', async () => {
    within(acts(), { log: logWith({ tell: () => refusedWith(409, 'happening-changed') }) });
    await began('Escalated');
    expect(screen.getByLabelText('Who was told')).toHaveProperty('value', 'the named doctor');
    await userEvent.type(screen.getByLabelText('What you said'), 'No answer since Friday.');
    await press('Keep');
    expect((await screen.findByRole('alert')).textContent).toContain('It was kept as you first sent it');
  });

  it('shares an outcome on a footing of its own, shown in plain words, and refuses it without one', async () => {
    const { tell } = within(acts({ stage: 'closed', clocks: [] }));
    await began('Share the outcome');
    expect(screen.getByRole('group', { name: 'On this footing' }).textContent).toContain(
      'Article 6(1)(e), Public task',
    );
    await userEvent.type(screen.getByLabelText('With whom'), 'M. MOCK, health visitor');
    await userEvent.type(screen.getByLabelText('Why they need to know'), 'Visits weekly.');
    await userEvent.click(screen.getByText('Choose another footing'));
    await userEvent.click(screen.getByRole('checkbox', { name: /Article 6\(1\)\(e\)/ }));
    await press('Keep');
    expect(screen.getAllByText(/Choose an Article 6 basis/).length).toBeGreaterThan(0);
    expect(tell).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('checkbox', { name: /Article 6\(1\)\(c\)/ }));
    await press('Keep');
    const told = tell.mock.calls[0]?.[1];
    if (told?.kind !== 'outcome-shared') throw new Error('Something else was told.');
    expect(told.basis.listVersion).not.toBe('');
    expect(told.basis.chosen.map((one) => one.id)).toContain('gdpr-6-1-c');
    expect(told).toMatchObject({ with: 'M. MOCK, health visitor', why: 'Visits weekly.' });
  });

  it('says the limits of the duty beside the report to the police, and keeps its number', async () => {
    const { tell } = within(acts({ stage: 'waiting', clocks: [clock('police', 'running')] }));
    await began('Police told');
    expect(screen.getByRole('form').textContent).toContain('It is not for a girl who may be at risk');
    await userEvent.type(screen.getByLabelText('Police incident number'), '101-4471');
    await press('Keep');
    expect(tell.mock.calls[0]?.[1]).toMatchObject({ kind: 'police-told', incidentNumber: '101-4471' });
  });

  it('keeps how a person carried it', async () => {
    const { tell } = within(acts({ stage: 'to-send', clocks: [clock('send', 'running')] }));
    await began('It was sent');
    await userEvent.click(screen.getByLabelText('Secure e-mail'));
    await press('Keep');
    expect(tell.mock.calls[0]?.[1]).toMatchObject({ kind: 'sent', how: 'secure-email' });
  });
});

describe('the child’s record', () => {
  it('is told too; where it could not be, that is said, and tried again at a press', async () => {
    const toRecord = vi
      .fn<() => Promise<RecordTold>>()
      .mockResolvedValueOnce({ state: 'owed', why: 'The record system took too long.' })
      .mockResolvedValue({ state: 'written' });
    within(acts(), { toRecord });
    await began('They answered');
    await userEvent.type(screen.getByLabelText('Who answered'), 'J. DUMMY');
    await press('Keep');
    const owed = await screen.findByRole('alert');
    expect(owed.textContent).toContain('does not yet. The record system took too long.');
    await press('Write it to the record again');
    expect(await screen.findByText(/record has it too/)).toBeTruthy();
    expect(toRecord).toHaveBeenCalledTimes(2);
  });

  it('is told of what closes a concern, although that takes this part off the screen', async () => {
    const toRecord = vi.fn<() => Promise<RecordTold>>().mockResolvedValue({ state: 'written' });
    within(acts(), { toRecord, onTold: () => cleanup() });
    await began('They answered');
    await userEvent.type(screen.getByLabelText('Who answered'), 'J. DUMMY');
    await press('Keep');
    await waitFor(() => expect(toRecord).toHaveBeenCalledTimes(1));
    expect(screen.queryByRole('status')).toBeNull();
  });
});
