import type { Renewal } from './renewal.ts';

/** What there is to say of a sign-in's end. */
export type SignInEnd =
  | { readonly state: 'holds' }
  /** It cannot be renewed, or could not be so far. `at`: milliseconds since 1970. */
  | { readonly state: 'ends'; readonly at: number }
  | { readonly state: 'ended' };

/** Timers of the page, and its clock. */
export interface Timers {
  readonly now: () => number;
  readonly after: (ms: number, act: () => void) => () => void;
}

/** How long before its end a person is told of it, where nothing can be done about it. */
const toldAheadMs = 10 * 60_000;

const mostAheadMs = 120_000;
const betweenTriesMs = 20_000;
const mostTriesAfterEnd = 3;
/** A timer runs late in a page that is not looked at, and stands still in a computer that sleeps. */
const mostMs = 60_000;

/**
 * Renews the token for as long as the page is open, well before it ends, and tells what is to be said of its end whenever
 * that changes. Answers `look`, for when the page is looked at again, and `stop`.
 */
export function keepAlive(
  { ifNeeded, life }: Pick<Renewal, 'ifNeeded' | 'life'>,
  tell: (end: SignInEnd) => void,
  { now, after }: Timers,
): { readonly look: () => void; readonly stop: () => void } {
  let stopTimer = (): void => undefined;
  let stopped = false;
  let triesAfterEnd = 0;
  let said = '';
  const say = (end: SignInEnd): void => {
    if (JSON.stringify(end) === said) return;
    said = JSON.stringify(end);
    tell(end);
  };
  const again = (ms: number): void => {
    if (!stopped) stopTimer = after(Math.min(Math.max(ms, 250), mostMs), look);
  };

  const look = (): void => {
    stopTimer();
    if (stopped) return;
    const { endsAt, lasts, canRenew } = life();
    const left = endsAt - now();
    const ahead = Math.min(mostAheadMs, lasts / 4);
    if (canRenew && left <= ahead) {
      void ifNeeded(ahead).then(() => renewed(endsAt));
      return;
    }
    if (left <= 0) {
      say({ state: 'ended' });
      return;
    }
    if (canRenew) {
      say({ state: 'holds' });
      again(left - ahead);
      return;
    }
    say(left <= toldAheadMs ? { state: 'ends', at: endsAt } : { state: 'holds' });
    again(left > toldAheadMs ? left - toldAheadMs : left);
  };

  /** After a try: the next one is not at once, and what is left is said meanwhile. */
  const renewed = (before: number): void => {
    if (stopped) return;
    const { endsAt, canRenew } = life();
    if (endsAt > before || !canRenew) {
      look();
      return;
    }
    const left = endsAt - now();
    if (left > 0) {
      say({ state: 'ends', at: endsAt });
      again(Math.min(betweenTriesMs, left));
    } else if (++triesAfterEnd < mostTriesAfterEnd) {
      // A computer that wakes up has no network yet.
      again(betweenTriesMs);
    } else {
      say({ state: 'ended' });
    }
  };

  look();
  return {
    look,
    stop: () => {
      stopped = true;
      stopTimer();
    },
  };
}
