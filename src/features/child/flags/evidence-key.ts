import type { Finding } from '../../../rules/rule.ts';

/** Tells one set of evidence from another: new evidence gives another key. */
export const evidenceKey = ({ outcome }: Finding): string =>
  [...new Set(outcome.evidence.flatMap(({ sources }) => sources))].sort().join(' ');
