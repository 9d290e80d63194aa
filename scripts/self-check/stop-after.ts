/** The time of a run: it stands still while a person signs in. */
export interface RunClock {
  readonly signal: AbortSignal;
  /** Gives the whole time, from now on. */
  readonly start: () => void;
  readonly halt: () => void;
}

/** A signal that ends a run after this many milliseconds, or when `by` does. */
export function stopAfter(limitMs: number, by?: AbortSignal): RunClock {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const halt = () => clearTimeout(timer);
  return {
    signal: by === undefined ? controller.signal : AbortSignal.any([controller.signal, by]),
    start: () => {
      halt();
      timer = setTimeout(() => controller.abort(), limitMs);
    },
    halt,
  };
}
