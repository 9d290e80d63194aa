import type { Instant } from '../domain/fetched.ts';

const minute = 60_000;
const hour = 60 * minute;

/** How long ago, as a clock that runs: "just now", "12 minutes ago", "3 h 5 min ago". `now` in milliseconds since 1970. */
export function agoWords(instant: Instant, now: number): string {
  const ms = now - Date.parse(instant);
  if (ms < minute) return 'just now';
  const minutes = Math.floor(ms / minute);
  if (ms < hour) return minutes === 1 ? '1 minute ago' : `${minutes} minutes ago`;
  const hours = Math.floor(ms / hour);
  if (hours < 24) return `${hours} h ${minutes % 60} min ago`;
  const days = Math.floor(hours / 24);
  return days === 1 ? '1 day ago' : `${days} days ago`;
}
