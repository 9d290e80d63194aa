/** Told of a moment before it passes; false holds it for ever. */
export type Happened = (moment: string) => boolean;

/** One moment among others of its name: the first `commit sent` is `{ name: 'commit sent', time: 1 }`. */
export interface Moment {
  readonly name: string;
  readonly time: number;
}

/** The moments of one process's work, in order, and which of them is its last. */
export interface Moments {
  readonly happened: Happened;
  /** Counts from here on; `end` is called at `at`, which does not pass, nor anything after it. */
  readonly arm: (last?: { readonly at: Moment; readonly end: () => void }) => void;
  /** What has passed since, or was about to. */
  readonly seen: () => readonly string[];
}

export function moments(): Moments {
  let armed = false;
  let over = false;
  let seen: string[] = [];
  let last: Parameters<Moments['arm']>[0];
  return {
    happened(moment) {
      if (over) return false;
      if (!armed) return true;
      seen.push(moment);
      if (last?.at.name !== moment || timesIn(seen, moment) < last.at.time) return true;
      over = true;
      last.end();
      return false;
    },
    arm(to) {
      [armed, over, seen, last] = [true, false, [], to];
    },
    seen: () => seen,
  };
}

const timesIn = (seen: readonly string[], name: string): number =>
  seen.filter((moment) => moment === name).length;

/**
 * The moments that leave different things behind. That a statement was answered and that the next one was
 * sent are the same to the database, and so is the sending of anything else that follows: the first of them stands for
 * both.
 */
export const distinct = (seen: readonly string[]): readonly Moment[] =>
  seen.flatMap((name, i) =>
    name.endsWith(' sent') && seen[i - 1]?.endsWith(' answered') === true && !/^[A-Z]/.test(name)
      ? []
      : [{ name, time: timesIn(seen.slice(0, i + 1), name) }],
  );
