import type { Concern, Person } from './concern.ts';
import { noteIds } from './concern-notes.ts';

/** In the order in which a concern is read. */
export const pieceGroups = [
  'marks',
  'facts',
  'words',
  'voice',
  'notes',
  'from-record',
  'people',
  'contacts',
  'details',
  'opinion',
] as const;
export type PieceGroup = (typeof pieceGroups)[number];

/** The smallest part of a concern that goes to a recipient or stays. */
export interface Piece {
  /** `mark:<id>`, `facts`, `tick:<tick>`, `account:<place in the list>`, `note:<id>`, `record:<place>`, ... */
  readonly id: string;
  readonly group: PieceGroup;
  /**
   * Whose it is besides the child's. `another-child`: a brother or sister; `another-person`: an adult. Looked at before it
   * goes.
   */
  readonly about: 'the-child' | 'another-person' | 'another-child';
}

type Content = Pick<
  Concern,
  | 'marks'
  | 'facts'
  | 'ticks'
  | 'accounts'
  | 'childsVoice'
  | 'notes'
  | 'fromRecord'
  | 'people'
  | 'contacts'
  | 'details'
  | 'opinion'
>;

const said = (text: string | undefined): boolean => text !== undefined && text.trim() !== '';

/** Under 18 on that day; an unknown age is not taken for an adult's when the relationship is a child's. */
function isChild({ birthDate, relationship }: Person, today: string): boolean {
  if (birthDate !== undefined) return `${Number(today.slice(0, 4)) - 18}${today.slice(4)}` < birthDate;
  return /\b(brother|sister|sibling|twin|son|daughter|child|baby)\b/i.test(relationship);
}

/** Words of a name that are worth looking for: three letters or more, not a title. */
const nameWords = (name: string): readonly string[] =>
  name
    .split(/[^\p{L}'’-]+/u)
    .filter((word) => word.length > 2 && !/^(mrs|miss|mr|ms|dr|the|not|known)$/i.test(word))
    .map((word) => word.toLowerCase());

/** Everybody of the household whose own name stands in a text. A family name that the child shares tells nobody apart. */
export function peopleNamedIn(
  text: string,
  people: readonly Person[],
  childsNames: readonly string[],
): readonly Person[] {
  const own = new Set(childsNames.flatMap(nameWords));
  const words = new Set(text.toLowerCase().split(/[^\p{L}'’-]+/u));
  return people.filter((person) => nameWords(person.name).some((word) => !own.has(word) && words.has(word)));
}

/**
 * Every piece of a concern, in the order in which it is read. `today`: `2026-11-20`. `childsNames`: given and family name.
 */
export function piecesOf(
  concern: Content,
  today: string,
  childsNames: readonly string[] = [],
): readonly Piece[] {
  const whose = (text: string): Piece['about'] => {
    const named = peopleNamedIn(text, concern.people, childsNames);
    if (named.some((person) => isChild(person, today))) return 'another-child';
    return named.length > 0 ? 'another-person' : 'the-child';
  };
  const piece = (group: PieceGroup, id: string, about: Piece['about']): Piece => ({ id, group, about });
  return [
    ...concern.marks.map((mark) =>
      piece(
        'marks',
        `mark:${mark.id}`,
        whose(
          mark.explanation.state === 'given'
            ? `${mark.explanation.words} ${mark.note ?? ''}`
            : (mark.note ?? ''),
        ),
      ),
    ),
    ...(said(concern.facts) ? [piece('facts', 'facts', whose(concern.facts))] : []),
    ...concern.ticks.map((tick) => piece('facts', `tick:${tick}`, 'the-child')),
    ...concern.accounts.map((account, i) =>
      piece('words', `account:${i}`, whose(`${account.words} ${account.saidBy} ${account.present}`)),
    ),
    ...(said(concern.childsVoice) ? [piece('voice', 'voice', whose(concern.childsVoice))] : []),
    ...noteIds
      .filter((id) => said(concern.notes[id]))
      .map((id) => piece('notes', `note:${id}`, whose(concern.notes[id] ?? ''))),
    ...concern.fromRecord.map((line, i) =>
      piece('from-record', `record:${i}`, whose(`${line.title} ${line.detail}`)),
    ),
    ...concern.people.map((person) =>
      piece('people', `person:${person.id}`, isChild(person, today) ? 'another-child' : 'another-person'),
    ),
    ...concern.contacts.map(({ id }) => piece('contacts', `contact:${id}`, 'the-child')),
    ...concern.details.map(({ id }) => piece('details', `detail:${id}`, 'the-child')),
    ...(said(concern.opinion) ? [piece('opinion', 'opinion', whose(concern.opinion))] : []),
  ];
}

/** Whether a piece goes unless somebody says otherwise: not an opinion, and nothing about another child. */
export const usuallyGoes = ({ group, about }: Piece): boolean =>
  group !== 'opinion' && about !== 'another-child';
