import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { CpisStatus, OtherCheck } from '../../../domain/cpis.ts';
import { fail, succeed } from '../../../domain/result.ts';
import { at } from '../../../test/case-fixture.ts';
import { renderChild } from '../../../test/render-child.tsx';
// Fetched ahead, as the card does: a slow machine must not fail a test of the form.
import './OtherCheckForm.tsx';

const failed: CpisStatus = { state: 'could-not-check', reason: 'no-answer', notified: 'unknown' };
const kept: OtherCheck = {
  how: 'phone',
  at: at('10:40'),
  whoAnswered: 'J. MOCK, duty social worker',
  said: 'No plan.',
  by: { name: 'Priya SAMPLE' },
};

const open = async () => {
  await userEvent.click(screen.getByRole('button', { name: /^Record a check by phone or portal/ }));
  await screen.findByRole('button', { name: 'Keep this check' });
};

it('keeps how, when, who answered and what they said', async () => {
  const recordOtherCheck = vi.fn((check: Omit<OtherCheck, 'by'>) =>
    Promise.resolve(succeed({ ...check, by: kept.by })),
  );
  renderChild({ cpis: failed, recordOtherCheck });
  await open();
  await userEvent.type(screen.getByLabelText('Who answered?'), kept.whoAnswered);
  await userEvent.type(screen.getByLabelText('What did they say?'), kept.said);
  await userEvent.click(screen.getByRole('button', { name: 'Keep this check' }));
  expect(recordOtherCheck.mock.calls).toEqual([
    [{ how: 'phone', at: '2026-11-20T10:44:00.000Z', whoAnswered: kept.whoAnswered, said: kept.said }],
  ]);
  expect(screen.queryByRole('button', { name: 'Keep this check' })).toBeNull();
});

it('names what is missing, takes focus there, and sends nothing', async () => {
  const recordOtherCheck = vi.fn(() => Promise.resolve(succeed(kept)));
  renderChild({ cpis: failed, recordOtherCheck });
  await open();
  await userEvent.click(screen.getByRole('button', { name: 'Keep this check' }));
  expect(recordOtherCheck).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(screen.getByRole('alert'));
  await userEvent.click(screen.getByRole('button', { name: 'say who answered.' }));
  expect(document.activeElement).toBe(screen.getByLabelText('Who answered?'));
});

it('keeps the text when it could not be kept', async () => {
  renderChild({
    cpis: failed,
    recordOtherCheck: () => Promise.resolve(fail({ kind: 'unreachable' } as const)),
  });
  await open();
  await userEvent.type(screen.getByLabelText('Who answered?'), 'J. MOCK');
  await userEvent.type(screen.getByLabelText('What did they say?'), 'No plan.');
  await userEvent.click(screen.getByRole('button', { name: 'Keep this check' }));
  expect(screen.getByRole('alert').textContent).toContain('could not be kept');
  expect(screen.getByDisplayValue('J. MOCK')).toBeTruthy();
});

it('shows a check by phone as what it is', () => {
  renderChild({ otherChecks: { state: 'present', value: [kept], asOf: at('10:41') } });
  expect(screen.getByRole('heading', { name: 'Checked by phone, today 10:40' })).toBeTruthy();
  expect(screen.getByText(/not an answer of CP-IS/)).toBeTruthy();
});
