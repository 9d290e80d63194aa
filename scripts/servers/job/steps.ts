import type { Outcome, StepResult } from '../report/report.ts';

const why = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error))
    // Colours of the test library.
    .replace(/\u001b\[\d+m/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, 6)
    .join(' ')
    .slice(0, 600);

/** A step that cannot be run here, with the reason; it is neither passed nor failed. */
export class NotRun extends Error {}

/** The steps of one round, in the order in which they are taken. */
export class Steps {
  readonly results: StepResult[] = [];
  readonly #say: (line: string) => void;

  constructor(say: (line: string) => void) {
    this.#say = say;
  }

  /**
   * Takes a step. `needs`: steps without which it says nothing; where one did not pass, this is not run. `run` answers
   * what was seen, and throws what was wrong.
   */
  async take(id: string, title: string, needs: readonly string[], run: () => Promise<string>): Promise<void> {
    const began = Date.now();
    const outcome = await this.#outcome(needs, run);
    const seconds = (Date.now() - began) / 1000;
    this.results.push({ id, title, outcome, seconds });
    this.#say(`${outcome.state}: ${title}: ${outcome.state === 'passed' ? outcome.seen : outcome.why}`);
  }

  async #outcome(needs: readonly string[], run: () => Promise<string>): Promise<Outcome> {
    const missing = this.results.find((one) => needs.includes(one.id) && one.outcome.state !== 'passed');
    if (missing !== undefined)
      return { state: 'not-run', why: `it needs "${missing.title}", which did not pass` };
    try {
      return { state: 'passed', seen: await run() };
    } catch (error) {
      return error instanceof NotRun
        ? { state: 'not-run', why: error.message }
        : { state: 'failed', why: why(error) };
    }
  }
}

/** Throws, in words, unless something is so. */
export function must(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}
