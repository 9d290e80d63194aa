import { useSyncExternalStore } from 'react';

/** From this width on the screen is a page; below it a panel. The same as in `css/`. */
const page = '(min-width: 900px)';

const subscribe = (changed: () => void): (() => void) => {
  const query = window.matchMedia(page);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
};

/** Whether there is room for a page. */
export const useWide = (): boolean => useSyncExternalStore(subscribe, () => window.matchMedia(page).matches);
