import { beforeEach, expect, it, vi } from 'vitest';
import { createBeside, type Beside } from './beside.ts';
import { followWhileShown } from './follow-while-shown.ts';

let page: EventTarget;
let beside: Beside;
const stop = vi.fn();
const follow = vi.fn(() => stop);

beforeEach(() => {
  vi.clearAllMocks();
  page = new EventTarget();
  beside = createBeside({ clear: () => undefined, uncover: () => undefined });
  followWhileShown(beside, follow, page);
  beside.setState({ following: 'following' });
});

const happens = (name: string, persisted: boolean) =>
  page.dispatchEvent(Object.assign(new Event(name), { persisted }));

it('follows anew when a page that was left is brought back, and says that it does not know yet', () => {
  happens('pagehide', true);
  expect(stop).toHaveBeenCalledOnce();
  happens('pageshow', true);
  expect(follow).toHaveBeenCalledTimes(2);
  expect(beside.getState().following).toBe('interrupted');
  happens('pagehide', true);
  expect(stop).toHaveBeenCalledTimes(2);
});

it('follows once where the page is drawn for the first time', () => {
  happens('pageshow', false);
  expect(follow).toHaveBeenCalledOnce();
  expect(beside.getState().following).toBe('following');
});

it.each([
  ['after the person’s own sign-out', () => happens('pagehide', false)],
  ['after the record system’s sign-out', () => beside.signedOut()],
  ['where the hub does not want it', () => beside.setState({ following: 'off' })],
])('does not follow again %s', (_, over) => {
  over();
  happens('pagehide', true);
  happens('pageshow', true);
  expect(follow).toHaveBeenCalledOnce();
});
