import { useMinute, useChange, useForm, useSetting } from '../use-concern.ts';
import type { Person } from '../../../domain/concern.ts';
import { knownText as words, livesLine, responsibilityLine } from '../../../text/concern-known.ts';
import { birthWords } from '../../../text/when.ts';
import { fieldIds } from '../field-ids.ts';
import { contactsNow, peopleNow, personTyped } from './known.ts';
import { ContactEditor } from './ContactEditor.tsx';
import { Note } from './Note.tsx';
import { OneByOne } from './OneByOne.tsx';
import { PersonEditor } from './PersonEditor.tsx';
import { ReadState } from './ReadState.tsx';
import { dateRead } from './typed-date.ts';

const own: readonly (keyof Person)[] = ['name', 'relationship', 'birthDate', 'phone'];

/** "Mother, born 3 Mar 1996 (30y), lives with the child, parental responsibility not known" */
function lineOf(person: Person, now: number): string {
  const born = dateRead(person.birthDate ?? '', now);
  return [
    person.relationship,
    born === undefined ? '' : `born ${birthWords(born, now)}`,
    livesLine[person.lives],
    responsibilityLine[person.parentalResponsibility],
    person.phone ?? '',
  ]
    .filter((part) => part.trim() !== '')
    .join(', ');
}

function People() {
  const form = useForm();
  const change = useChange();
  const now = useMinute();
  const { recorded } = useSetting();
  return (
    <OneByOne<Person>
      title={words.peopleTitle}
      none={words.noPeople}
      add={words.addPerson}
      list={peopleNow(form, recorded)}
      recorded={recorded.people.map(personTyped)}
      empty={(id) => ({
        id,
        name: '',
        relationship: '',
        lives: 'not-known',
        parentalResponsibility: 'not-known',
        from: 'typed',
      })}
      nameOf={({ name, relationship }) => name.trim() || relationship.trim() || words.unnamed}
      lineOf={(person) => lineOf(person, now)}
      changes={(part) => own.some((key) => key in part)}
      onList={(people) => change({ people })}
      holds={({ id }, field) => field.startsWith(fieldIds.person(id, ''))}
      editor={(person, n, acts) => <PersonEditor person={person} n={n} {...acts} />}
    >
      <ReadState part="people" />
    </OneByOne>
  );
}

function Contacts() {
  const form = useForm();
  const change = useChange();
  const { recorded } = useSetting();
  return (
    <OneByOne
      title={words.contactsTitle}
      none={words.noContacts}
      add={words.addContact}
      list={contactsNow(form, recorded)}
      recorded={recorded.contacts}
      empty={(id) => ({ id, role: '', name: '', from: 'typed' })}
      nameOf={({ name, role }) => name.trim() || role.trim() || words.unnamed}
      lineOf={({ role, name, reach = '' }) =>
        [name.trim() === '' ? '' : role, reach].filter((part) => part.trim() !== '').join(', ')
      }
      changes={() => true}
      onList={(contacts) => change({ contacts })}
      holds={({ id }, field) => field.startsWith(fieldIds.contact(id, ''))}
      editor={(contact, n, acts) => <ContactEditor contact={contact} n={n} {...acts} />}
    >
      <ReadState part="team" />
    </OneByOne>
  );
}

/** Who is at home, what else is known of the home, and who works with the child. */
export function Household() {
  return (
    <>
      <People />
      <Note id="household" />
      <Contacts />
    </>
  );
}
