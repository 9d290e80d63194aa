import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fail, succeed } from '../../../domain/result.ts';
import { sixLines } from '../testing-registers.ts';
import { search, showRegister as show, six } from '../testing-screens.tsx';

const noSuch = { kind: 'refused', status: 404, problem: { code: 'no', message: 'No such entry' } } as const;
afterEach(() => {
  vi.restoreAllMocks();
  window.location.hash = '';
});

describe('one entry', () => {
  const [line] = sixLines;
  const entry = { line, hash: 'aa11', previousHash: 'bb22', entry: { resourceType: 'AuditEvent' } };

  it('is said in words, and as it is kept where somebody asks; the list is not asked for', async () => {
    const { asked } = show(
      { 'GET /register/entries/1284': () => succeed(entry) },
      { at: '#/register/entries/1284' },
    );
    await screen.findByRole('heading', { level: 1, name: 'Entry 1,284' });
    await screen.findByText('Concern to Sheffield children’s social care');
    screen.getByText('It was done');
    screen.getByText('Not yet: it could add risk to the child');
    expect(
      screen.getByRole('region', { name: 'The entry whole', hidden: true }).closest('details')?.open,
    ).toBe(false);
    await userEvent.click(screen.getByText(/As it is kept/));
    screen.getByText('aa11');
    screen.getByText(/"resourceType": "AuditEvent"/);
    expect(asked).toEqual(['GET /register/entries/1284']);
    expect(document.title).not.toContain('TESTCHILD');
  });

  it('that is not there is not one that could not be read', async () => {
    const { unmount } = show(
      { 'GET /register/entries/9': () => fail(noSuch) },
      { at: '#/register/entries/9' },
    );
    await screen.findByText('There is no such entry');
    unmount();
    show({}, { at: '#/register/entries/9' });
    await screen.findByText('The entry: could not be read');
  });

  it('leads back to the list as it was', async () => {
    const { asked } = show({ ...six, 'GET /register/entries/1284': () => succeed(entry) });
    await screen.findByRole('table');
    await userEvent.type(screen.getByLabelText('Person who did it'), 'SAMPLE');
    window.location.hash = '#/register/entries/1284';
    await screen.findByText('It was done');
    window.location.hash = '#/register';
    await screen.findByRole('table');
    expect(screen.getByLabelText('Person who did it')).toHaveProperty('value', 'SAMPLE');
    expect(asked.filter((call) => call === search)).toHaveLength(1);
  });
});
