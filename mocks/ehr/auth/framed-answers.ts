import type { ServerResponse } from 'node:http';

/**
 * The sign-in runs in a frame, and a page of another site sent the person there. A browser brings cookies along to such a
 * navigation only where they say `SameSite=None`, as those of every record system do that frames its apps; and where the
 * record system's page isolates itself, every answer on the way must say that it may be loaded.
 */
export function letIntoFrames(outgoing: ServerResponse): void {
  outgoing.setHeader('cross-origin-resource-policy', 'cross-origin');
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
