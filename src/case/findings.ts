import { heldBy, type Instant } from '../domain/fetched.ts';
import type { RulePack } from '../config/page-config.ts';
import type { RecordInput } from '../rules/rule.ts';
import type { Case } from './case.ts';
import { mergeSame } from '../rules/events/merge.ts';
import { coverageOf } from './coverage.ts';

/** The resource types that the active rules and the chronology need, each searched once. */
export function neededResources(pack: RulePack): readonly string[] {
  return [...new Set(pack.eventKinds.flatMap(({ from }) => from.map(({ resource }) => resource)))];
}

/** What the rules say of what is known now. */
export function evaluateRules(state: Case, now: Instant): Pick<Case, 'findings' | 'rulesChecked'> {
  recordInput(state, now);
  return { findings: [], rulesChecked: { total: 0, cannotTell: 0 } };
}

function recordInput(state: Case, now: Instant): RecordInput {
  const { child, parts, household, setting, session } = state;
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
