import { useEffect, useRef, type RefObject } from 'react';
import { deskFrame } from '../text/desk-frame.ts';

/** Focus on a screen's heading; whether there was one yet. */
function focusHeading(frame: HTMLElement): boolean {
  const heading = frame.querySelector('h1');
  if (heading === null) return false;
  if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1;
  heading.focus();
  return true;
}

/**
 * A screen that follows another begins at its heading, for the keyboard and for what reads aloud; it waits until the
 * screen has been fetched, and `title` is the tab's until then. `followed`: the first one follows a screen that was not of
 * the desk; after a launch it leaves focus where the browser puts it.
 */
export function useHeadingFocus(
  main: RefObject<HTMLElement | null>,
  address: string,
  title: string,
  followed: boolean,
): void {
  const before = useRef<string>(undefined);
  useEffect(() => {
    const first = before.current === undefined && !followed;
    if (before.current === address) return undefined;
    before.current = address;
    const frame = main.current;
    if (frame?.querySelector('h1') === null) {
      document.title = deskFrame.documentTitle(title);
    }
    if (first || frame === null || focusHeading(frame)) return undefined;
    const watch = new MutationObserver(() => {
      if (focusHeading(frame)) watch.disconnect();
    });
    watch.observe(frame, { childList: true, subtree: true });
    return () => watch.disconnect();
  }, [address, followed, main, title]);
}
