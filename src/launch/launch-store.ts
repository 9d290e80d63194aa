import { keepInName, takeFromName, type Named } from './frame-name.ts';

/** Where a launch can be kept while its person signs in: in one of two places, or why nowhere. */
export type Place = 'session-storage' | 'frame-name' | 'storage-blocked' | 'frame-sandboxed';

export interface LaunchStore {
  readonly read: (key: string) => string | undefined;
  /** Lasts through the sign-in page and back. */
  readonly keep: (key: string, text: string) => void;
  /** Lasts through a refresh where the browser lets it, and no longer than this page where it does not. */
  readonly hold: (key: string, text: string) => void;
  readonly remove: (key: string) => void;
}

/** What is used of a window. Reading `sessionStorage` throws where the browser keeps storage from the frame. */
export interface Frame extends Named {
  readonly origin: string;
  readonly parent: unknown;
  readonly sessionStorage: Storage;
}

const isFramed = (frame: Frame): boolean => frame.parent !== frame;

/**
 * The name of a window that is not framed is never used: whoever opens one can give it a name, and some browsers empty it
 * on the way. Only the record systems that are listed can frame this page.
 */
export function placeOf(frame: Frame): Place {
  if (storageWorks(frame)) return 'session-storage';
  if (frame.origin === 'null') return 'frame-sandboxed';
  return isFramed(frame) ? 'frame-name' : 'storage-blocked';
}

function storageWorks(frame: Frame): boolean {
  try {
    frame.sessionStorage.setItem('safelight-probe', '1');
    frame.sessionStorage.removeItem('safelight-probe');
    return true;
  } catch {
    return false;
  }
}

/** Made once for a page: whatever the last page of this app left in the frame's name is taken out of it there and then. */
export function createLaunchStore(frame: Frame): LaunchStore {
  const left = takeFromName(frame);
  return placeOf(frame) === 'session-storage' ? inSession(frame.sessionStorage) : inFrame(frame, left);
}

const inSession = (storage: Storage): LaunchStore => ({
  read: (key) => storage.getItem(key) ?? undefined,
  keep: (key, text) => storage.setItem(key, text),
  hold: (key, text) => storage.setItem(key, text),
  remove: (key) => storage.removeItem(key),
});

function inFrame(frame: Frame, left: ReadonlyMap<string, string>): LaunchStore {
  const here = new Map(placeOf(frame) === 'frame-name' ? left : []);
  const onTheWay = new Map<string, string>();
  return {
    read: (key) => here.get(key),
    keep: (key, text) => {
      here.set(key, text);
      keepInName(frame, onTheWay.set(key, text));
    },
    hold: (key, text) => void here.set(key, text),
    remove: (key) => void here.delete(key),
  };
}
