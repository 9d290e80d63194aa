import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Activity } from '../../../api/registers.ts';
import { fail, succeed } from '../../../domain/result.ts';
import { RegistersDesk } from '../RegistersDesk.tsx';
import { registersDesk, type Answers } from '../testing-registers.ts';

const year = 'GET /register/activity?from=2025-12&to=2026-11';
const rows: Activity['rows'] = [
  { month: '2026-10', measure: 'look-ups', by: 'all', value: 'all', count: 1235 },
  { month: '2026-11', measure: 'concerns', by: 'all', value: 'all', count: 0 },
  { month: '2026-11', measure: 'look-ups', by: 'all', value: 'all', count: '1 to 7' },
  { month: '2026-11', measure: 'look-ups', by: 'setting', value: 'A&E', count: 40 },
  { month: '2026-11', measure: 'look-ups', by: 'setting', value: 'GP surgery', count: 'not given' },
];

function show(answers: Answers): string[] {
  window.location.hash = '#/register/activity';
  const asked: string[] = [];
  render(<RegistersDesk desk={registersDesk(answers, asked)} />);
  return asked;
}
const names: string[] = [];
beforeEach(() => {
  names.length = 0;
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download);
  });
  URL.createObjectURL = () => 'blob:kept';
  URL.revokeObjectURL = () => undefined;
});
afterEach(() => {
  vi.restoreAllMocks();
  window.location.hash = '';
});
const cells = (): string[][] =>
  screen
    .getAllByRole('row')
    .map((row) => Array.from(row.querySelectorAll('th, td'), ({ textContent }) => textContent));

describe('activity', () => {
  it('is by month, newest first; what is small stays hidden and what was not counted is no zero', async () => {
    show({ [year]: () => succeed({ from: '2025-12', to: '2026-11', rows }) });
    await screen.findByRole('table', { name: 'All together, Dec 2025 to Nov 2026' });
    expect(cells()).toEqual([
      ['Month', 'Looks at CP-IS', 'Concerns recorded'],
      ['Nov 2026', '1 to 7', '0'],
      ['Oct 2026', '1,235', 'not counted'],
    ]);
    screen.getByText(/every other number is rounded to the nearest 5.*“Not given” stands where/);
    await userEvent.selectOptions(screen.getByLabelText('Counted by'), 'Care setting');
    expect(cells()).toEqual([
      ['Month', 'Care setting', 'Looks at CP-IS'],
      ['Nov 2026', 'A&E', '40'],
      ['Nov 2026', 'GP surgery', 'not given'],
    ]);
    await userEvent.selectOptions(screen.getByLabelText('Counted by'), 'Kind of harm');
    screen.getByText('In these months nothing is counted this way.');
  });

  it('is asked for the months that are shown; not for a last month before the first', async () => {
    const asked = show({ [year]: () => succeed({ from: '2025-12', to: '2026-11', rows: [] }) });
    await screen.findByText('Nothing to count');
    await userEvent.selectOptions(screen.getByLabelText('To month'), 'Nov 2025');
    await userEvent.click(screen.getByRole('button', { name: 'Show' }));
    screen.getByText('The last month must not be before the first.');
    await userEvent.selectOptions(screen.getByLabelText('From month'), 'Oct 2025');
    await userEvent.click(screen.getByRole('button', { name: 'Show' }));
    await screen.findByText(/could not be read/);
    expect(asked).toEqual([year, 'GET /register/activity?from=2025-10&to=2025-11']);
  });

  it('is saved in two files; one that could not be had is not said to be saved', async () => {
    show({
      [year]: () => succeed({ from: '2025-12', to: '2026-11', rows }),
      'GET /register/activity/file?from=2025-12&to=2026-11&format=csv': () =>
        succeed({ name: 'activity.csv', type: 'text/csv', text: 'x', entries: 4 }),
      'GET /register/activity/file?from=2025-12&to=2026-11&format=measure-report': () =>
        fail({ kind: 'odd-answer' }),
    });
    await userEvent.click(await screen.findByRole('button', { name: /^For a spreadsheet/ }));
    await screen.findByText('The file activity.csv was handed to your browser.');
    await userEvent.click(screen.getByRole('button', { name: /^For another system/ }));
    await screen.findByText(/It was not done/);
    expect(names).toEqual(['activity.csv']);
  });
});
