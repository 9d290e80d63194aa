import { useEffect, useState } from 'react';

/** Milliseconds since 1970. Passed in where a test or a story needs another day. */
export type Clock = () => number;

/** The time on this screen, moved on every `everyMs` while it is shown. */
export function useNow(clock: Clock, everyMs: number): number {
  const [now, setNow] = useState(clock);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock()), everyMs);
    return () => clearInterval(timer);
  }, [clock, everyMs]);
  return now;
}
