import { openChannel } from './channel.ts';
import { shakeHands, type RecordWindow } from './record-window.ts';

/** What the token answer offered. */
interface Offer {
  readonly handle: string;
  readonly origin: string;
}

/**
 * The window that the record system's page is in: the one around a frame, else the one that opened this tab (SMART Web
 * Messaging 1.0, "Request Parameters").
 */
function windowOfRecord(page: Window): Window | undefined {
  if (page.parent !== page) return page.parent;
  const opener: unknown = page.opener;
  return opener === null || opener === undefined ? undefined : (opener as Window);
}

/** Speaks to the window of the record system where it listens; undefined, and nothing more, where it does not. */
export async function connectToRecordWindow(
  page: Window,
  { handle, origin }: Offer,
  granted: readonly string[],
): Promise<RecordWindow | undefined> {
  const target = windowOfRecord(page);
  if (target === undefined) return undefined;
  const channel = openChannel({
    handle,
    origin,
    target,
    self: page,
    newId: () => crypto.randomUUID(),
    later: (run, ms) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  });
  const found = await shakeHands(channel, granted);
  if (found === undefined) channel.close();
  return found;
}
