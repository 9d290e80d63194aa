import type { Acknowledgement } from '../api/acknowledgements.ts';
import { evidenceKey, evidencePieces } from '../rules/digest.ts';
import type { Finding } from '../rules/rule.ts';

/** Whether somebody has seen a flag: nobody, somebody for whom it is quiet now, or somebody whose time is over. */
export type Seen =
  { readonly state: 'new' } | { readonly state: 'quiet' | 'over'; readonly by: Acknowledgement };

const majorOf = (version: string): string | undefined => version.split('.')[0];

/** Nothing in the finding that was not seen then. */
function nothingNew(finding: Finding, { evidence, pieces }: Acknowledgement): boolean {
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
export function seenOf(finding: Finding, acknowledgements: readonly Acknowledgement[], now: number): Seen {
  const { id, version } = finding.rule;
  const last = acknowledgements
    .filter((one) => one.rule === id && majorOf(one.version) === majorOf(version) && nothingNew(finding, one))
    .toSorted((a, b) => Date.parse(b.until) - Date.parse(a.until))[0];
  if (last === undefined) return { state: 'new' };
  return { state: Date.parse(last.until) > now ? 'quiet' : 'over', by: last };
}
