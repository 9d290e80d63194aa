import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { AccessReport } from '../../../api/registers.ts';
import { fail, succeed } from '../../../domain/result.ts';
import { RegistersDesk } from '../RegistersDesk.tsx';
import { registersDesk, sixLines } from '../testing-registers.ts';
import { csvOf } from './csv.ts';

const child = { name: 'TESTCHILD, Amara', birthDate: '2025-01-14', nhsNumber: '9990123454' };

function show(report: AccessReport | undefined): unknown[] {
  window.location.hash = '#/register/child';
  const bodies: unknown[] = [];
  const desk = registersDesk({
    'POST /register/child': (body) => {
      bodies.push(body);
      return report === undefined ? fail({ kind: 'timed-out' }) : succeed(report);
    },
  });
  render(<RegistersDesk desk={desk} />);
  return bodies;
}
async function askFor(number: string): Promise<void> {
  await userEvent.type(await screen.findByLabelText('NHS number of the child'), number);
  await userEvent.click(screen.getByRole('button', { name: 'Make the report' }));
}
afterEach(() => {
  vi.restoreAllMocks();
  window.location.hash = '';
});

describe('the access report', () => {
  it('is not asked for a number that no child can have', async () => {
    const bodies = show({ child, lines: [] });
    await askFor('999 012 3455');
    screen.getByText(/not a valid NHS number/);
    expect(bodies).toEqual([]);
    expect(document.activeElement).toBe(screen.getByLabelText('NHS number of the child'));
  });

  it('says who looked, for paper and for a spreadsheet, and names nobody in the address or the tab', async () => {
    const print = vi.fn();
    vi.stubGlobal('print', print);
    const bodies = show({ child, lines: sixLines.slice(0, 3) });
    await askFor('999-012-3454');
    await screen.findByRole('heading', { level: 2, name: 'Access report' });
    expect(bodies).toEqual([{ nhsNumber: '9990123454' }]);
    expect(document.activeElement?.textContent).toBe('Access report');
    screen.getByText('14 Jan 2025');
    screen.getByText('20 Nov 2026, 10:44 by Ash MOCK, Testshire Royal Hospital');
    expect(
      screen.getAllByRole('listitem').some(({ textContent }) => textContent.includes('CP-IS, unscheduled')),
    ).toBe(true);
    await userEvent.click(screen.getByRole('button', { name: 'Print' }));
    expect(print).toHaveBeenCalledOnce();
    screen.getByText(/does not let Safelight print/);
    expect(`${window.location.href} ${document.title}`).not.toMatch(/999|TESTCHILD/);
  });

  it('is of a child whom nobody looked at', async () => {
    show({ child, lines: [] });
    await askFor('9990123454');
    await screen.findByText('Nobody looked at this child through Safelight here');
    expect(screen.queryByText(/No child with this number/)).toBeNull();
  });

  it('of a number that is not known here is not that nobody looked', async () => {
    show({ lines: [] });
    await askFor('9990123454');
    await screen.findByText('No child with this number is known here');
    expect(screen.queryByText(/^Nobody looked/)).toBeNull();
  });

  it('that could not be made says so', async () => {
    show(undefined);
    await askFor('9990123454');
    expect((await screen.findByRole('alert')).textContent).toMatch(/It was not done\..*took too long/);
  });

  it('has a line for each entry in the file, none of them a formula', () => {
    const [line] = sixLines;
    if (line === undefined) throw new Error('A line is wanted.');
    const rows = csvOf({ child, lines: [{ ...line, what: '=1+1' }] }).split('\r\n');
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatch(/^\uFEFF"No\.","When","Kind"/);
    expect(rows[1]).toContain(`"'=1+1. 4 items"`);
    expect(rows[1]).toContain('"Article 6(1)(e); Article 9(2)(g); Schedule 1 paragraph 18"');
  });
});
