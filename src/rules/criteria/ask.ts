import type { RecordIndex } from '../record-index.ts';
import type { Missing, Outcome } from '../rule.ts';
import type { Body, Row } from './row.ts';

function evaluateAsk({ id, question, help, answer }: Body<'ask'>, record: RecordIndex): Outcome {
  const given = record.input.answers.filter((one) => one.id === id);
  const here = given
    .filter(({ encounter }) => encounter === record.input.encounter)
    .reduce<(typeof given)[number] | undefined>(
      (a, b) => (a === undefined || b.at >= a.at ? b : a),
      undefined,
    );
  if (here?.answer === 'yes' || here?.answer === 'no')
    return { truth: here.answer === answer ? 'yes' : 'no', evidence: [], missing: [] };
  const why = here !== undefined ? 'not-sure' : given.length > 0 ? 'other-encounter' : 'not-asked';
  const missing: Missing = { kind: 'ask', id, question, ...(help !== undefined && { help }), why };
  return { truth: 'unknown', evidence: [], missing: [missing] };
}

/** A question only a person can answer. An answer counts for the encounter it was given in. */
export const ask: Row<'ask'> = {
  fields: {
    id: { type: 'id', required: true },
    question: { type: 'question', required: true },
    help: { type: 'text' },
    answer: { type: 'one-of', of: ['yes', 'no'], required: true },
  },
  evaluate: evaluateAsk,
  // A rule is stated of every child, whoever is on screen.
  say: ({ question, answer }) => `“${question.replaceAll('{name}', 'the child')}” is answered ${answer}`,
  reads: () => [],
};
