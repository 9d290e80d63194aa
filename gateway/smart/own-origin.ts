import type { Context } from 'hono';

/**
 * The origin that the page was served from, as this request names it, for a deployment that does not say it
 * (`SAFELIGHT_PUBLIC_URL`). It decides nothing alone: the EHR compares the redirect address with the one that the code was
 * given for.
 */
export function originOf(c: Context): string {
  const url = new URL(c.req.url);
  const forwarded = c.req.header('x-forwarded-proto')?.split(',')[0]?.trim();
  const protocol = forwarded === 'https' || forwarded === 'http' ? `${forwarded}:` : url.protocol;
  return `${protocol}//${url.host}`;
}
