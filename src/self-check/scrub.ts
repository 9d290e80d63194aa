import type { Checked, Exchange, Outcome } from './line.ts';

const patterns: readonly (readonly [RegExp, string])[] = [
  [/\b(?:Bearer|Basic)\s+\S+/gi, '…'],
  // A JSON Web Token, whole or cut.
  [/\beyJ[A-Za-z0-9_-]{5,}(?:\.[A-Za-z0-9_-]*)*/g, '…'],
  // Ten digits as one or as 3-3-4: an NHS number, whether or not its check digit is right.
  [/\b\d{3}[\s-]?\d{3}[\s-]?\d{4}\b/g, '…'],
];

/** Shorter values are words of everyday use, and would take the report apart. */
const shortest = 4;

/**
 * The last net under a report, which is made of known words alone: whatever this run was told in confidence (tokens,
 * codes, ids of people), and whatever reads like an NHS number or a token, is taken out of every text of it.
 */
export function scrubbed(checked: readonly Checked[], secrets: ReadonlySet<string>): readonly Checked[] {
  const known = [...secrets].filter((one) => one.length >= shortest).sort((a, b) => b.length - a.length);
  const clean = (text: string): string =>
    patterns.reduce(
      (left, [pattern, instead]) => left.replace(pattern, instead),
      known.reduce((left, secret) => left.replaceAll(secret, '…'), text),
    );
  return checked.map(({ line, outcome, evidence }) => ({
    line,
    outcome: cleanOutcome(outcome, clean),
    evidence: evidence.map((one): Exchange => ({
      at: one.at,
      request: clean(one.request),
      answer: clean(one.answer),
      ...(one.body === undefined ? {} : { body: clean(one.body) }),
    })),
  }));
}

function cleanOutcome(outcome: Outcome, clean: (text: string) => string): Outcome {
  switch (outcome.status) {
    case 'pass':
      return { ...outcome, found: clean(outcome.found) };
    case 'warn':
    case 'fail':
      return { ...outcome, found: clean(outcome.found), fix: clean(outcome.fix) };
    case 'not-tried':
      return { ...outcome, why: clean(outcome.why) };
  }
}
