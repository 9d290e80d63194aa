import { useCallback, useSyncExternalStore } from 'react';

/** From this width on, in CSS pixels, the screen is a page; below it a panel. The same as in `css/`. */
const page = 900;

/** Whether there is room for so many CSS pixels, or for a page. */
export function useWide(atLeast: number = page): boolean {
  const query = `(min-width: ${atLeast}px)`;
  const subscribe = useCallback(
    (changed: () => void): (() => void) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}
