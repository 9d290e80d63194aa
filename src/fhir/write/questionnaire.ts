import { detailIds } from './details.ts';
import { noteIds } from '../../domain/concern-notes.ts';
import { harmCodes } from './harms.ts';
import { systems } from './systems.ts';
import { detailWords, noteWords } from './wording.ts';

type Item = fhir4.QuestionnaireItem;

const ask = (linkId: string, words: string, type: Item['type'] = 'text', more: Partial<Item> = {}): Item => ({
  linkId,
  text: words,
  type,
  ...more,
});
const group = (linkId: string, words: string, item: Item[], more: Partial<Item> = {}): Item => ({
  linkId,
  text: words,
  type: 'group',
  ...more,
  item,
});
const must = { required: true };
const many = { repeats: true };
/** Whether the record system knew it or the author wrote it. */
const from = (linkId: string): Item => ask(`${linkId}.from`, 'Where it comes from');

/** The form as published, so that an answer always says which questions it answered. A change is a new version. */
export const concernQuestionnaire = {
  resourceType: 'Questionnaire',
  url: systems.questionnaire,
  version: '2.0.0',
  name: 'SafeguardingConcern',
  title: 'Record a safeguarding concern',
  status: 'active',
  subjectType: ['Patient'],
  date: '2026-11-21',
  item: [
    group('about', 'Whom it is about', [
      ask('about.whom', 'A child, or an unborn child?', 'text', must),
      ask('about.expected', 'When an unborn child is expected', 'date'),
      ask('about.harm', 'What is suspected', 'choice', {
        ...many,
        answerOption: harmCodes.map((valueCoding) => ({ valueCoding })),
      }),
    ]),
    group('seen', 'What was seen', [
      group(
        'seen.mark',
        'Mark on the body',
        [
          ask('seen.mark.where', 'Where', 'text', must),
          ask('seen.mark.what', 'What it is', 'text', must),
          ask('seen.mark.count', 'How many', 'integer'),
          ask('seen.mark.length', 'Length in millimetres', 'decimal'),
          ask('seen.mark.width', 'Width in millimetres', 'decimal'),
          ask('seen.mark.shape', 'Shape'),
          ask('seen.mark.colour', 'Colour'),
          ask('seen.mark.pattern', 'Pattern'),
          ask('seen.mark.age', 'How old it is said to be, and by whom'),
          ask('seen.mark.explanation', 'How it is said to have happened', 'text', must),
          ask('seen.mark.note', 'Anything else seen'),
        ],
        many,
      ),
      ask('seen.facts', 'What was seen and told, as facts'),
      ask('seen.true', 'What is true', 'text', many),
      ask('seen.record', 'From the record', 'text', many),
    ]),
    group('said', 'What was said', [
      group(
        'said.account',
        'An account',
        [
          ask('said.account.words', 'Their exact words', 'text', must),
          ask('said.account.by', 'Who said it', 'text', must),
          ask('said.account.to', 'To whom, if not to the author'),
          ask('said.account.present', 'Who was there'),
        ],
        many,
      ),
      ask('said.voice', 'The child’s own voice'),
    ]),
    group('opinion', 'What the clinician thinks, kept apart from the facts', [
      ask('opinion.text', 'Opinion'),
    ]),
    group(
      'notes',
      'What else is known',
      noteIds.map((id) => ask(`notes.${id}`, noteWords[id])),
    ),
    group('people', 'Family and household', [
      group(
        'people.person',
        'Person',
        [
          ask('people.person.name', 'Name'),
          ask('people.person.relationship', 'Relationship to the child'),
          ask('people.person.born', 'Born', 'date'),
          ask('people.person.lives', 'Where they live'),
          ask('people.person.responsibility', 'Parental responsibility, as said or written'),
          ask('people.person.phone', 'Telephone'),
          from('people.person'),
        ],
        many,
      ),
    ]),
    group('contacts', 'Others who work with the child', [
      group(
        'contacts.contact',
        'Contact',
        [
          ask('contacts.contact.role', 'Who'),
          ask('contacts.contact.name', 'Name'),
          ask('contacts.contact.reach', 'Reached by'),
          from('contacts.contact'),
        ],
        many,
      ),
    ]),
    group(
      'details',
      'More about the child, or the mother of an unborn child',
      detailIds.map((id) => ask(`details.${id}`, detailWords[id], 'text', { item: [from(`details.${id}`)] })),
    ),
    group('fgm', 'Female genital mutilation of a girl under 18', [
      ask('fgm.how', 'How it is known'),
      ask('fgm.known', 'Known since', 'dateTime'),
      ask('fgm.reported', 'Reported to the police', 'dateTime'),
      ask('fgm.incident', 'The police’s incident number'),
    ]),
    group('share', 'Share it, or not', [
      ask('share.safe', 'Is the child safe at this moment?', 'text', must),
      ask('share.done', 'What was done'),
      ask('share.decision', 'Decision', 'text', must),
      ask('share.with', 'Shared with', 'text', many),
      ask('share.route', 'How it is to reach the first of them'),
      ask('share.goes', 'What goes to the first of them', 'text', many),
      ask('share.stays', 'What stays', 'text', many),
      ask('share.purpose', 'Purpose'),
      ask('share.law', 'Lawful basis', 'text', many),
      ask('share.consent', 'Consent'),
      ask('share.informed', 'Does the family know?'),
      ask('share.reasons', 'Reasons for not sharing'),
      ask('share.advice', 'Advice taken, and from whom'),
      ask('share.conditions', 'Conditions'),
      ask('share.review', 'To be looked at again', 'date'),
    ]),
  ],
} satisfies fhir4.Questionnaire;
