import type { Exchange, Line, Outcome } from './line.ts';

/** What a probe says of one line. How grave "not met" is, is the line's own. */
export type Verdict =
  | { readonly is: 'met'; readonly found: string; readonly evidence: readonly Exchange[] }
  | {
      readonly is: 'not-met';
      readonly found: string;
      readonly fix?: string;
      readonly evidence: readonly Exchange[];
    }
  | {
      readonly is: 'not-tried';
      readonly why: string;
      readonly because?: string;
      readonly evidence: readonly Exchange[];
    };

/** Verdicts by the keys of their lines. */
export type Verdicts = Readonly<Record<string, Verdict>>;

export const met = (found: string, ...evidence: readonly Exchange[]): Verdict => ({
  is: 'met',
  found,
  evidence,
});

export const notMet = (found: string, ...evidence: readonly Exchange[]): Verdict => ({
  is: 'not-met',
  found,
  evidence,
});

/** Not met, with a fix that fits what was found better than the line's own. */
export const notMetSo = (found: string, fix: string, ...evidence: readonly Exchange[]): Verdict => ({
  is: 'not-met',
  found,
  fix,
  evidence,
});

export const notTried = (why: string, ...evidence: readonly Exchange[]): Verdict => ({
  is: 'not-tried',
  why,
  evidence,
});

/** Not tried because another line is not met. */
export const waitsFor = (because: string, why: string, ...evidence: readonly Exchange[]): Verdict => ({
  is: 'not-tried',
  why,
  because,
  evidence,
});

/** A condition as a verdict. */
export const judged = (
  is: boolean,
  found: string,
  otherwise: string,
  ...evidence: readonly Exchange[]
): Verdict => (is ? met(found, ...evidence) : notMet(otherwise, ...evidence));

export function outcomeOf(line: Line, verdict: Verdict): Outcome {
  switch (verdict.is) {
    case 'met':
      return { status: 'pass', found: verdict.found };
    case 'not-met':
      return { status: line.severity, found: verdict.found, fix: verdict.fix ?? line.fix };
    case 'not-tried':
      return {
        status: 'not-tried',
        why: verdict.why,
        ...(verdict.because === undefined ? {} : { because: verdict.because }),
      };
  }
}
