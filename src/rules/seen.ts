import { evidenceKey, evidencePieces } from './digest.ts';
import type { Finding } from './rule.ts';

/** What somebody said of a flag that they saw, as far as it decides whether the flag is quiet. */
interface Acknowledged {
  readonly rule: string;
  readonly version: string;
  /** Keys of the evidence seen, as a whole and piece by piece. */
  readonly evidence: string;
  readonly pieces?: readonly string[] | undefined;
  /** Instant from which it is loud again. */
  readonly until: string;
}

/** Whether somebody has seen a flag: nobody, somebody for whom it is quiet now, or somebody whose time is over. */
type Seen<A extends Acknowledged> =
  { readonly state: 'new' } | { readonly state: 'quiet' | 'over'; readonly by: A };

const majorOf = (version: string): string | undefined => version.split('.')[0];

/** Nothing in the finding that was not seen then. */
function nothingNew(finding: Finding, { evidence, pieces }: Acknowledged): boolean {
  if (evidence === evidenceKey(finding)) return true;
  const now = evidencePieces(finding);
  return now.length > 0 && now.every((piece) => pieces?.includes(piece) === true);
}

/**
 * A flag is quiet until something new is found, or until the time that was chosen is over (`now` in milliseconds since
 * 1970). Something new is any piece of evidence that was not among those seen. Less than was seen is not: an entry that
 * was made in error, or an attendance that has grown older than the rule looks back, would bring back a flag of which
 * everything left is known. Where nothing is left that could be compared, only the very same evidence counts.
 *
 * It is for one major version of the rule. A minor or patch version looks for the same in the same children with the same
 * severity, so what was said of its evidence still holds; a major one asks another question.
 */
export function seenOf<A extends Acknowledged>(
  finding: Finding,
  acknowledgements: readonly A[],
  now: number,
): Seen<A> {
  const { id, version } = finding.rule;
  const last = acknowledgements
    .filter((one) => one.rule === id && majorOf(one.version) === majorOf(version) && nothingNew(finding, one))
    .toSorted((a, b) => Date.parse(b.until) - Date.parse(a.until))[0];
  if (last === undefined) return { state: 'new' };
  return { state: Date.parse(last.until) > now ? 'quiet' : 'over', by: last };
}
