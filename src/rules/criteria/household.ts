import { ageWithin } from '../../domain/calendar/age.ts';
import { daysOf } from '../../domain/calendar/partial-date.ts';
import type { LinkedPerson } from '../../domain/record.ts';
import type { RecordIndex } from '../record-index.ts';
import type { Outcome, Truth } from '../rule.ts';
import type { Body, Row } from './row.ts';
import { agesInWords, listInWords } from './words.ts';

const plain = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `;

function related(person: LinkedPerson, wanted: Body<'household'>['relationship']): Truth {
  if (wanted === undefined) return 'yes';
  if (person.relationship === undefined) return 'unknown';
  const recorded = plain(person.relationship);
  return wanted.some((word) => recorded.includes(plain(word))) ? 'yes' : 'no';
}

function ofAge(person: LinkedPerson, ages: Body<'household'>['age'], record: RecordIndex): Truth {
  if (ages === undefined) return 'yes';
  const born = person.birthDate === undefined ? undefined : daysOf(person.birthDate);
  return born === undefined ? 'unknown' : ageWithin(born, ages, { from: record.today, to: record.today });
}

function evaluateHousehold(body: Body<'household'>, record: RecordIndex): Outcome {
  const { people, coverage } = record.input.links;
  const answers = people.map((person): Truth => {
    const parts = [related(person, body.relationship), ofAge(person, body.age, record)];
    return parts.includes('no') ? 'no' : parts.includes('unknown') ? 'unknown' : 'yes';
  });
  if (answers.includes('yes')) return { truth: 'yes', evidence: [], missing: [] };
  if (coverage.state === 'incomplete')
    return { truth: 'unknown', evidence: [], missing: [{ kind: 'links', why: coverage.why }] };
  return answers.includes('unknown')
    ? { truth: 'unknown', evidence: [], missing: [{ kind: 'links', why: 'odd-entries' }] }
    : { truth: 'no', evidence: [], missing: [] };
}

/** Somebody linked to the child in the record. A relationship matches when it stands as a whole word in what is recorded. */
export const household: Row<'household'> = {
  fields: { relationship: { type: 'texts' }, age: { type: 'ages' } },
  oneOf: ['relationship', 'age'],
  evaluate: evaluateHousehold,
  say: ({ relationship, age }) => {
    const who = relationship === undefined ? 'somebody' : listInWords(relationship);
    return `linked in the record: ${who}${age === undefined ? '' : `, ${agesInWords(age)}`}`;
  },
  reads: () => ['links'],
};
