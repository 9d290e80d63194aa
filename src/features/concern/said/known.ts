import type { KeyContact, Person } from '../../../domain/concern.ts';
import type { ConcernForm } from '../form.ts';
import type { Recorded } from './recorded.ts';
import { dateTyped } from './typed-date.ts';

/** A person as the form edits them: the date of birth as it is typed. */
export const personTyped = (person: Person): Person =>
  person.birthDate === undefined ? person : { ...person, birthDate: dateTyped(person.birthDate) };

/** The people as they stand: those that were typed or changed, else the record's. */
export const peopleNow = (form: Pick<ConcernForm, 'people'>, recorded: Recorded): readonly Person[] =>
  form.people ?? recorded.people.map(personTyped);

export const contactsNow = (form: Pick<ConcernForm, 'contacts'>, recorded: Recorded): readonly KeyContact[] =>
  form.contacts ?? recorded.contacts;

/** What the record names and the list does not: taken out, or read after the list was begun. */
export const leftOut = <T extends { readonly id: string }>(
  recorded: readonly T[],
  list: readonly T[],
): readonly T[] => recorded.filter(({ id }) => !list.some((one) => one.id === id));

/** Where one of a list comes from: the record as it stands, the record but changed here, or typed here. */
export function originOf<T extends { readonly id: string; readonly from: 'record' | 'typed' }>(
  one: T,
  recorded: readonly T[],
): 'record' | 'changed' | 'typed' {
  if (one.from === 'record') return 'record';
  return recorded.some(({ id }) => id === one.id) ? 'changed' : 'typed';
}
