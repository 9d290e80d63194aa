import type { Rule } from '../rule.ts';
import { parseRule } from '../validate/parse-rule.ts';
import type { Problem } from '../validate/problem.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { isObject, type Json } from '../events/json.ts';

/** A draft that can be kept, with what it still owes before it may be submitted; or what it cannot be kept with. */
export type CheckedDraft =
  | { readonly kept: true; readonly rule: Rule; readonly owed: readonly Problem[] }
  | { readonly kept: false; readonly problems: readonly Problem[] };

/** Words that may be written later. */
const laterWords = ['title', 'why', 'advice', 'owner'] as const;

const isBlank = (value: unknown): boolean =>
  value === undefined || (typeof value === 'string' && value.trim() === '');

const titleOf = (guideline: unknown): unknown => (isObject(guideline) ? guideline['title'] : guideline);

/** Blank words filled, so that everything else can be checked. */
function filled(json: Json): Json {
  const { guideline } = json;
  return {
    ...json,
    ...Object.fromEntries(laterWords.filter((key) => isBlank(json[key])).map((key) => [key, '…'])),
    ...(isObject(guideline) && isBlank(guideline['title'])
      ? { guideline: { ...guideline, title: '…' } }
      : {}),
    tests: json['tests'] ?? [],
  };
}

/** A test for every answer, after those that are there. */
const everyAnswer = (['yes', 'no', 'unknown'] as const).map((expect) => ({ child: '…', expect }));
const withTests = (json: Json): Json => {
  const tests: unknown = json['tests'];
  return Array.isArray(tests) ? { ...json, tests: [...(tests as unknown[]), ...everyAnswer] } : json;
};

/** The blank words put back, and the tests that were added taken out. */
function emptied(rule: Rule, json: Json): Rule {
  return {
    ...rule,
    ...Object.fromEntries(laterWords.filter((key) => isBlank(json[key])).map((key) => [key, ''])),
    ...(isBlank(titleOf(json['guideline'])) ? { guideline: { ...rule.guideline, title: '' } } : {}),
    tests: rule.tests.slice(0, -everyAnswer.length),
  };
}

const blanks = (json: Json): readonly Problem[] =>
  [
    ...laterWords.map((path) => [path, json[path]] as const),
    ['guideline.title', titleOf(json['guideline'])] as const,
  ]
    .filter(([, value]) => isBlank(value))
    .map(([path]) => ({ path, message: 'It is missing.', fix: 'Say it in words.' }));

/**
 * Checks a draft. What the engine could not evaluate is refused as the validator says it; words and test children that
 * are not there yet are owed and no reason not to keep it.
 */
export function checkDraft(json: unknown, vocabulary: Vocabulary): CheckedDraft {
  if (!isObject(json))
    return { kept: false, problems: [{ path: '', message: 'It is not a rule.', fix: 'Give an object.' }] };
  const whole = filled(json);
  const sound = parseRule(withTests(whole), vocabulary);
  if (!sound.ok) return { kept: false, problems: sound.failure };
  const untested = parseRule(whole, vocabulary);
  return {
    kept: true,
    rule: emptied(sound.value, json),
    owed: [...blanks(json), ...(untested.ok ? [] : untested.failure)],
  };
}
