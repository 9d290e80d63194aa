import type { Child, PartialDate } from '../../../domain/child.ts';
import type { DetailId, KeyContact, Person } from '../../../domain/concern.ts';
import type { NoteId } from '../../../domain/concern-notes.ts';
import { heldBy, type Fetched } from '../../../domain/fetched.ts';
import type { LinkedPerson } from '../../../domain/record.ts';
import type { RecordDetails } from '../../../fhir/read-details.ts';
import { communicationWords } from '../seen/from-record.ts';

/** What the record says, in the shapes of the form. It stands where nobody typed anything. */
export interface Recorded {
  readonly people: readonly Person[];
  readonly contacts: readonly KeyContact[];
  readonly details: Readonly<Partial<Record<DetailId, string>>>;
  readonly notes: Readonly<Partial<Record<NoteId, string>>>;
  /** Of an unborn child. */
  readonly expectedDate?: PartialDate;
}

/** Somebody who was read with the child, until they are read with more. */
const personOf = (person: LinkedPerson): Person => ({
  id: person.source.replace('RelatedPerson/', 'related-').slice(-58),
  name: person.name ?? '',
  relationship: person.relationship ?? '',
  ...(person.birthDate === undefined ? {} : { birthDate: person.birthDate }),
  lives: 'not-known',
  parentalResponsibility: 'not-known',
  ...(person.phone === undefined ? {} : { phone: person.phone }),
  from: 'record',
});

const sameName = (a: Person, b: Person): boolean =>
  a.name !== '' && a.name.toLowerCase() === b.name.toLowerCase();

/** Somebody whom both the relatives and the Patient name is one person; what only one of the two says is kept. */
function together(related: readonly Person[], named: readonly Person[]): readonly Person[] {
  const more = named.filter((one) => !related.some((other) => sameName(one, other)));
  return [
    ...related.map((person) => {
      const same = named.find((one) => sameName(one, person));
      if (same === undefined) return person;
      return {
        ...same,
        ...person,
        relationship: person.relationship === '' ? same.relationship : person.relationship,
        lives: person.lives === 'not-known' ? same.lives : person.lives,
      };
    }),
    ...more,
  ];
}

/**
 * What the parts of the record that were read say; a part that was not read says nothing here. People who were read with
 * the child stay where the second reading of them was not whole.
 */
export function recordedOf(
  child: Child | undefined,
  household: Fetched<readonly LinkedPerson[]>,
  { patient, people, team, expectedDate }: RecordDetails,
): Recorded {
  const communication = communicationWords(child);
  const held = heldBy(patient);
  const expected = expectedDate && heldBy(expectedDate);
  const read = heldBy(people) ?? [];
  const whole = people.state === 'present' || people.state === 'none-recorded';
  const before = whole ? [] : (heldBy(household) ?? []).map(personOf);
  const related = [...read, ...before.filter(({ id }) => !read.some((one) => one.id === id))];
  return {
    people: together(related, held?.people ?? []),
    contacts: [...(heldBy(team) ?? []), ...(held?.contacts ?? [])],
    details: held?.details ?? {},
    notes: communication === '' ? {} : { communication },
    ...(expected === undefined ? {} : { expectedDate: expected }),
  };
}
