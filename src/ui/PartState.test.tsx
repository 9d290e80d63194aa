import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Fetched, Incomplete, Unavailable } from '../domain/fetched.ts';
import { at } from '../test/case-fixture.ts';
import { FetchedPart } from './PartState.tsx';

const asOf = at('10:41');

const show = (read: Fetched<string>) => {
  const onAgain = vi.fn();
  const { container } = render(
    <FetchedPart title="Attendances" read={read} onAgain={onAgain}>
      {(value) => <p>Value: {value}</p>}
    </FetchedPart>,
  );
  return { onAgain, words: container.textContent };
};

describe('a part of the record', () => {
  it.each<[Fetched<string>, RegExp]>([
    [{ state: 'loading' }, /^Reading attendances$/],
    [{ state: 'present', value: 'two', asOf }, /^Value: two$/],
    [{ state: 'none-recorded', asOf }, /none recorded here.*Read in full at 10:41/],
    [{ state: 'not-permitted', scope: 'patient/Encounter.rs' }, /not permitted.*not given permission/],
    [{ state: 'not-shared' }, /not shared.*may exist elsewhere/],
    [
      { state: 'incomplete', value: 'two', why: { kind: 'page-lost', read: 200, total: 340 }, asOf },
      /incomplete.*200 of 340.*Value: two/,
    ],
    [{ state: 'unavailable', why: { kind: 'no-answer' }, asOf }, /unavailable.*did not answer at 10:41/],
  ])('is drawn as %o', (read, words) => {
    expect(show(read).words).toMatch(words);
  });

  it.each<Unavailable>([
    { kind: 'no-answer' },
    { kind: 'timed-out' },
    { kind: 'refused', status: 403 },
    { kind: 'server-error', status: 500 },
    { kind: 'too-many-requests' },
    { kind: 'odd-answer', detail: 'not JSON' },
  ])('that is unavailable ($kind) can be tried again, and shows no number of a computer', async (why) => {
    const { onAgain, words } = show({ state: 'unavailable', why, asOf });
    expect(words).not.toMatch(/403|500|JSON/);
    expect(words).not.toContain('none');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onAgain).toHaveBeenCalledOnce();
  });

  it('cannot be tried again when the sign-in has ended', () => {
    show({ state: 'unavailable', why: { kind: 'session-ended' }, asOf });
    expect(screen.queryByRole('button')).toBeNull();
  });

  it.each<Incomplete>([
    { kind: 'page-lost', read: 200 },
    { kind: 'too-many', read: 200, total: 9000 },
    { kind: 'foreign-next-link', read: 200 },
    { kind: 'warned', warning: 'older than ten years left out' },
    { kind: 'odd-entries', count: 3 },
  ])('that is incomplete ($kind) says so above what was read', (why) => {
    expect(show({ state: 'incomplete', value: 'two', why, asOf }).words).toMatch(
      /^Attendances: incomplete.+Value: two$/,
    );
  });
});
