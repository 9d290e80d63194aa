/** What the command works with. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Ends a run that is under way: what was found by then is reported. */
  readonly stop?: AbortSignal;
}
