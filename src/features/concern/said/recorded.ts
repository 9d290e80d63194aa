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

const personOf = (person: LinkedPerson): Person => ({
  id: person.source.replace('RelatedPerson/', 'related-').slice(0, 60),
  name: person.name ?? '',
  relationship: person.relationship ?? '',
  ...(person.birthDate === undefined ? {} : { birthDate: person.birthDate }),
  lives: 'not-known',
  parentalResponsibility: 'not-known',
  ...(person.phone === undefined ? {} : { phone: person.phone }),
  from: 'record',
});

/** What the parts of the record that were read say; a part that was not read says nothing here. */
export function recordedOf(
  child: Child | undefined,
  household: Fetched<readonly LinkedPerson[]>,
  { patient, people, team, expectedDate }: RecordDetails,
): Recorded {
  const communication = communicationWords(child);
  const held = heldBy(patient);
  const expected = expectedDate && heldBy(expectedDate);
  return {
    people: [...(heldBy(people) ?? (heldBy(household) ?? []).map(personOf)), ...(held?.people ?? [])],
    contacts: [...(held?.contacts ?? []), ...(heldBy(team) ?? [])],
    details: held?.details ?? {},
    notes: communication === '' ? {} : { communication },
    ...(expected === undefined ? {} : { expectedDate: expected }),
  };
}
