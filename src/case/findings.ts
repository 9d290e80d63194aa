import { heldBy, type Instant } from '../domain/fetched.ts';
import { evaluate } from '../rules/evaluate.ts';
import { indexRecord } from '../rules/record-index.ts';
import type { RecordInput, Rule } from '../rules/rule.ts';
import type { Case } from './case.ts';
import { mergeSame } from '../rules/events/merge.ts';
import { coverageOf } from './coverage.ts';
import { triedStatuses } from '../rules/needed-searches.ts';
import { shownTo } from '../rules/shown-to.ts';

/** The rules whose flags this person's role may be shown; none before that is known. */
const rulesFor = ({ config, flagsShown }: Case): readonly Rule[] =>
  flagsShown === 'reading' ? [] : shownTo(flagsShown, config.rulePack.rules);

/**
 * What the rules say of what is known now, one finding for each rule that applies here: those of the active rules, which
 * are shown, and apart from them those of the silent ones.
 */
export function evaluateRules(state: Case, now: Instant): Pick<Case, 'findings' | 'silent' | 'rulesChecked'> {
  const record = indexRecord(recordInput(state, now), state.config.rulePack);
  const tried = evaluate(rulesFor(state), record, triedStatuses);
  const findings = tried.filter(({ rule }) => rule.status === 'active');
  const cannotTell = findings.filter(({ outcome }) => outcome.truth === 'unknown').length;
  return {
    findings,
    silent: tried.filter(({ rule }) => rule.status === 'silent'),
    rulesChecked: { total: findings.length, cannotTell },
  };
}

function recordInput(state: Case, now: Instant): RecordInput {
  const { child, household, setting, session } = state;
  const parts = [...state.parts, ...state.silentParts];
  const birthDate = heldBy(child)?.birthDate;
  return {
    events: mergeSame(parts.flatMap(({ read }) => heldBy(read) ?? [])),
    coverage: Object.fromEntries(parts.map(({ resource, read }) => [resource, coverageOf(read, now)])),
    links: { people: heldBy(household) ?? [], coverage: coverageOf(household, now) },
    ...(birthDate === undefined ? {} : { birthDate }),
    cpis: state.cpis,
    answers: state.answers,
    encounter: session.encounterId ?? '',
    ...(setting === undefined ? {} : { setting: setting.group }),
    now,
  };
}
