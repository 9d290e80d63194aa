import type { Passing } from './pretend-nhs.ts';

/** A moment that is held while the gate is shut. */
export interface Gate {
  readonly passing: Passing;
  readonly shut: () => void;
  readonly open: () => void;
  /** How many wait before it. */
  readonly held: () => number;
}

export function gateAt(name: string): Gate {
  let isShut = false;
  let held: (() => void)[] = [];
  return {
    passing: (moment) =>
      moment === name && isShut ? new Promise((resolve) => held.push(() => resolve(true))) : true,
    shut() {
      isShut = true;
    },
    open() {
      isShut = false;
      held.forEach((pass) => pass());
      held = [];
    },
    held: () => held.length,
  };
}
