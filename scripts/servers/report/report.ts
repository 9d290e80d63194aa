import { unreachable } from '../../../src/domain/result.ts';

/** How a step went. `seen`: what shows that it passed. */
export type Outcome =
  | { readonly state: 'passed'; readonly seen: string }
  | { readonly state: 'failed'; readonly why: string }
  | { readonly state: 'not-run'; readonly why: string };

export interface StepResult {
  /** Names the step in every round. */
  readonly id: string;
  readonly title: string;
  readonly outcome: Outcome;
  readonly seconds: number;
}

/** A server that took part, or was to. */
interface ServerUsed {
  readonly name: string;
  readonly version: string;
}

/** The main job once, against one FHIR server behind one sign-in; or what was asked of the server by itself. */
export interface RoundResult {
  readonly id: string;
  readonly fhir: ServerUsed;
  /** Absent where nobody signs in: the server itself is asked. */
  readonly signIn?: ServerUsed;
  /** E.g. "public client, transaction". */
  readonly how: string;
  readonly steps: readonly StepResult[];
}

export interface Report {
  /** Instant at which the run began. */
  readonly began: string;
  /** What it ran on: Node, Java, browser. */
  readonly on: Readonly<Record<string, string>>;
  readonly rounds: readonly RoundResult[];
}

const all = ({ rounds }: Report): readonly StepResult[] => rounds.flatMap(({ steps }) => steps);

const count = (report: Report, state: Outcome['state']): number =>
  all(report).filter(({ outcome }) => outcome.state === state).length;

/** 1 where a step failed; 0 otherwise, even where nothing could be run: that is said, and is no failure of Safelight's. */
export const exitCode = (report: Report): 0 | 1 => (count(report, 'failed') > 0 ? 1 : 0);

/** One word for a state, as wide as the others. */
export function wordOf({ state }: Outcome): string {
  switch (state) {
    case 'passed':
      return 'passed ';
    case 'failed':
      return 'FAILED ';
    case 'not-run':
      return 'not run';
    default:
      return unreachable(state);
  }
}

const detail = (outcome: Outcome): string => (outcome.state === 'passed' ? outcome.seen : outcome.why);

const named = ({ name, version }: ServerUsed): string => `${name} ${version}`.trim();

/** The heading of a round, alike in the log and in the table. */
export const roundTitle = ({ fhir, signIn, how }: RoundResult): string =>
  `${named(fhir)}, ${signIn === undefined ? 'by itself' : `signed in to by ${named(signIn)}`}: ${how}`;

/** The last line of a log: what was run and how it went. */
export const closingLine = (report: Report): string =>
  `${count(report, 'passed')} passed, ${count(report, 'failed')} failed, ${count(report, 'not-run')} not run`;

/** The log, for people. */
export function logText(report: Report): string {
  const on = Object.entries(report.on).map(([what, version]) => `${what} ${version}`);
  const rounds = report.rounds.map((round) =>
    [
      roundTitle(round),
      ...round.steps.map(
        ({ title, outcome, seconds }) =>
          `  ${wordOf(outcome)}  ${title} (${seconds.toFixed(1)} s)${detail(outcome) === '' ? '' : `: ${detail(outcome)}`}`,
      ),
    ].join('\n'),
  );
  return [`Real servers, ${report.began}`, on.join(', '), '', ...rounds, '', closingLine(report)].join('\n');
}
