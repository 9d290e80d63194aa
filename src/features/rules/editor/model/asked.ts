import { isObject } from '../../../../rules/events/json.ts';

/** A question that a rule asks. Rules that ask under one id share the answer. */
export interface AskedQuestion {
  readonly id: string;
  readonly question: string;
  readonly help?: string;
}

function read(value: unknown): readonly AskedQuestion[] {
  if (!isObject(value)) return [];
  const { id, question, help } = value;
  if (typeof id !== 'string' || typeof question !== 'string') return [];
  return [{ id, question, ...(typeof help === 'string' && { help }) }];
}

function within(value: unknown): readonly AskedQuestion[] {
  if (Array.isArray(value)) return value.flatMap(within);
  if (!isObject(value)) return [];
  return [...read(value['ask']), ...Object.values(value).flatMap(within)];
}

/** The questions that rules ask already, each once, in the order of their words; `but`: id of the rule that is written. */
export function askedIn(rules: readonly object[], but: string | undefined): readonly AskedQuestion[] {
  const others = rules.filter((rule) => !('id' in rule) || rule.id !== but);
  const asked = new Map(others.flatMap(within).map((one) => [one.id, one]));
  return [...asked.values()].toSorted((a, b) => a.question.localeCompare(b.question, 'en-GB'));
}
