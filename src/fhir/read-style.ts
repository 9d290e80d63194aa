import { readUpTo } from './read-up-to.ts';

const styleMs = 4_000;
const mostBytes = 16_384;

/**
 * Reads a record system's style. Nothing where it is slow, large, not JSON or elsewhere by a redirect: a page without it
 * is whole. Asked without the launch's token, once. `url` must be of an origin that belongs to the record system.
 */
export async function readStyle(url: string): Promise<unknown> {
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json' },
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(styleMs),
    });
    if (!response.ok) return undefined;
    const text = await readUpTo(response, mostBytes);
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}
