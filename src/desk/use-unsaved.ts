import { useEffect } from 'react';

/**
 * While something is not saved, closing the tab or reloading asks first. The question is the browser's own: no page can
 * put it in other words. Without anything unsaved nothing listens, so that the browser may keep the page for "back".
 */
export function useUnsaved(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
}
