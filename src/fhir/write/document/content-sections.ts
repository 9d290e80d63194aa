import { writtenDate, writtenInstant } from '../../../domain/calendar/written.ts';
import { bodyRegion } from '../../../domain/body-region.ts';
import type { BodyMark, Concern, FgmKnown } from '../../../domain/concern.ts';
import { noteIds } from '../../../domain/concern-notes.ts';
import {
  detailWords,
  explanationWords,
  fgmWords,
  harmWords,
  livesWords,
  markWhat,
  noteWords,
  quoted,
  responsibilityWords,
  tickWords,
} from '../wording.ts';
import type { Entry, Row, Section } from './model.ts';

const said = (text: string, label?: string): Entry[] =>
  text.trim() === ''
    ? []
    : [{ text: text.trim(), verbatim: false, ...(label === undefined ? {} : { label }) }];

const entries = (
  id: string,
  title: string,
  list: readonly Entry[],
  nature: Section['nature'] = 'fact',
): Section[] => (list.length === 0 ? [] : [{ id, title, nature, body: { kind: 'entries', entries: list } }]);

const table = (
  id: string,
  title: string,
  content: { readonly caption: string; readonly columns: readonly string[]; readonly rows: readonly Row[] },
): Section[] =>
  content.rows.length === 0 ? [] : [{ id, title, nature: 'fact', body: { kind: 'table', ...content } }];

function marks(list: readonly BodyMark[]): Section[] {
  if (list.length === 0) return [];
  return [
    {
      id: 'marks',
      title: 'Marks on the body',
      nature: 'fact',
      body: {
        kind: 'table',
        caption: 'Left and right are the child’s own. How old a mark is cannot be told from its colour.',
        columns: ['Mark', 'Where', 'What was seen', 'How it is said to have happened'],
        rows: list.map((mark, i) => ({
          cells: [
            String(i + 1),
            bodyRegion(mark.region).name,
            markWhat(mark),
            [
              explanationWords(mark.explanation),
              mark.ageClaimed === undefined ? '' : `Said of how old it is: ${mark.ageClaimed}`,
            ]
              .filter((part) => part !== '')
              .join('. '),
          ],
        })),
        marks: list.map(({ region }, i) => ({ number: i + 1, region })),
      },
    },
  ];
}

/** What is known of mutilation that must be reported, and whether it was. */
const fgmLines = (fgm: FgmKnown): string =>
  [
    `${fgmWords[fgm.how]} Known since ${writtenInstant(fgm.knownAt)}.`,
    fgm.report === undefined
      ? 'Report to the police by 101: owed, not recorded yet.'
      : `Reported to the police ${writtenInstant(fgm.report.at)}. Incident number ${fgm.report.incidentNumber}.`,
  ].join(' ');

const facts = (concern: Concern): Entry[] => [
  ...said(concern.facts),
  ...said(concern.ticks.map((tick) => tickWords[tick]).join(' '), 'Also true'),
  ...(concern.fgm === undefined ? [] : said(fgmLines(concern.fgm), harmWords.fgm)),
  ...said(concern.done, 'What was done'),
];

const accounts = (concern: Concern): Entry[] =>
  concern.accounts.map((account) => ({
    label: [
      account.saidBy,
      account.saidTo === undefined || account.saidTo === '' ? '' : `to ${account.saidTo}`,
      account.present === '' ? '' : `present: ${account.present}`,
    ]
      .filter((part) => part !== '')
      .join(', '),
    text: quoted(account.words),
    verbatim: true,
  }));

/** Everything that a concern says, section by section; empty ones are left out. */
export const contentSections = (concern: Concern): readonly Section[] => [
  ...entries(
    'harms',
    'What is suspected',
    said(concern.harms.map((harm) => harmWords[harm]).join('. ')),
    'opinion',
  ),
  ...marks(concern.marks),
  ...entries('facts', 'What was seen and told', facts(concern)),
  ...entries('words', 'Exact words', accounts(concern)),
  ...entries('voice', 'The child’s own voice', said(concern.childsVoice)),
  ...entries(
    'notes',
    'What else is known',
    noteIds.flatMap((id) => said(concern.notes[id] ?? '', noteWords[id])),
  ),
  ...entries(
    'record',
    'From the record',
    concern.fromRecord.flatMap((line) =>
      said([line.title, line.detail].filter((part) => part !== '').join(': ')),
    ),
  ),
  ...table('people', 'Family and household', {
    caption:
      'Parental responsibility is as somebody said or wrote it; it is never taken from a relationship.',
    columns: ['Name', 'Relationship', 'Born', 'Lives', 'Parental responsibility', 'Telephone'],
    rows: concern.people.map((person) => ({
      cells: [
        person.name,
        person.relationship,
        person.birthDate === undefined ? 'Not known' : writtenDate(person.birthDate),
        livesWords[person.lives],
        responsibilityWords[person.parentalResponsibility],
        person.phone ?? 'Not known',
      ],
    })),
  }),
  ...table('contacts', 'Others who work with the child', {
    caption: 'Who they are and how to reach them',
    columns: ['Who', 'Name', 'Reached by'],
    rows: concern.contacts.map((contact) => ({
      cells: [contact.role, contact.name, contact.reach ?? 'Not known'],
    })),
  }),
  ...entries(
    'details',
    concern.about === 'unborn-child' ? 'More about the mother' : 'More about the child',
    concern.details.flatMap(({ id, text }) => said(text, detailWords[id])),
  ),
  ...entries('opinion', 'Opinion of the author, apart from the facts', said(concern.opinion), 'opinion'),
];
