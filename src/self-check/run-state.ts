import { Stopped, type Bench } from './bench.ts';
import type { SelfCheckInput } from './input.ts';
import type { Ground, Line } from './line.ts';
import { notMet, waitsFor, type Verdict, type Verdicts } from './verdict.ts';

/** Everything that is known while a run goes on. */
export interface Run {
  readonly input: SelfCheckInput;
  readonly bench: Bench;
  readonly lines: readonly Line[];
  readonly verdicts: Map<string, Verdict>;
  /** Why lines of a ground could not be tried. */
  readonly missing: Map<Ground, Verdict>;
  /** What is being tried, the last of it last. */
  readonly steps: string[];
}

/** Types that are searched whatever the rules say: the household, what stands in the record already, the team. */
const alsoSearched: readonly string[] = ['RelatedPerson', 'Flag', 'CareTeam'];

export const searchesOf = ({ searches }: Pick<SelfCheckInput, 'searches'>): SelfCheckInput['searches'] => [
  ...searches,
  ...alsoSearched
    .filter((type) => !searches.some(({ resource }) => resource === type))
    .map((resource) => ({ resource })),
];

export const note = (run: Run, verdicts: Verdicts): void => {
  for (const [key, verdict] of Object.entries(verdicts)) run.verdicts.set(key, verdict);
};

export const trying = ({ input, verdicts, lines, steps }: Run, what: string): void => {
  steps.push(what);
  input.onProgress?.({ done: verdicts.size, of: lines.length, trying: what });
};

/** The line that says why a scope is missing: its notation or its letters, where they are amiss for all of them. */
export const ungrantedBy = ({ verdicts }: Run): string =>
  ['scope-version', 'scope-letters'].find((key) => verdicts.get(key)?.is === 'not-met') ?? 'scope-granted';

/**
 * Runs one probe. Whatever a server sends, the run goes on: an answer that no reader could foresee is what was found of
 * the probe's first line, and the lines that belong to it wait for that.
 */
export async function attempt<T>(
  run: Run,
  main: string,
  belongs: (key: string) => boolean,
  probe: () => T | Promise<T>,
): Promise<T | undefined> {
  try {
    return await probe();
  } catch (error) {
    if (error instanceof Stopped) throw error;
    const last = run.bench.last();
    for (const { key } of run.lines)
      if (key !== main && belongs(key) && !run.verdicts.has(key))
        run.verdicts.set(key, waitsFor(main, 'There was no answer that could be looked at.'));
    note(run, {
      [main]: notMet(
        'The answer is put together in a way that cannot be read.',
        ...(last === undefined ? [] : [last]),
      ),
    });
    return undefined;
  }
}
