import { heldBy, type Instant } from '../domain/fetched.ts';
import type { RulePack } from '../config/page-config.ts';
import { evaluate } from '../rules/evaluate.ts';
import { indexRecord } from '../rules/record-index.ts';
import { dataNeeds } from '../rules/needs.ts';
import type { Search } from '../fhir/search.ts';
import type { RecordInput } from '../rules/rule.ts';
import type { Case } from './case.ts';
import { mergeSame } from '../rules/events/merge.ts';
import { coverageOf } from './coverage.ts';

/** Characters of codes above which a search is not narrowed: addresses much longer than this are cut by some servers. */
const longestCodes = 3_000;

/**
 * One search per resource type that the active rules need. Only observations are narrowed by code: they are always
 * coded and there may be thousands. Everything else is read whole, because an entry in words alone has no code to be
 * found by.
 */
export function neededSearches({ rules, eventKinds, codeSets }: RulePack): readonly Search[] {
  return dataNeeds(rules, eventKinds)
    .filter(({ resource }) => resource !== 'RelatedPerson')
    .map(({ resource, codeSets: wanted }) => {
      const codes = codeSets
        .filter(({ id }) => wanted?.includes(id))
        .flatMap(({ concepts }) => concepts.map(({ code }) => code));
      const narrowed = resource === 'Observation' && codes.length > 0 && codes.join().length <= longestCodes;
      return { resource, ...(narrowed ? { codes } : {}) };
    });
}

/** What the rules say of what is known now: one finding for each rule that applies here. */
export function evaluateRules(state: Case, now: Instant): Pick<Case, 'findings' | 'rulesChecked'> {
  const { rulePack } = state.config;
  const findings = evaluate(rulePack.rules, indexRecord(recordInput(state, now), rulePack));
  const cannotTell = findings.filter(({ outcome }) => outcome.truth === 'unknown').length;
  return { findings, rulesChecked: { total: findings.length, cannotTell } };
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
