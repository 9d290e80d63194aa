import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { Checked, Outcome } from '../../self-check/line.ts';
import type { Progress } from '../../self-check/input.ts';
import { linesOf } from '../../self-check/run.ts';
import type { Report } from '../../self-check/report/report.ts';
import { SelfCheckScreen } from './SelfCheckScreen.tsx';
import type { Target } from './target.ts';

const lines = linesOf({ searches: [] });
const pass: Outcome = { status: 'pass', found: 'It is so.' };

const reportWith = (change: Readonly<Record<string, Outcome>>): Report => ({
  base: 'https://ehr.example/fhir',
  name: 'Test record system',
  at: '2026-11-20T11:31:00.000Z',
  as: 'page',
  checked: lines.map((line): Checked => ({
    line,
    outcome: change[line.key] ?? pass,
    evidence: [{ at: '2026-11-20T11:31:04.000Z', request: 'GET metadata', answer: '200' }],
  })),
});

const target = (check: Target['check'], id = 'test', name = 'Test record system'): Target => ({
  id,
  name,
  check,
});

test('shows how far it is, then what is amiss with its fix, and the rest on asking', async () => {
  let step: (progress: Progress) => void = () => undefined;
  let finish: (report: Report) => void = () => undefined;
  const check: Target['check'] = (onProgress) => {
    step = onProgress;
    return new Promise((resolve) => (finish = resolve));
  };
  render(<SelfCheckScreen targets={[target(check)]} chosen="test" />);
  step({ done: 3, of: 12, trying: 'metadata' });
  expect(await screen.findByText('Trying metadata: 3 of 12 lines answered')).toBeTruthy();
  expect(screen.getByRole('progressbar').getAttribute('max')).toBe('12');
  finish(
    reportWith({
      'context-patient': { status: 'fail', found: 'No `patient`.', fix: 'Return `patient`.' },
      'written-once': { status: 'not-tried', why: 'Nothing is written.' },
    }),
  );
  expect(await screen.findByText('Done: 1 fail, 0 warn,', { exact: false })).toBeTruthy();
  const row = screen.getByRole('row', { name: /The launched child’s id comes with the token/ });
  expect(row.textContent).toContain('Fix: Return patient.');
  expect(row.textContent).toContain('GET metadata');
  expect(screen.queryByText('Nothing is written.')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: `Show all ${lines.length}` }));
  expect(screen.getByText('Nothing is written.')).toBeTruthy();
  expect(screen.getAllByRole('row')).toHaveLength(lines.length + 1);
});

test('a check that breaks off is not shown as done', async () => {
  render(<SelfCheckScreen targets={[target(() => Promise.reject(new Error('gone')))]} chosen="test" />);
  expect((await screen.findAllByText(/broke off/)).length).toBeGreaterThan(0);
  expect(screen.queryByText(/Done:/)).toBeNull();
});

test('waits for a choice where no launch says which, and forgets what was found of another', async () => {
  const first = vi.fn(() => Promise.resolve(reportWith({})));
  const second = vi.fn(() => Promise.resolve(reportWith({})));
  render(<SelfCheckScreen targets={[target(first, 'a', 'First'), target(second, 'b', 'Second')]} />);
  expect(first).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Check' }));
  expect(await screen.findByText(/^Done:/)).toBeTruthy();
  await userEvent.selectOptions(screen.getByLabelText('Record system'), 'Second');
  expect(screen.queryByText(/^Done:/)).toBeNull();
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Self-check: Second');
  expect(second).not.toHaveBeenCalled();
});
