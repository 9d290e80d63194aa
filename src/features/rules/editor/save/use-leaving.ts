import { useEffect, useState } from 'react';

/** Where somebody wants to go while something is not saved. */
export type Leaving = () => void;

/**
 * Asks before a link of the page leads away from what is not saved. Answers what was asked for, to be done or not. The
 * browser's own question, which cannot say what happens to the text, is kept for closing the tab.
 */
export function useLeaving(unsaved: boolean): {
  readonly leaving: Leaving | undefined;
  readonly ask: (go: Leaving) => void;
  readonly stay: () => void;
} {
  const [leaving, setLeaving] = useState<Leaving>();
  const ask = (go: Leaving) => (unsaved ? setLeaving(() => go) : go());
  useEffect(() => {
    if (!unsaved) return undefined;
    const followed = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
      const address = link?.getAttribute('href');
      if (address == null || address === window.location.hash) return;
      event.preventDefault();
      event.stopPropagation();
      setLeaving(() => () => {
        window.location.hash = address;
      });
    };
    document.addEventListener('click', followed, true);
    return () => document.removeEventListener('click', followed, true);
  }, [unsaved]);
  return { leaving: unsaved ? leaving : undefined, ask, stay: () => setLeaving(undefined) };
}
