import { ageWithin } from '../../domain/calendar/age.ts';
import type { Row } from './row.ts';
import { agesInWords } from './words.ts';

/** The child's age today. A birth date that is missing or too coarse is unknown; an unborn child is younger than any age. */
export const age: Row<'age'> = {
  fields: { under: { type: 'duration' }, atLeast: { type: 'duration' } },
  oneOf: ['under', 'atLeast'],
  evaluate: (ages, { born, today }) => {
    const truth = born === undefined ? 'unknown' : ageWithin(born, ages, { from: today, to: today });
    return { truth, evidence: [], missing: truth === 'unknown' ? [{ kind: 'birth-date' }] : [] };
  },
  say: (ages) => agesInWords(ages),
  reads: () => [],
};
