import { describe, expect, it, vi } from 'vitest';
import { openSignInWindow, type OpenerPage } from './sign-in-window.ts';

const origin = 'https://safelight.example';
const ready = { safelight: 'nhs-sign-in-ready' };

/** A page that can open one window and hears what is said to it. */
function page(opens: { closed: boolean } | null = { closed: false }) {
  const said: unknown[][] = [];
  const heard = new Set<(event: MessageEvent) => void>();
  const opened = opens && {
    ...opens,
    postMessage: (...words: unknown[]) => void said.push(words),
    close: vi.fn(),
  };
  const open = vi.fn<OpenerPage['open']>(() => opened);
  const from: OpenerPage = {
    open,
    location: { origin },
    addEventListener: (_, listener) => void heard.add(listener),
    removeEventListener: (_, listener) => void heard.delete(listener),
  };
  const say = (data: unknown, source: unknown = opened, by = origin) =>
    heard.forEach((listener) => listener({ data, source, origin: by } as MessageEvent));
  return { from, open, opened, said, say, heard };
}

describe('the sign-in window', () => {
  it('opens on this page’s own address, which holds nothing about anybody, with a way back', () => {
    const { from, open } = page();
    openSignInWindow(from);
    expect(open.mock.calls).toEqual([['/nhs/sign-in', '_blank', 'popup,width=520,height=760']]);
  });

  it.each([[null], [{ closed: true }]])('is none when the browser blocks it: %o', (opens) => {
    expect(openSignInWindow(page(opens).from)).toBeUndefined();
  });

  it.each(['page first', 'address first'])('is told where to go once both are there: %s', (order) => {
    const { from, said, say } = page();
    const window = openSignInWindow(from);
    if (order === 'page first') say(ready);
    else window?.goTo('https://nhs.example/authorize');
    expect(said).toEqual([]);
    if (order === 'page first') window?.goTo('https://nhs.example/authorize');
    else say(ready);
    expect(said).toEqual([[{ safelight: 'nhs-sign-in-go', url: 'https://nhs.example/authorize' }, origin]]);
  });

  it.each([
    ['another window', ready, {}, origin],
    ['another origin', ready, undefined, 'https://elsewhere.example'],
    ['other words', { safelight: 'hello' }, undefined, origin],
    ['no words', null, undefined, origin],
    ['text', 'nhs-sign-in-ready', undefined, origin],
  ])('answers nothing to %s', (_, data, source, by) => {
    const { from, opened, said, say } = page();
    openSignInWindow(from)?.goTo('https://nhs.example/authorize');
    say(data, source ?? opened, by);
    expect(said).toEqual([]);
  });

  it('is heard no longer once it is closed or let go', () => {
    const closed = page();
    openSignInWindow(closed.from)?.close();
    expect(closed.heard.size).toBe(0);
    expect(closed.opened?.close).toHaveBeenCalledOnce();
    const released = page();
    openSignInWindow(released.from)?.release();
    expect(released.heard.size).toBe(0);
    expect(released.opened?.close).not.toHaveBeenCalled();
  });
});
