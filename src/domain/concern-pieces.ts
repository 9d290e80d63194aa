import { ageWithin } from './calendar/age.ts';
import { daysOf } from './calendar/partial-date.ts';
import type { Concern, Person, SharingDecision } from './concern.ts';
import { noteIds } from './concern-notes.ts';
import { namesIn, speaksOfSibling } from './names-in-text.ts';

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
  /**
   * `harms`, `mark:<id>`, `facts`, `tick:<tick>`, `done`, `fgm`, `account:<place in the list>`, `voice`, `note:<id>`,
   * `record:<place>`, `person:<id>`, `contact:<id>`, `detail:<id>`, `opinion`
   */
  readonly id: string;
  readonly group: PieceGroup;
  /**
   * Whose it is besides the child's. `another-child`: a child of the household; `another-person`: an adult, or a brother
   * or sister whom it does not name. Looked at before it goes.
   */
  readonly about: 'the-child' | 'another-person' | 'another-child';
}

/** What pieces are made of. `harms`, `done` and `fgm` may be left out by those who do not have them yet. */
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
> &
  Partial<Pick<Concern, 'harms' | 'done' | 'fgm'>>;

const said = (text: string | undefined): boolean => text !== undefined && text.trim() !== '';

const childsRelationship =
  /\b(?:step|half|foster|grand)?[- ]?(?:brother|sister|sibling|twin|son|daughter|child|baby)\b(?!['’]s|-in-law)/i;

/** Under 18 on that day; an unknown age is not taken for an adult's when the relationship is a child's. */
function isChild({ birthDate, relationship }: Person, today: string): boolean {
  const born = birthDate === undefined ? undefined : daysOf(birthDate);
  const on = daysOf(today);
  return born === undefined || on === undefined
    ? childsRelationship.test(relationship)
    : ageWithin(born, { under: 'P18Y' }, on) !== 'no';
}

/** Everybody of the household whose own name stands in a text. A family name that the child shares tells nobody apart. */
export const peopleNamedIn = (
  text: string,
  people: readonly Person[],
  childsNames: readonly string[],
): readonly Person[] => people.filter((person) => namesIn(text, person.name, childsNames));

/**
 * Every piece of a concern, in the order in which it is read. `today`: `2026-11-20`. `childsNames`: given and family name.
 */
export function piecesOf(
  concern: Content,
  today: string,
  childsNames: readonly string[] = [],
): readonly Piece[] {
  const whose = (...texts: readonly (string | undefined)[]): Piece['about'] => {
    const text = texts.filter((one) => one !== undefined).join(' ');
    const named = peopleNamedIn(text, concern.people, childsNames);
    if (named.some((person) => isChild(person, today))) return 'another-child';
    return named.length > 0 || speaksOfSibling(text) ? 'another-person' : 'the-child';
  };
  const piece = (group: PieceGroup, id: string, about: Piece['about']): Piece => ({ id, group, about });
  const words = (group: PieceGroup, id: string, text: string | undefined): readonly Piece[] =>
    said(text) ? [piece(group, id, whose(text))] : [];
  return [
    ...concern.marks.map((mark) => {
      const { explanation } = mark;
      const given = explanation.state === 'given' ? [explanation.words, explanation.by] : [];
      return piece('marks', `mark:${mark.id}`, whose(...given, mark.pattern, mark.ageClaimed, mark.note));
    }),
    ...((concern.harms ?? []).length > 0 ? [piece('facts', 'harms', 'the-child')] : []),
    ...words('facts', 'facts', concern.facts),
    ...concern.ticks.map((tick) => piece('facts', `tick:${tick}`, 'the-child')),
    ...words('facts', 'done', concern.done),
    ...(concern.fgm === undefined ? [] : [piece('facts', 'fgm', 'the-child')]),
    ...concern.accounts.map((account, i) =>
      piece('words', `account:${i}`, whose(account.words, account.saidBy, account.saidTo, account.present)),
    ),
    ...words('voice', 'voice', concern.childsVoice),
    ...noteIds.flatMap((id) => words('notes', `note:${id}`, concern.notes[id])),
    ...concern.fromRecord.map((line, i) =>
      piece('from-record', `record:${i}`, whose(line.title, line.detail)),
    ),
    ...concern.people.map((person) =>
      piece('people', `person:${person.id}`, isChild(person, today) ? 'another-child' : 'another-person'),
    ),
    ...concern.contacts.map(({ id }) => piece('contacts', `contact:${id}`, 'the-child')),
    ...concern.details.map(({ id }) => piece('details', `detail:${id}`, 'the-child')),
    ...words('opinion', 'opinion', concern.opinion),
  ];
}

/**
 * Whether a piece goes unless somebody says otherwise: not an opinion, and no other child as an entry of its own. Words
 * that merely name a brother go, or a name in a sentence would keep back the facts; they are looked at before they do.
 */
export const usuallyGoes = ({ group, about }: Piece): boolean =>
  group !== 'opinion' && !(group === 'people' && about === 'another-child');

/**
 * The concern with those pieces and no other: what is made from it cannot say what stays. Of the decision only what the
 * first recipient needs is left: not who else was told, not whose advice was taken. Its `goes` names its own pieces, so
 * that places in a list are counted anew.
 */
export function onlyWhatGoes(concern: Concern, goes: readonly string[]): Concern {
  const named = new Set(goes);
  const has = (id: string): boolean => named.has(id);
  const { fgm, decision, ...rest } = concern;
  const kept = {
    ...rest,
    harms: has('harms') ? concern.harms : [],
    marks: concern.marks.filter(({ id }) => has(`mark:${id}`)),
    facts: has('facts') ? concern.facts : '',
    ticks: concern.ticks.filter((tick) => has(`tick:${tick}`)),
    done: has('done') ? concern.done : '',
    ...(fgm !== undefined && has('fgm') ? { fgm } : {}),
    accounts: concern.accounts.filter((_, i) => has(`account:${i}`)),
    childsVoice: has('voice') ? concern.childsVoice : '',
    notes: Object.fromEntries(Object.entries(concern.notes).filter(([id]) => has(`note:${id}`))),
    fromRecord: concern.fromRecord.filter((_, i) => has(`record:${i}`)),
    people: concern.people.filter(({ id }) => has(`person:${id}`)),
    contacts: concern.contacts.filter(({ id }) => has(`contact:${id}`)),
    details: concern.details.filter(({ id }) => has(`detail:${id}`)),
    opinion: has('opinion') ? concern.opinion : '',
  };
  const ids = piecesOf(kept, concern.writtenAt.slice(0, 10)).map(({ id }) => id);
  return { ...kept, decision: forFirstRecipient(decision, ids) };
}

function forFirstRecipient(decision: SharingDecision, goes: readonly string[]): SharingDecision {
  if (!decision.share) return decision;
  const { recipients, purpose, basis, consent, informed, route, conditions } = decision;
  return {
    share: true,
    recipients: recipients.slice(0, 1),
    route,
    goes,
    purpose,
    basis,
    consent,
    informed,
    ...(conditions === undefined ? {} : { conditions }),
  };
}
