import type { Deps } from '../http/deps.ts';

/**
 * So many calls a minute for each caller. Counted in each process: it protects a process, and grants nothing. Callers are
 * CDS clients of the configuration, so that there are few.
 */
export function perCaller({ clock }: Pick<Deps, 'clock'>, perMinute: number) {
  let minute = 0;
  const counts = new Map<string, number>();
  return {
    allows(caller: string): boolean {
      const now = Math.floor(clock().getTime() / 60_000);
      if (now !== minute) {
        minute = now;
        counts.clear();
      }
      const count = (counts.get(caller) ?? 0) + 1;
      counts.set(caller, count);
      return count <= perMinute;
    },
  };
}
