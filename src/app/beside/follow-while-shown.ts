import type { Beside } from './beside.ts';

/**
 * Follows for as long as the page is on screen. A browser may keep a page that was left and bring it back as it was, with
 * the child on it: which record is open is not known then before the hub has said it.
 */
export function followWhileShown(
  beside: Pick<Beside, 'getState' | 'setState'>,
  follow: () => (() => void) | undefined,
  page: EventTarget,
): void {
  let stop = follow();
  let left = false;
  page.addEventListener('pagehide', (event) => {
    stop?.();
    stop = undefined;
    // What is not kept to be brought back is over, as after the person's own sign-out.
    left ||= !wasKept(event);
  });
  page.addEventListener('pageshow', (event) => {
    const { cleared, following } = beside.getState();
    if (left || !wasKept(event) || cleared === 'signed-out' || following === 'off') return;
    beside.setState({ following: 'interrupted' });
    stop = follow();
  });
}

const wasKept = (event: Event): boolean => 'persisted' in event && event.persisted === true;
