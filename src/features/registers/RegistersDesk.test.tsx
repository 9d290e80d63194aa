import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fail, succeed } from '../../domain/result.ts';
import { RegistersDesk } from './RegistersDesk.tsx';
import { pageOf, registersDesk, sixLines } from './testing-registers.ts';
import { filesKept, search, showRegister as show, six } from './testing-screens.tsx';

const down = { kind: 'unreachable' } as const;
afterEach(() => {
  vi.restoreAllMocks();
  window.location.hash = '';
});

describe('the register', () => {
  it('lists looks and disclosures of four weeks, newest first, with why each was lawful', async () => {
    const bodies: unknown[] = [];
    show({
      [search]: (body) => {
        bodies.push(body);
        return succeed(pageOf(sixLines));
      },
    });
    const table = await screen.findByRole('table', { name: 'Entries, newest first' });
    expect(bodies).toEqual([
      {
        from: '2026-10-24',
        to: '2026-11-20',
        kinds: ['look-up', 'look-up-failed', 'disclosure', 'concern', 'not-shared'],
        onlyWithoutConsent: false,
      },
    ]);
    const [, first, look, failed, notShared, rules, opened] = within(table).getAllByRole('row');
    const text = (row: HTMLElement | undefined): string => row?.textContent ?? '';
    expect(text(first)).toContain('Disclosure');
    expect(text(first)).toMatch(/TESTCHILD, Amara999 012 3454.*SL-2026-004117, 4 items/);
    expect(text(first)).toMatch(/Article 9\(2\)\(g\); Schedule 1 paragraph 18Not asked: could add risk/);
    expect(text(look)).toContain('not needed');
    expect(text(failed)).toContain('Look failed');
    // Nothing on record is said to be nothing on record, never to be nothing.
    expect(text(notShared)).toMatch(/Not shared.*not recordedAsked: refused by mother/);
    expect(text(rules)).toMatch(/about no childSafelight itself.*does not applydoes not apply/);
    expect(text(opened)).toContain('Concern opened, refused');
    expect(text(opened)).toContain('18 Jul 202615:20');
    screen.getByText('6 of 1,284');
    expect(within(table).getByRole('link', { name: 'Entry 1,284' }).getAttribute('href')).toBe(
      '#/register/entries/1284',
    );
    expect(document.title).toBe('Register · Safelight');
  });

  it('has the same in cards where a table has no room', async () => {
    show(six, { wide: false });
    const list = await screen.findByRole('list', { name: 'Entries, newest first' });
    const cards = within(list).getAllByRole('listitem');
    expect(cards).toHaveLength(6);
    expect(screen.queryByRole('table')).toBeNull();
    expect(cards[0]?.textContent).toMatch(
      /Sheffield.*TESTCHILD, Amara.*P\. SAMPLE.*Not asked: could add risk/,
    );
  });

  it('asks only when Show is pressed, for what is typed, and never for days that cannot be', async () => {
    const bodies: unknown[] = [];
    show({
      [search]: (body) => {
        bodies.push(body);
        return succeed(pageOf(sixLines));
      },
    });
    await screen.findByRole('table');
    await userEvent.selectOptions(screen.getByLabelText('Kind'), 'Decisions not to share');
    await userEvent.type(screen.getByLabelText('Child'), ' 999 066 1200 ');
    await userEvent.type(screen.getByLabelText('Person who did it'), 'SPECIMEN');
    await userEvent.click(screen.getByLabelText('Only without consent'));
    const from = screen.getByLabelText('From');
    await userEvent.clear(from);
    await userEvent.click(screen.getByRole('button', { name: 'Show' }));
    expect(bodies).toHaveLength(1);
    expect(document.activeElement?.textContent).toMatch(/^Put this right.*From: Give a day\.$/);
    await userEvent.type(from, '2026-11-30');
    await userEvent.click(screen.getByRole('button', { name: 'Show' }));
    screen.getByText('To: The last day must not be before the first.');
    await userEvent.clear(from);
    await userEvent.type(from, '2026-01-01');
    await userEvent.click(screen.getByRole('button', { name: 'Show' }));
    await waitFor(() => expect(bodies).toHaveLength(2));
    expect(bodies[1]).toEqual({
      from: '2026-01-01',
      to: '2026-11-20',
      kinds: ['not-shared'],
      child: '999 066 1200',
      person: 'SPECIMEN',
      onlyWithoutConsent: true,
    });
    expect(window.location.href).not.toMatch(/999|SPECIMEN/);
  });

  it('says that nothing matches, which is not that there is nothing', async () => {
    const { unmount } = show({ [search]: () => succeed(pageOf([])) });
    await screen.findByText('No entry matches');
    screen.getByText(/holds 1,284 entries/);
    unmount();
    show({ [search]: () => succeed(pageOf([], 0)) });
    await screen.findByText('The register holds no entry yet');
  });

  it('reads on from where it stopped and moves there, each entry once', async () => {
    const [a, b, c, ...rest] = sixLines;
    const befores: unknown[] = [];
    show({
      [search]: (body) => {
        const before =
          body !== null && typeof body === 'object' && 'before' in body ? body.before : undefined;
        befores.push(before);
        const lines = before === undefined ? [a, b, c] : [c, ...rest];
        return succeed({
          lines,
          matching: 6,
          entries: 1284,
          ...(before === undefined ? { before: 1281 } : {}),
        });
      },
    });
    await screen.findByText('3 shown of 6 that match; 1,284 in all');
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    await screen.findByText('6 of 1,284');
    expect(befores).toEqual([undefined, 1281]);
    expect(screen.getAllByRole('row')).toHaveLength(7);
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('link', { name: 'Entry 1,280' }));
  });

  it('says why it could not be read, and asks again', async () => {
    let answers = 0;
    show({ [search]: () => (answers++ === 0 ? fail(down) : succeed(pageOf(sixLines))) });
    expect((await screen.findByRole('alert')).textContent).toMatch(
      /^The register: could not be read.*did not answer/,
    );
    expect(screen.queryByText(/No entry/)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByRole('table');
  });

  it('asks nothing for somebody whose role may not read it', () => {
    window.location.hash = '#/register';
    const asked: string[] = [];
    render(<RegistersDesk desk={{ ...registersDesk(six, asked), rights: ['open-concerns'] }} />);
    screen.getByText('Your role does not read the register');
    expect(asked).toEqual([]);
  });

  it('is saved as a file of what was asked last, not of what was typed since', async () => {
    const kept = filesKept();
    const bodies: unknown[] = [];
    show({
      ...six,
      'POST /register/export': (body) => {
        bodies.push(body);
        return succeed({ name: 'safelight-register.csv', type: 'text/csv', text: 'No.', entries: 6 });
      },
    });
    await screen.findByRole('table');
    await userEvent.type(screen.getByLabelText('Child'), 'TESTCHILD');
    await userEvent.click(screen.getByText('Export what is shown'));
    await userEvent.click(screen.getByRole('button', { name: /^For a spreadsheet/ }));
    await screen.findByText(/safelight-register\.csv with 6 entries was handed/);
    expect(bodies).toEqual([
      expect.objectContaining({ format: 'csv', from: '2026-10-24', to: '2026-11-20' }),
    ]);
    expect(bodies[0]).not.toHaveProperty('child');
    expect(kept).toMatchObject([{ name: 'safelight-register.csv', type: 'text/csv' }]);
  });
});

it('says that an address leads nowhere', async () => {
  show(six, { at: '#/register/nothing' });
  await screen.findByRole('heading', { level: 1, name: 'There is no such page' });
  expect(screen.getByRole('link', { name: 'Back to the register' }).getAttribute('href')).toBe('#/register');
});
