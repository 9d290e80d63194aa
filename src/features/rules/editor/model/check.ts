import { isObject, type Json } from '../../../../rules/events/json.ts';
import { checkDraft } from '../../../../rules/life-cycle/draft.ts';
import type { Rule } from '../../../../rules/rule.ts';
import type { Problem } from '../../../../rules/validate/problem.ts';
import type { Vocabulary } from '../../../../rules/vocabulary.ts';

/** What is written, as the gateway would see it. */
export interface Checked {
  readonly content: Json;
  /** What it cannot be kept with. */
  readonly problems: readonly Problem[];
  /** What may come later, and must before it is approved. */
  readonly owed: readonly Problem[];
  /** What can be evaluated, though words and test children may be missing. */
  readonly rule?: Rule;
}

/** Checks a rule as the gateway does before it keeps it: the same validator, the same sentences. */
export function check(content: Json, vocabulary: Vocabulary): Checked {
  const checked = checkDraft({ ...content, version: '0.0.0', status: 'draft' }, vocabulary);
  return checked.kept
    ? { content, problems: [], owed: checked.owed, rule: checked.rule }
    : { content, problems: checked.problems, owed: [] };
}

const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && Object.keys(value).length === 0);

function at(json: unknown, path: string): unknown {
  return path
    .split(/[.[\]]+/)
    .filter((name) => name !== '')
    .reduce<unknown>((value, name) => {
      if (Array.isArray(value)) return value[Number(name)] as unknown;
      return isObject(value) ? value[name] : undefined;
    }, json);
}

/** Not wrong, only not there yet: nothing stands where the problem is. */
export const isUnfinished = (content: Json, { path }: Problem): boolean => isNothing(at(content, path));

/** Whether a path is another, or a place within it. */
export const isUnder = (path: string, of: string): boolean =>
  path === of || path.startsWith(`${of}.`) || path.startsWith(`${of}[`);
