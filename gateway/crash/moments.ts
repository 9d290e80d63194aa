/** Told of a moment before it passes; false holds it for ever. */
export type Happened = (moment: string) => boolean;

/** The moments of one process's work, in order, and which of them is its last. */
export interface Moments {
  readonly happened: Happened;
  /** Counts from here on; `end` is called at the moment with that number, which does not pass, nor any after it. */
  readonly arm: (last?: { readonly number: number; readonly end: () => void }) => void;
  /** What has passed since, or was about to. */
  readonly seen: () => readonly string[];
}

export function moments(): Moments {
  let armed = false;
  let over = false;
  let seen: string[] = [];
  let last: { readonly number: number; readonly end: () => void } | undefined;
  return {
    happened(moment) {
      if (over) return false;
      if (!armed) return true;
      seen.push(moment);
      if (last === undefined || seen.length - 1 < last.number) return true;
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

/**
 * The numbers of the moments that leave different things behind. That a statement was answered and that the next one was
 * sent are the same to the database, and so is the sending of anything else that follows: the first of them stands for
 * both.
 */
export const distinct = (seen: readonly string[]): readonly number[] =>
  seen.flatMap((moment, i) =>
    moment.endsWith(' sent') && seen[i - 1]?.endsWith(' answered') === true && !/^[A-Z]/.test(moment)
      ? []
      : [i],
  );
