import { useState } from 'react';
import type { ReactNode } from 'react';
import type { NoteId } from '../../../domain/concern-notes.ts';
import { harmText, knownText as words } from '../../../text/concern-known.ts';
import { listWords } from '../../../text/common.ts';
import { noteOf } from '../to-concern.ts';
import { useCalled, useConcern, useForm, useSetting } from '../use-concern.ts';
import { Details } from './Details.tsx';
import { Household } from './Household.tsx';
import { contactsNow, peopleNow } from './known.ts';
import { Note } from './Note.tsx';
import { Worries } from './Worries.tsx';

interface LineProps {
  readonly title: string;
  /** What stands inside, in a few words. */
  readonly said: string;
  /** Whether Send found a fault inside. */
  readonly faulty?: boolean;
  readonly children: ReactNode;
}

/** One line that opens; what is inside is made when it is opened first, and is opened where Send found a fault. */
function Line({ title, said, faulty = false, children }: LineProps) {
  const round = useConcern((state) => state.round);
  const [seen, setSeen] = useState(round);
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState(false);
  const show = (on: boolean): void => {
    setOpen(on);
    if (on) setMade(true);
  };
  if (round !== seen) {
    setSeen(round);
    if (faulty) show(true);
  }
  return (
    <li>
      <details open={open} onToggle={(event) => show(event.currentTarget.open)}>
        <summary>
          <span className="more-line">
            <b className="strong">{title}</b>
            <span>{said}</span>
          </span>{' '}
          <i className="chev" />
        </summary>
        {made && <div className="pad stack more-open">{children}</div>}
      </details>
    </li>
  );
}

/** The first words of what is written, so that the line says what is inside. */
const begun = (texts: readonly string[]): string => {
  const text =
    texts
      .find((one) => one.trim() !== '')
      ?.trim()
      .replace(/\s+/g, ' ') ?? '';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

function useSaid() {
  const form = useForm();
  const setting = useSetting();
  const { recorded } = setting;
  const note = (id: NoteId): string => noteOf(form, setting, id);
  const detail = (id: 'address' | 'school') => form.details[id] ?? recorded.details[id] ?? '';
  const people = peopleNow(form, recorded).length;
  const contacts = contactsNow(form, recorded).length;
  const loading = useConcern(
    ({ details }) => details.people.state === 'loading' || details.team.state === 'loading',
  );
  return {
    home:
      people + contacts > 0
        ? `${words.people(people)}, ${words.contacts(contacts)}`
        : loading
          ? words.reading
          : words.notAsked,
    about: begun([note('communication'), detail('address'), detail('school')]) || words.notAsked,
    worries:
      form.harms.length > 0
        ? listWords.format(form.harms.map((harm) => harmText[harm]))
        : begun([note('behaviour'), note('risk'), note('support'), note('going-well')]) || words.notWritten,
    help: begun([note('advised'), note('barriers')]) || words.notWritten,
  };
}

/** What may be known besides, each part behind one line: a short concern needs none of it. */
export function MoreKnown() {
  const said = useSaid();
  const faulty = useConcern((state) => state.errors.some(({ field }) => field.startsWith('person-')));
  return (
    <div role="group" aria-labelledby="more-title" className="stack">
      <h3 className="legend" id="more-title">
        {words.more}
      </h3>
      <ul className="more card">
        <Line title={words.home} said={said.home} faulty={faulty}>
          <Household />
        </Line>
        <Line title={words.about(useCalled())} said={said.about}>
          <Details />
        </Line>
        <Line title={words.worries} said={said.worries}>
          <Worries />
        </Line>
        <Line title={words.help} said={said.help}>
          <Note id="barriers" />
          <Note id="advised" />
        </Line>
      </ul>
    </div>
  );
}
