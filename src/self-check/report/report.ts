import type { Checked, Status } from '../line.ts';

/** How a run was made. */
type RunAs = 'command' | 'launched-app' | 'page';

/** A run as it is kept: no person and no token is in it. */
export interface Report {
  /** The FHIR base that was tried. */
  readonly base: string;
  /** Name of the issuer, where it has one here. */
  readonly name?: string;
  /** Instant at which it was begun. */
  readonly at: string;
  readonly as: RunAs;
  readonly checked: readonly Checked[];
}

export type Tally = Readonly<Record<Status, number>>;

export function tallyOf(checked: readonly Checked[]): Tally {
  const count = (status: Status) => checked.filter(({ outcome }) => outcome.status === status).length;
  return {
    fail: count('fail'),
    warn: count('warn'),
    pass: count('pass'),
    'not-tried': count('not-tried'),
  };
}

const order: readonly Status[] = ['fail', 'warn', 'not-tried', 'pass'];

/** What is amiss first; within that, in the order of the table. */
export const gravestFirst = (checked: readonly Checked[]): readonly Checked[] =>
  order.flatMap((status) => checked.filter(({ outcome }) => outcome.status === status));

/** What was found, or why nothing was: one sentence or two. */
export const saidOf = ({ outcome }: Checked): string =>
  outcome.status === 'not-tried' ? outcome.why : outcome.found;

/** A file name that says when, and nothing else. `at` is an instant. */
export const fileName = (at: string, extension: string): string =>
  `safelight-self-check-${at.slice(0, 16).replaceAll(/[:T]/g, '-')}.${extension}`;
