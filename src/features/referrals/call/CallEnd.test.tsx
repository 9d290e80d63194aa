import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { CallStands } from '../../../api/concern-call.ts';
import type { ConcernLogApi } from '../../../api/concern-log.ts';
import { fail, succeed } from '../../../domain/result.ts';
import { NOW } from '../../../test/case-fixture.ts';
import { clock, id, logWith, refusedWith, within } from '../testing-referrals.tsx';
import { CallEnd, CallSays } from './CallEnd.tsx';

const owed = { id, stage: 'written-copy-owed' } as const;
const stands: CallStands = {
  stage: 'closed',
  clocks: [clock('written-copy', 'kept')],
  settled: {
    how: 'sent-another-way',
    by: 'Priya SAMPLE',
    at: '2026-11-20T09:30:00.000Z',
    words: 'By e-mail.',
  },
};
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

async function begun(settleCall: ConcernLogApi['settleCall'], changes = {}) {
  const drawn = within(<CallEnd call={owed} about="TESTCHILD, Amara" />, {
    log: logWith({ settleCall }),
    ...changes,
  });
  await press('Say what became of it');
  await screen.findByRole('form', {}, { timeout: 10_000 });
  return drawn;
}

describe('a call whose concern was never written', () => {
  it('is settled with what is true, in words, at the moment of the form unless another is given', async () => {
    const settleCall = vi
      .fn<ConcernLogApi['settleCall']>()
      .mockResolvedValueOnce(fail({ kind: 'unreachable' }))
      .mockResolvedValue(succeed(stands));
    const { onSettled } = await begun(settleCall);
    await userEvent.click(screen.getByLabelText('The written copy was sent another way'));
    await userEvent.type(screen.getByLabelText('How it was sent, and to whom'), 'By e-mail from the ward.');
    await press('Keep');
    expect((await screen.findByRole('alert')).textContent).toContain('did not answer');
    await press('Keep');
    await waitFor(() => expect(onSettled).toHaveBeenCalledWith(id, stands));
    const [[, first] = [], [, second] = []] = settleCall.mock.calls;
    expect(first).toMatchObject({
      how: 'sent-another-way',
      words: 'By e-mail from the ward.',
      at: '2026-11-20T10:44:00.000Z',
    });
    expect(first).not.toHaveProperty('reference');
    expect(second).toEqual(first);
    expect(screen.queryByRole('form')).toBeNull();
    expect(screen.getByRole('status').textContent).toContain('Kept: what became of it.');
  });

  it('says all that is missing, a reference too where it was recorded again, and keeps nothing until it is there', async () => {
    const settleCall = vi.fn<ConcernLogApi['settleCall']>(() => Promise.resolve(succeed(stands)));
    await begun(settleCall);
    await press('Keep');
    expect(screen.getByRole('alert').textContent).toMatch(/Choose what is true.*Say it in a few words/);
    await userEvent.click(screen.getByLabelText('It was recorded in Safelight again'));
    await userEvent.type(screen.getByLabelText('In a few words'), 'The draft was gone.');
    await press('Keep');
    expect(screen.getByRole('alert').textContent).toContain('Give its reference');
    expect(settleCall).not.toHaveBeenCalled();
    await userEvent.type(screen.getByLabelText('Its reference'), ' sl-2026-000118 ');
    await press('Keep');
    await waitFor(() =>
      expect(settleCall.mock.calls[0]).toMatchObject([
        id,
        { how: 'recorded-again', reference: 'SL-2026-000118' },
      ]),
    );
  });

  it('shows a refusal in place, and what was typed stays', async () => {
    await begun(() =>
      refusedWith(400, 'unknown-reference', 'This child has no concern SL-2026-000118 here.'),
    );
    await userEvent.click(screen.getByLabelText('No written copy is owed'));
    await userEvent.type(screen.getByLabelText('Why none is owed'), 'Rung by mistake.');
    await press('Keep');
    expect((await screen.findByRole('alert')).textContent).toContain('no concern SL-2026-000118');
    expect(screen.getByLabelText('Why none is owed')).toHaveProperty('value', 'Rung by mistake.');
  });

  it('says what became of it, by whom and in which words, and asks no more', () => {
    const call = { ...owed, ...stands };
    within(
      <>
        <CallSays call={call} now={NOW} />
        <CallEnd call={call} about="TESTCHILD, Amara" />
      </>,
    );
    expect(document.body.textContent).toMatch(
      /sent another way\. Told by Priya SAMPLE, of today 09:30: By e-mail\./,
    );
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('says to who may not read it only that it has been told', () => {
    within(<CallSays call={{ id, stage: 'closed' }} now={NOW} />);
    expect(document.body.textContent).toBe('Only a telephone call. What became of it has been told.');
  });
});
