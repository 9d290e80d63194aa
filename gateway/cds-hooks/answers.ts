import type { RulePack } from '../../src/config/page-config.ts';
import type { RedFlagsShown } from '../../src/api/sessions.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { triedStatuses } from '../../src/rules/needed-searches.ts';
import { indexRecord } from '../../src/rules/record-index.ts';
import type { Finding, RecordInput } from '../../src/rules/rule.ts';
import { seenOf } from '../../src/rules/seen.ts';
import { shownTo } from '../../src/rules/shown-to.ts';

/** What the rules say of a record to somebody. */
export interface Answers {
  /** What every rule that was tried answered, the silent ones too: for the figures. */
  readonly tried: readonly Finding[];
  /** Active rules that match, nobody has said to have seen, and that this person is shown; the gravest first. */
  readonly alerts: readonly Finding[];
  /** Active rules of theirs that cannot be answered, because a part of the record was not read or does not say enough. */
  readonly notRead: readonly Finding[];
}

type Acknowledgements = Parameters<typeof seenOf>[1];

/** Evaluates the rules in force. `cpis`: whether what CP-IS alone decides is among the alerts. */
export function answersOf(
  pack: RulePack,
  input: RecordInput,
  shown: {
    readonly redFlags: RedFlagsShown;
    readonly cpis: boolean;
    readonly acknowledgements: Acknowledgements;
  },
): Answers {
  const tried = evaluate(shownTo(shown.redFlags, pack.rules), indexRecord(input, pack), triedStatuses);
  const active = tried.filter(({ rule }) => rule.status === 'active');
  const loud = (finding: Finding): boolean =>
    seenOf(finding, shown.acknowledgements, Date.parse(input.now)).state !== 'quiet';
  return {
    tried,
    alerts: active.filter(
      (finding) =>
        finding.outcome.truth === 'yes' && (shown.cpis || finding.shownBy === 'red-flags') && loud(finding),
    ),
    notRead: active.filter(
      ({ outcome }) =>
        outcome.truth === 'unknown' &&
        // What CP-IS says and what a person is asked is of the app; everything else is of the record.
        outcome.missing.some(({ kind }) => kind !== 'cpis' && kind !== 'ask'),
    ),
  };
}
