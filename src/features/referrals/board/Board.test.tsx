import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Board } from '../../../api/concern-log.ts';
import type { Send } from '../../../api/call.ts';
import type { ApiFailure } from '../../../api/problem.ts';
import { deskWith } from '../../../desk/testing-desk.ts';
import { fail, succeed, type Result } from '../../../domain/result.ts';
import { ReferralsDesk } from '../ReferralsDesk.tsx';
import { placeOf } from '../places.ts';
import { clock, id, logged, waiting } from '../testing-referrals.tsx';
import * as v from 'valibot';

type Answers = Readonly<Record<string, () => Result<unknown, ApiFailure>>>;

function show(answers: Answers, address = '/referrals') {
  window.location.hash = address;
  const asked: string[] = [];
  const send: Send = (call) => {
    asked.push(`${call.method} ${call.path}`);
    const answer = answers[`${call.method} ${call.path}`]?.() ?? fail({ kind: 'unreachable' } as const);
    return Promise.resolve(answer.ok ? succeed(v.parse(call.answer, answer.value)) : answer);
  };
  const desk = { ...deskWith({}), send, rights: ['open-concerns'] as const };
  render(<ReferralsDesk desk={desk} />);
  return { asked };
}
const board =
  (...lines: readonly Board['waiting'][number][]) =>
  (): Result<Board, ApiFailure> =>
    succeed({ teams: ['A&E', 'Health visiting'], waiting: [...lines] });

afterEach(() => {
  window.location.hash = '';
});

describe('addresses', () => {
  it.each([
    ['/referrals', { screen: 'board' }],
    [`/concerns/${id}`, { screen: 'concern', id }],
    ['/concerns/TESTCHILD', { screen: 'nowhere' }],
    ['/referrals/more', { screen: 'nowhere' }],
  ])('%s leads to %o', (address, place) => expect(placeOf(address)).toEqual(place));
});

describe('the board', () => {
  it('says whose, where it stands, since when, to whom and by whom, in the order given', async () => {
    const late = {
      ...waiting,
      id: id.replace('5f', '6f'),
      child: 'SAMPLE, Dev',
      clocks: [clock('answer', 'overdue')],
    };
    show({ 'GET /referrals?state=open': board(late, waiting) });
    await screen.findByText('TESTCHILD, Amara');
    expect(screen.getAllByRole('heading', { level: 2 }).map((h) => h.textContent)).toEqual([
      'SAMPLE, Dev',
      'TESTCHILD, Amara',
    ]);
    const [first, second] = screen.getAllByRole('listitem').filter((item) => item.querySelector('h2'));
    expect(first?.textContent).toMatch(
      /overdue.*Children’s social care.*since today 09:00.*Priya SAMPLE, A&E/,
    );
    expect(second?.textContent).not.toContain('overdue');
    expect(screen.getByText('Concerns of A&E, Health visiting, and your own.')).toBeTruthy();
    expect(document.title).toBe('Referrals · Safelight');
  });

  it.each([
    ['Overdue', 'overdue', 'Nothing is overdue.'],
    ['Closed', 'closed', 'Nothing has been closed.'],
  ])('filtered by %s asks for those, and says when there are none', async (label, state, none) => {
    const { asked } = show({
      'GET /referrals?state=open': board(waiting),
      [`GET /referrals?state=${state}`]: board(),
    });
    await screen.findByText('TESTCHILD, Amara');
    await userEvent.click(screen.getByLabelText(label));
    expect(await screen.findByText(none)).toBeTruthy();
    expect(asked).toEqual(['GET /referrals?state=open', `GET /referrals?state=${state}`]);
  });

  it('says why there are only one’s own', async () => {
    show({ 'GET /referrals?state=open': () => succeed({ teams: [], waiting: [] }) });
    expect(await screen.findByText(/Only the concerns that you wrote are shown/)).toBeTruthy();
    expect(screen.getByText(/Nothing is open/)).toBeTruthy();
  });

  it('is never empty when it could not be read, and is read again', async () => {
    let down = true;
    show({ 'GET /referrals?state=open': () => (down ? fail({ kind: 'timed-out' }) : board(waiting)()) });
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('could not be read');
    expect(screen.queryByText(/Nothing is open/)).toBeNull();
    down = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('TESTCHILD, Amara')).toBeTruthy();
  });

  it('shows where it stands as soon as somebody told what happened', async () => {
    show({
      'GET /referrals?state=open': board(waiting),
      [`POST /concerns/${id}/happenings`]: () => succeed(logged),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'They answered' }));
    await userEvent.type(await screen.findByLabelText('Who answered', {}, { timeout: 10_000 }), 'J. DUMMY');
    await userEvent.click(screen.getByRole('button', { name: 'Keep' }));
    expect(await screen.findByText('Acknowledged')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'They answered' })).toBeNull();
  });

  it('offers nothing to tell and nothing to open to who may not', async () => {
    show({ 'GET /referrals?state=open': board({ ...waiting, mayOpen: false }) });
    await screen.findByText('TESTCHILD, Amara');
    expect(screen.queryByRole('link', { name: /^Open SL/ })).toBeNull();
    expect(screen.queryByRole('button', { name: 'They answered' })).toBeNull();
  });
});

it('says an address that leads nowhere', () => {
  show({}, '/concerns/nobody');
  expect(screen.getByRole('heading', { level: 1, name: 'There is no such page' })).toBeTruthy();
});

it('moves to one concern by its address, and begins at its heading', async () => {
  show({ 'GET /referrals?state=open': board(waiting) });
  await screen.findByText('TESTCHILD, Amara');
  act(() => {
    window.location.hash = `/concerns/${id}`;
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  });
  const heading = await screen.findByRole(
    'heading',
    { level: 1, name: 'Open a concern' },
    { timeout: 10_000 },
  );
  await waitFor(() => expect(document.activeElement).toBe(heading));
  expect(document.title).not.toContain('TESTCHILD');
});
