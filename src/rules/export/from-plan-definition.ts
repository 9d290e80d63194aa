import { fail, succeed, type Result } from '../../domain/result.ts';
import { isObject, textAt, type Json } from '../events/json.ts';
import type { Rule } from '../rule.ts';
import { parseRule } from '../validate/parse-rule.ts';
import { below, type Problem } from '../validate/problem.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { addresses } from './addresses.ts';
import { toPlanDefinition, type Provenance } from './to-plan-definition.ts';

/** Why a PlanDefinition is not taken in, and at which element. */
export type PlanRefusal =
  | { readonly reason: 'not-a-plan-definition'; readonly element: string }
  /** It holds no rule of ours: FHIRPath alone is not read back. */
  | { readonly reason: 'no-rule-inside'; readonly element: string }
  | { readonly reason: 'not-json'; readonly element: string }
  /** It holds a rule that the engine could not evaluate here. */
  | { readonly reason: 'rule-refused'; readonly element: string; readonly problems: readonly Problem[] }
  /** The element is not what its rule says: somebody changed the one without the other. */
  | { readonly reason: 'differs-from-its-rule'; readonly element: string };

/** What a server adds to what it keeps. */
const ofServer = new Set(['id', 'meta', 'text']);

/** The path of the first element in which two JSON values differ. */
function firstDifference(a: unknown, b: unknown, path: string): string | undefined {
  if (Array.isArray(a) && Array.isArray(b)) {
    const places = Array.from({ length: Math.max(a.length, b.length) }, (_, i) => i);
    return firstOf(places.map((i) => () => firstDifference(a[i], b[i], below(path, i))));
  }
  if (isObject(a) && isObject(b)) {
    const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
    return firstOf(names.map((name) => () => firstDifference(a[name], b[name], below(path, name))));
  }
  return a === b ? undefined : path;
}

function firstOf(looks: readonly (() => string | undefined)[]): string | undefined {
  for (const look of looks) {
    const found = look();
    if (found !== undefined) return found;
  }
  return undefined;
}

function ruleJson(plan: Json): Result<unknown, PlanRefusal> {
  const extensions = Array.isArray(plan['extension']) ? (plan['extension'] as unknown[]) : [];
  const at = extensions.findIndex((one) => textAt(one, 'url') === addresses.rule);
  const json = textAt(extensions[at], 'valueString');
  if (json === undefined) return fail({ reason: 'no-rule-inside', element: 'extension' });
  try {
    return succeed(JSON.parse(json));
  } catch {
    return fail({ reason: 'not-json', element: `extension[${at}].valueString` });
  }
}

function provenanceOf(plan: Json): Provenance {
  const said = {
    approvalDate: textAt(plan, 'approvalDate'),
    lastReviewDate: textAt(plan, 'lastReviewDate'),
    author: textAt(plan, 'author.name'),
    reviewer: textAt(plan, 'reviewer.name'),
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

/**
 * The rule in a PlanDefinition that `toPlanDefinition` made, with the same vocabulary: exactly that rule. Whatever else
 * is refused, and so is one that was changed since, because what it then says to others is not what it would do here.
 */
export function fromPlanDefinition(
  plan: unknown,
  vocabulary: Vocabulary,
): Result<{ readonly rule: Rule; readonly provenance: Provenance }, PlanRefusal> {
  if (!isObject(plan) || plan['resourceType'] !== 'PlanDefinition')
    return fail({ reason: 'not-a-plan-definition', element: 'resourceType' });
  const json = ruleJson(plan);
  if (!json.ok) return json;
  const rule = parseRule(json.value, vocabulary);
  if (!rule.ok)
    return fail({
      reason: 'rule-refused',
      element: rule.failure[0]?.path ?? '',
      problems: rule.failure,
    });
  const provenance = provenanceOf(plan);
  const again = toPlanDefinition(rule.value, vocabulary, provenance);
  const kept = Object.fromEntries(Object.entries(plan).filter(([name]) => !ofServer.has(name)));
  const element = firstDifference(kept, again, '');
  if (element !== undefined) return fail({ reason: 'differs-from-its-rule', element });
  return succeed({ rule: rule.value, provenance });
}
