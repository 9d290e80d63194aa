import * as v from 'valibot';
import { ImportRules } from '../../src/api/rules.ts';
import { fail, succeed, unreachable, type Result } from '../../src/domain/result.ts';
import { fromPlanDefinition, type PlanRefusal } from '../../src/rules/export/from-plan-definition.ts';
import { toPlanDefinition } from '../../src/rules/export/to-plan-definition.ts';
import { codeSetsOf } from '../../src/rules/life-cycle/pins.ts';
import type { Problem } from '../../src/rules/validate/problem.ts';
import type { CodeSources } from '../config/code-sources.ts';
import type { StoredVersion } from '../store/rule-versions.ts';
import { ruleOf, type Book } from './book.ts';
import { foremost } from './shape.ts';
import { sourced } from './sourced.ts';

/** What a transfer carries. */
interface Carried {
  readonly rules: readonly object[];
  /** Test children that come with them. */
  readonly children: readonly unknown[];
}

/** The version of each rule that stands for it, of one rule or of all that are not retired. */
export function leaving(book: Book, rule: string | undefined): readonly StoredVersion[] {
  const ids = [...new Set(book.rules.map(({ id }) => id))];
  return ids
    .filter((id) => rule === undefined || id === rule)
    .flatMap((id) => foremost(book.rules.filter((version) => version.id === id)) ?? [])
    .filter(({ status }) => rule !== undefined || status !== 'retired');
}

const idOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;

/** Rules as our own JSON, with the code sets and test children that they need. */
export function asJson(book: Book, versions: readonly StoredVersion[], sources: CodeSources, at: Date) {
  const rules = versions.map(ruleOf);
  const sets = new Set(rules.flatMap((rule) => [...codeSetsOf(rule, book.vocabulary)]));
  const children = new Set<unknown>(rules.flatMap(({ tests }) => tests.map(({ child }) => child)));
  return {
    safelight: 'rules',
    exportedAt: at.toISOString(),
    rules,
    codeSets: book.vocabulary.codeSets.filter(({ id }) => sets.has(id)).map((set) => sourced(set, sources)),
    children: book.childrenJson.filter((child) => children.has(idOf(child))),
  };
}

/** Rules as PlanDefinitions: one as it is, several in a Bundle. */
export function asPlans(
  book: Book,
  versions: readonly StoredVersion[],
): fhir4.PlanDefinition | fhir4.Bundle<fhir4.PlanDefinition> {
  const plans = versions.map((version) => toPlanDefinition(ruleOf(version), book.vocabulary));
  const [only, ...others] = plans;
  if (only !== undefined && others.length === 0) return only;
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: plans.map((resource) => ({ resource })),
  };
}

function planProblems(refused: PlanRefusal, at: string): readonly Problem[] {
  const one = (message: string, fix: string): readonly Problem[] => [
    { path: `${at}.${refused.element}`, message, fix },
  ];
  switch (refused.reason) {
    case 'not-a-plan-definition':
      return one('It is no PlanDefinition.', 'Give one that was exported from here.');
    case 'no-rule-inside':
      return one('It holds no rule that can be read back.', 'Give one that was exported from here.');
    case 'not-json':
      return one('The rule in it cannot be read.', 'Export it again.');
    case 'rule-refused':
      return refused.problems.map((problem) => ({ ...problem, path: `${at}.${problem.path}` }));
    case 'differs-from-its-rule':
      return one(
        'It was changed after it was exported: it no longer says what its rule does.',
        'Export it again.',
      );
    default:
      return unreachable(refused);
  }
}

const Entries = v.object({ entry: v.optional(v.array(v.object({ resource: v.unknown() })), []) });
const Own = v.object({ children: v.optional(v.array(v.unknown()), []) });

/** What came in, as rules; or everything that is wrong with it, by its place. Each rule is checked when it is written. */
export function carriedBy(
  given: v.InferOutput<typeof ImportRules>,
  book: Book,
): Result<Carried, readonly Problem[]> {
  if ('rules' in given && Array.isArray(given.rules)) {
    const own = v.safeParse(Own, given);
    return succeed({
      rules: given.rules as readonly object[],
      children: own.success ? own.output.children : [],
    });
  }
  const bundle = v.safeParse(Entries, given);
  const plans: readonly unknown[] =
    given['resourceType'] === 'Bundle' && bundle.success
      ? bundle.output.entry.map(({ resource }) => resource)
      : [given];
  const read = plans.map((plan) => fromPlanDefinition(plan, book.vocabulary));
  const problems = read.flatMap((one, i) => (one.ok ? [] : planProblems(one.failure, `rules[${i}]`)));
  if (problems.length > 0) return fail(problems);
  return succeed({ rules: read.flatMap((one) => (one.ok ? [one.value.rule] : [])), children: [] });
}
