import { bodyRegion } from '../../../domain/body-region.ts';
import type { Concern, SharingDecision } from '../../../domain/concern.ts';
import { noteIds, type NoteId } from '../../../domain/concern-notes.ts';
import { noteWords } from '../../../fhir/write/wording.ts';
import { partWords as words } from '../../../text/referral-concern.ts';

/** A part of a concern that may be amended in plain text. */
export interface Part {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** It cannot be left empty. */
  readonly required: boolean;
  /** In characters. */
  readonly max: number;
  readonly kind: 'text' | 'exact-words' | 'line' | 'date';
  /** The concern with this text in the part's place. */
  readonly put: (concern: Concern, text: string) => Concern;
}

const plain = (id: 'facts' | 'childsVoice' | 'opinion' | 'done', concern: Concern, max: number): Part => ({
  id,
  title: words[id],
  text: concern[id],
  required: id === 'facts',
  max,
  kind: 'text',
  put: (before, text) => ({ ...before, [id]: text }),
});

const account = ({ words: said, saidBy }: Concern['accounts'][number], at: number): Part => ({
  id: `account-${at}`,
  title: words.account(saidBy),
  text: said,
  required: true,
  max: 10_000,
  kind: 'exact-words',
  put: (before, text) => ({
    ...before,
    accounts: before.accounts.map((one, i) => (i === at ? { ...one, words: text } : one)),
  }),
});

/** A note without words is no note. */
function withNote({ notes, ...concern }: Concern, id: NoteId, text: string): Concern {
  const { [id]: _before, ...others } = notes;
  return { ...concern, notes: text.trim() === '' ? others : { ...others, [id]: text } };
}

const note = (id: NoteId, { notes }: Concern): Part => ({
  id: `note-${id}`,
  title: noteWords[id],
  text: notes[id] ?? '',
  required: false,
  max: 10_000,
  kind: 'text',
  put: (before, text) => withNote(before, id, text),
});

const person = ({ id, name, relationship }: Concern['people'][number]): Part => ({
  id: `person-${id}`,
  title: words.person(name),
  text: relationship,
  required: false,
  max: 200,
  kind: 'line',
  put: (before, text) => ({
    ...before,
    people: before.people.map((one) => (one.id === id ? { ...one, relationship: text } : one)),
  }),
});

const mark = ({ id, region, note: said }: Concern['marks'][number]): Part => ({
  id: `mark-${id}`,
  title: words.mark(bodyRegion(region).name),
  text: said ?? '',
  required: false,
  max: 2000,
  kind: 'text',
  put: (before, text) => ({
    ...before,
    marks: before.marks.map(({ note: _note, ...one }, i) =>
      one.id === id
        ? { ...one, ...(text.trim() === '' ? {} : { note: text }) }
        : { ...one, ...(before.marks[i]?.note === undefined ? {} : { note: before.marks[i].note }) },
    ),
  }),
});

type Shared = Extract<SharingDecision, { share: true }>;
type NotShared = Extract<SharingDecision, { share: false }>;

const ofShared =
  (put: (decision: Shared, text: string) => Shared): Part['put'] =>
  (concern, text) =>
    concern.decision.share ? { ...concern, decision: put(concern.decision, text) } : concern;

const ofNotShared =
  (put: (decision: NotShared, text: string) => NotShared): Part['put'] =>
  (concern, text) =>
    concern.decision.share ? concern : { ...concern, decision: put(concern.decision, text) };

function ofDecision({ decision }: Concern): readonly Part[] {
  if (!decision.share)
    return [
      {
        id: 'reasons',
        title: words.reasons,
        text: decision.reasons,
        required: true,
        max: 4000,
        kind: 'text',
        put: ofNotShared((before, reasons) => ({ ...before, reasons })),
      },
      {
        id: 'reviewAt',
        title: words.reviewAt,
        text: decision.reviewAt ?? '',
        required: false,
        max: 10,
        kind: 'date',
        put: ofNotShared(({ reviewAt: _before, ...others }, reviewAt) => ({
          ...others,
          ...(reviewAt === '' ? {} : { reviewAt }),
        })),
      },
    ];
  return [
    {
      id: 'purpose',
      title: words.purpose,
      text: decision.purpose,
      required: true,
      max: 2000,
      kind: 'text',
      put: ofShared((before, purpose) => ({ ...before, purpose })),
    },
    {
      id: 'conditions',
      title: words.conditions,
      text: decision.conditions ?? '',
      required: false,
      max: 2000,
      kind: 'text',
      put: ofShared(({ conditions: _before, ...others }, conditions) => ({
        ...others,
        ...(conditions.trim() === '' ? {} : { conditions }),
      })),
    },
  ];
}

/** Every part that may be amended, in the order in which a concern is read. */
export const partsOf = (concern: Concern): readonly Part[] => [
  ...concern.marks.map(mark),
  plain('facts', concern, 20_000),
  ...concern.accounts.map(account),
  plain('childsVoice', concern, 10_000),
  ...noteIds.map((id) => note(id, concern)),
  ...concern.people.map(person),
  plain('done', concern, 4000),
  plain('opinion', concern, 10_000),
  ...ofDecision(concern),
];

/** The concern with what was typed, by id of a part. What is typed as it was changes nothing. */
export const amended = (concern: Concern, typed: Readonly<Partial<Record<string, string>>>): Concern =>
  partsOf(concern).reduce((before, { id, text, put }) => {
    const now = typed[id];
    return now === undefined || now === text ? before : put(before, now);
  }, concern);
