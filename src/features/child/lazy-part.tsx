import { lazy } from 'react';
import type { ComponentType } from 'react';

/** A form that is fetched when it is first wanted. When it does not arrive, that is said in its place. */
export function lazyPart<P extends object>(load: () => Promise<ComponentType<P>>, failed: string) {
  const NotLoaded = () => <p role="alert">{failed}</p>;
  const loaded = () => load().catch((): ComponentType<P> => NotLoaded);
  return {
    Part: lazy(() => loaded().then((part) => ({ default: part }))),
    /** Fetches it ahead, so that it is there when the service is not. */
    preload: () => void loaded(),
  };
}
