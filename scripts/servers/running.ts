import type { Closing } from './closing.ts';
import type { Options } from './options.ts';
import type { RoundResult } from './report/report.ts';

/** A run: what is wanted of it, and where it says and keeps what it sees. */
export interface Run {
  readonly options: Options;
  readonly began: Date;
  readonly say: (line: string) => void;
  /** What was seen, as it is seen. */
  readonly results: RoundResult[];
  readonly closing: Closing;
}
