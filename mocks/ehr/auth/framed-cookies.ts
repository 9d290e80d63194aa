import type { ServerResponse } from 'node:http';

/**
 * The sign-in runs in a frame, and a page of another site sent the person there. A browser brings cookies along to such a
 * navigation only where they say `SameSite=None`, as those of every record system do that frames its apps.
 */
export function letCookiesIntoFrames(outgoing: ServerResponse): void {
  const setHeader = outgoing.setHeader.bind(outgoing);
  outgoing.setHeader = (name, value) =>
    setHeader(
      name,
      name.toLowerCase() === 'set-cookie' && typeof value !== 'number'
        ? [value].flat().map(forFrames)
        : value,
    );
}

const forFrames = (cookie: string): string => cookie.replace(/; *samesite=lax/i, '; SameSite=None; Secure');
