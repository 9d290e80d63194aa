import type { Acknowledgement } from '../../../api/acknowledgements.ts';
import { seenOf } from '../../../rules/seen.ts';
import { heldBy } from '../../../domain/fetched.ts';
import type { Finding, Severity } from '../../../rules/rule.ts';
import { useNow } from '../../../ui/use-now.ts';
import { useCase, useClock } from '../use-case.ts';

const order: Record<Severity, number> = { high: 0, medium: 1, low: 2 };

const newest = ({ outcome }: Finding): number =>
  outcome.evidence.reduce((latest, { when }) => Math.max(latest, when?.to ?? 0), 0);

/** Rules that match, the gravest and then the newest first. What CP-IS alone decides, its own card says. */
export const redFlags = (findings: readonly Finding[]): readonly Finding[] =>
  findings
    .filter(({ outcome, shownBy }) => outcome.truth === 'yes' && shownBy === 'red-flags')
    .sort((a, b) => order[a.rule.severity] - order[b.rule.severity] || newest(b) - newest(a));

/** A flag that nobody has seen, or that was seen and whose time is over. */
interface Loud {
  readonly finding: Finding;
  readonly over?: Acknowledgement;
}

/** A flag that is quiet, and who saw it. */
interface Quiet {
  readonly finding: Finding;
  readonly seen: Acknowledgement;
}

/** The flags of this record as they stand now. Only those in `interrupting` open by themselves and are announced. */
export interface Flags {
  readonly interrupting: readonly Loud[];
  readonly listed: readonly Loud[];
  readonly quiet: readonly Quiet[];
}

export function useFlags(): Flags {
  const findings = useCase((state) => state.findings);
  const acknowledgements = useCase((state) => state.acknowledgements);
  const now = useNow(useClock(), 60_000);
  const known = heldBy(acknowledgements) ?? [];
  const loud: Loud[] = [];
  const quiet: Quiet[] = [];
  for (const finding of redFlags(findings)) {
    const seen = seenOf(finding, known, now);
    if (seen.state === 'quiet') quiet.push({ finding, seen: seen.by });
    else loud.push({ finding, ...(seen.state === 'over' ? { over: seen.by } : {}) });
  }
  return {
    interrupting: loud.filter(({ finding }) => finding.rule.severity === 'high'),
    listed: loud.filter(({ finding }) => finding.rule.severity !== 'high'),
    quiet,
  };
}
