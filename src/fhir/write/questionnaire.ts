import { systems } from './systems.ts';

const text = (linkId: string, words: string, required = false): fhir4.QuestionnaireItem => ({
  linkId,
  text: words,
  type: 'text',
  ...(required ? { required } : {}),
});
const many = (linkId: string, words: string): fhir4.QuestionnaireItem => ({
  ...text(linkId, words),
  repeats: true,
});
const group = (linkId: string, words: string, item: fhir4.QuestionnaireItem[]): fhir4.QuestionnaireItem => ({
  linkId,
  text: words,
  type: 'group',
  item,
});

/** The form as published, so that an answer always says which questions it answered. A change is a new version. */
export const concernQuestionnaire = {
  resourceType: 'Questionnaire',
  url: systems.questionnaire,
  version: '1.0.0',
  name: 'SafeguardingConcern',
  title: 'Record a safeguarding concern',
  status: 'active',
  subjectType: ['Patient'],
  date: '2026-11-20',
  item: [
    group('seen', 'What was seen', [
      many('seen.mark', 'Mark on the body'),
      text('seen.facts', 'What was seen and told, as facts', true),
      many('seen.true', 'What is true'),
      many('seen.record', 'From the record'),
    ]),
    group('said', 'What was said', [
      {
        ...group('said.account', 'An account', [
          text('said.account.words', 'Their exact words', true),
          text('said.account.by', 'Who said it', true),
          text('said.account.present', 'Who was there'),
        ]),
        repeats: true,
      },
      text('said.voice', 'The child’s own voice'),
    ]),
    group('opinion', 'What the clinician thinks, kept apart from the facts', [
      text('opinion.text', 'Opinion'),
    ]),
    group('more', 'More, if known', [
      text('more.household', 'Who is at home'),
      text('more.communication', 'Language and communication'),
      text('more.barriers', 'What makes it hard to come'),
      text('more.advised', 'What the family was advised'),
    ]),
    group('share', 'Share it, or not', [
      text('share.safe', 'Is the child safe at this moment?', true),
      text('share.done', 'What was done'),
      text('share.decision', 'Decision', true),
      many('share.with', 'Shared with'),
      many('share.items', 'What was shared'),
      text('share.purpose', 'Purpose'),
      many('share.law', 'Lawful basis'),
      text('share.consent', 'Consent'),
      text('share.informed', 'Does the family know?'),
      text('share.reasons', 'Reasons for not sharing'),
      text('share.advice', 'Advice taken'),
      text('share.conditions', 'Conditions'),
      text('share.review', 'To be looked at again'),
    ]),
  ],
} satisfies fhir4.Questionnaire;
