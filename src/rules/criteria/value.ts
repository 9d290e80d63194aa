import type { RecordIndex } from '../record-index.ts';
import type { Comparator, Missing, Outcome } from '../rule.ts';
import type { Body, Row } from './row.ts';
import { oneOfKind } from './words.ts';

const holds: Record<Comparator, (value: number, amount: number) => boolean> = {
  over: (value, amount) => value > amount,
  'at-least': (value, amount) => value >= amount,
  under: (value, amount) => value < amount,
  'at-most': (value, amount) => value <= amount,
};

const inWords: Record<Comparator, string> = {
  over: 'over',
  'at-least': 'at least',
  under: 'under',
  'at-most': 'at most',
};

function evaluateValue({ kind, op, amount, unit }: Body<'value'>, record: RecordIndex): Outcome {
  const found = record.ofKind(kind);
  const unknown = (missing: readonly Missing[]): Outcome => ({
    truth: 'unknown',
    evidence: found.slice(0, 1),
    missing,
  });
  const notRead = record.notRead(kind);
  if (notRead.length > 0) return unknown(notRead);
  const newest = found[0];
  if (newest === undefined) return unknown([{ kind: 'value', eventKind: kind, why: 'none' }]);
  const earliestOfNewest = Math.max(...found.map(({ when }) => when?.from ?? -Infinity));
  const candidates = found.filter(({ when }) => (when?.to ?? Infinity) >= earliestOfNewest);
  if (candidates.some(({ value }) => value === undefined))
    return unknown([{ kind: 'value', eventKind: kind, why: 'none' }]);
  if (candidates.some(({ value }) => value?.unit !== unit))
    return unknown([{ kind: 'value', eventKind: kind, why: 'other-unit' }]);
  const answers = new Set(
    candidates.map(({ value }) => value !== undefined && holds[op](value.amount, amount)),
  );
  // Values of one day, or of dates too coarse to order, that do not agree.
  if (answers.size > 1)
    return unknown([{ kind: 'date', eventKind: kind, ...(newest.when && { text: newest.when.text }) }]);
  return { truth: answers.has(true) ? 'yes' : 'no', evidence: candidates, missing: [] };
}

/** The newest measured value against a number, in exactly the unit that the rule names. */
export const value: Row<'value'> = {
  fields: {
    kind: { type: 'event-kind', required: true },
    op: { type: 'one-of', of: ['over', 'at-least', 'under', 'at-most'], required: true },
    amount: { type: 'number', required: true },
    unit: { type: 'text', required: true },
  },
  evaluate: evaluateValue,
  say: ({ kind, op, amount, unit }, words) =>
    `the newest ${oneOfKind(kind, words)} is ${inWords[op]} ${amount} ${unit}`,
  reads: ({ kind }) => [{ kind }],
};
