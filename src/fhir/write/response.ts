import { bodyRegion } from '../../domain/body-region.ts';
import type { BodyMark, Concern } from '../../domain/concern.ts';
import { noteIds } from '../../domain/concern-notes.ts';
import { answered, answers, date, group, instant, number, type Items } from './answers.ts';
import { decided } from './decided-answers.ts';
import { harmAnswers } from './harms.ts';
import { encounterOf, subjectOf, type ConcernInput } from './input.ts';
import { identifierOf, labelled, type PartName } from './parts.ts';
import { concernQuestionnaire } from './questionnaire.ts';
import {
  explanationWords,
  fgmWords,
  fromWords,
  livesWords,
  markKinds,
  responsibilityWords,
  tickWords,
} from './wording.ts';

const whom = { child: 'A child', 'unborn-child': 'An unborn child' } as const;

const markAnswers = (mark: BodyMark): Items =>
  group('seen.mark', [
    ...answers('seen.mark.where', [bodyRegion(mark.region).name]),
    ...answers('seen.mark.what', [markKinds[mark.kind]]),
    ...number('seen.mark.count', mark.count, 'Integer'),
    ...number('seen.mark.length', mark.lengthMm, 'Decimal'),
    ...number('seen.mark.width', mark.widthMm, 'Decimal'),
    ...answers('seen.mark.shape', [mark.shape]),
    ...answers('seen.mark.colour', [mark.colour]),
    ...answers('seen.mark.pattern', [mark.pattern]),
    ...answers('seen.mark.age', [mark.ageClaimed]),
    ...answers('seen.mark.explanation', [explanationWords(mark.explanation)]),
    ...answers('seen.mark.note', [mark.note]),
  ]);

const said = (concern: Concern): Items => [
  ...concern.accounts.flatMap((account) =>
    group('said.account', [
      ...answers('said.account.words', [account.words]),
      ...answers('said.account.by', [account.saidBy]),
      ...answers('said.account.to', [account.saidTo]),
      ...answers('said.account.present', [account.present]),
    ]),
  ),
  ...answers('said.voice', [concern.childsVoice]),
];

const people = (concern: Concern): Items =>
  concern.people.flatMap((person) =>
    group('people.person', [
      ...answers('people.person.name', [person.name]),
      ...answers('people.person.relationship', [person.relationship]),
      ...date('people.person.born', person.birthDate),
      ...answers('people.person.lives', [livesWords[person.lives]]),
      ...answers('people.person.responsibility', [responsibilityWords[person.parentalResponsibility]]),
      ...answers('people.person.phone', [person.phone]),
      ...answers('people.person.from', [fromWords[person.from]]),
    ]),
  );

const contacts = (concern: Concern): Items =>
  concern.contacts.flatMap((contact) =>
    group('contacts.contact', [
      ...answers('contacts.contact.role', [contact.role]),
      ...answers('contacts.contact.name', [contact.name]),
      ...answers('contacts.contact.reach', [contact.reach]),
      ...answers('contacts.contact.from', [fromWords[contact.from]]),
    ]),
  );

const details = (concern: Concern): Items =>
  concern.details.flatMap(({ id, text, from }) =>
    answered(`details.${id}`, [
      { valueString: text, item: answers(`details.${id}.from`, [fromWords[from]]) },
    ]),
  );

const fgm = ({ fgm: known }: Concern): Items =>
  known === undefined
    ? []
    : [
        ...answers('fgm.how', [fgmWords[known.how]]),
        ...instant('fgm.known', known.knownAt),
        ...instant('fgm.reported', known.report?.at),
        ...answers('fgm.incident', [known.report?.incidentNumber]),
      ];

const itemsOf = (concern: Concern): Items => [
  ...group('about', [
    ...answers('about.whom', [whom[concern.about]]),
    ...date('about.expected', concern.expectedDate),
    ...answered(
      'about.harm',
      harmAnswers(concern).map((valueCoding) => ({ valueCoding })),
    ),
  ]),
  ...group('seen', [
    ...concern.marks.flatMap(markAnswers),
    ...answers('seen.facts', [concern.facts]),
    ...answers(
      'seen.true',
      concern.ticks.map((tick) => tickWords[tick]),
    ),
    ...answers(
      'seen.record',
      concern.fromRecord.map(({ title, detail }) => [title, detail].filter((one) => one !== '').join(': ')),
    ),
  ]),
  ...group('said', said(concern)),
  ...group('opinion', answers('opinion.text', [concern.opinion])),
  ...group(
    'notes',
    noteIds.flatMap((id) => answers(`notes.${id}`, [concern.notes[id]])),
  ),
  ...group('people', people(concern)),
  ...group('contacts', contacts(concern)),
  ...group('details', details(concern)),
  ...group('fgm', fgm(concern)),
  ...group('share', decided(concern)),
];

/** Every answer of the form, under the version of the form that asked. */
export function questionnaireResponse(
  input: ConcernInput,
  part: PartName = 'response',
): fhir4.QuestionnaireResponse {
  const { concern } = input;
  return {
    resourceType: 'QuestionnaireResponse',
    meta: labelled(concern, part),
    identifier: identifierOf(concern, part),
    questionnaire: `${concernQuestionnaire.url}|${concernQuestionnaire.version}`,
    status: 'completed',
    subject: subjectOf(input),
    ...encounterOf(input),
    authored: concern.writtenAt,
    author: input.author,
    item: itemsOf(concern),
  };
}
