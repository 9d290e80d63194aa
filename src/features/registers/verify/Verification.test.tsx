import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fail, succeed } from '../../../domain/result.ts';
import { broken, intact } from '../testing-registers.ts';
import { filesKept, showRegister as show, six } from '../testing-screens.tsx';

const down = { kind: 'unreachable' } as const;
afterEach(() => {
  vi.restoreAllMocks();
  window.location.hash = '';
});

describe('whether the register was altered', () => {
  const plate = () => screen.getByRole('region', { name: 'Whether the register was altered' });

  it('is not known before somebody checks, then unaltered with its proof', async () => {
    show({ ...six, 'POST /register/verify': () => succeed(intact) });
    await screen.findByRole('table');
    expect(plate().textContent).toMatch(/Not checked yet/);
    expect(screen.queryByText('Unaltered')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Verify' }));
    await screen.findByText('Unaltered');
    const kept = filesKept();
    expect(plate().textContent).toMatch(
      /All 1,284 entries from 1 Apr 2026 to 20 Nov 2026 are present, in order and as first written\. Checked 20 Nov 2026, 11:20 by A\. MOCK\. Seal 7F3A 09C2 E81D\./,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Download the proof' }));
    expect(kept[0]?.name).toBe('safelight-register-proof-2026-11-20.txt');
    const text = (await kept[0]?.text()) ?? '';
    expect(text).toContain(`Seal of the last entry: ${intact.seal}`);
    expect(text).toContain('Organisation: Testshire Royal Hospital');
    expect(text).toContain('Result: unaltered');
  });

  it('names the first altered entry in the strongest plate, and what to do', async () => {
    show({ ...six, 'POST /register/verify': () => succeed(broken) });
    await screen.findByRole('table');
    await userEvent.click(screen.getByRole('button', { name: 'Verify' }));
    await screen.findByText('The register was altered');
    const kept = filesKept();
    expect(plate().classList.contains('altered')).toBe(true);
    expect(plate().textContent).toMatch(/Entry 1,281 is the first that is not as it was written/);
    within(plate()).getByText(/Tell your Caldicott Guardian/);
    expect(within(plate()).getByRole('link', { name: 'Open entry 1,281' }).getAttribute('href')).toBe(
      '#/register/entries/1281',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Download the proof' }));
    expect(await kept[0]?.text()).toContain('Result: ALTERED');
  });

  it('is unknown again when a later check fails', async () => {
    let checks = 0;
    show({ ...six, 'POST /register/verify': () => (checks++ === 0 ? succeed(intact) : fail(down)) });
    await screen.findByRole('table');
    await userEvent.click(screen.getByRole('button', { name: 'Verify' }));
    await screen.findByText('Unaltered');
    await userEvent.click(screen.getByRole('button', { name: 'Verify' }));
    await screen.findByText('Could not be checked');
    expect(screen.queryByText('Unaltered')).toBeNull();
  });
});
