import type { SharingDecision } from '../../domain/concern.ts';
import { subjectOf, encounterOf, type ConcernInput } from './input.ts';
import { identifierOf, labelled } from './parts.ts';
import { concernQuestionnaire } from './questionnaire.ts';
import {
  consentWords,
  explanationWords,
  informedWords,
  itemWords,
  markWords,
  recipientName,
  tickWords,
} from './wording.ts';

type Items = fhir4.QuestionnaireResponseItem[];

function answers(linkId: string, words: readonly (string | undefined)[]): Items {
  const given = words.filter((word) => word !== undefined && word.trim() !== '');
  return given.length === 0 ? [] : [{ linkId, answer: given.map((valueString) => ({ valueString })) }];
}

const group = (linkId: string, item: Items): Items => (item.length === 0 ? [] : [{ linkId, item }]);

function decided(decision: SharingDecision): Items {
  if (!decision.share)
    return [
      ...answers('share.decision', ['Not shared']),
      ...answers('share.reasons', [decision.reasons]),
      ...answers('share.advice', [decision.advice]),
      ...answers('share.review', [decision.reviewAt]),
    ];
  const { consent, basis } = decision;
  return [
    ...answers('share.decision', ['Shared']),
    ...answers('share.with', decision.recipients.map(recipientName)),
    ...answers(
      'share.items',
      decision.items.map((item) => itemWords[item]),
    ),
    ...answers('share.purpose', [decision.purpose]),
    ...answers(
      'share.law',
      basis.chosen.map((entry) => `${entry.citation}: ${entry.title} (list ${basis.listVersion})`),
    ),
    ...answers('share.consent', [
      `${consentWords[consent.state]}${consent.by === undefined ? '' : ` (${consent.by})`}`,
    ]),
    ...answers('share.informed', [informedWords[decision.informed]]),
    ...answers('share.advice', [decision.advice]),
    ...answers('share.conditions', [decision.conditions]),
  ];
}

/** Every answer of the form, under the version of the form that asked. */
export function questionnaireResponse(input: ConcernInput): fhir4.QuestionnaireResponse {
  const { concern } = input;
  return {
    resourceType: 'QuestionnaireResponse',
    meta: labelled(concern, 'response'),
    identifier: identifierOf(concern, 'response'),
    questionnaire: `${concernQuestionnaire.url}|${concernQuestionnaire.version}`,
    status: 'completed',
    subject: subjectOf(input),
    ...encounterOf(input),
    authored: concern.writtenAt,
    author: input.author,
    item: [
      ...group('seen', [
        ...answers(
          'seen.mark',
          concern.marks.map((mark) => `${markWords(mark)}. ${explanationWords(mark.explanation)}`),
        ),
        ...answers('seen.facts', [concern.facts]),
        ...answers(
          'seen.true',
          concern.ticks.map((tick) => tickWords[tick]),
        ),
        ...answers(
          'seen.record',
          concern.fromRecord.map((line) => `${line.title}. ${line.detail}`),
        ),
      ]),
      ...group('said', [
        ...concern.accounts.flatMap((account) =>
          group('said.account', [
            ...answers('said.account.words', [account.words]),
            ...answers('said.account.by', [account.saidBy]),
            ...answers('said.account.present', [account.present]),
          ]),
        ),
        ...answers('said.voice', [concern.childsVoice]),
      ]),
      ...group('opinion', answers('opinion.text', [concern.opinion])),
      ...group('more', [
        ...answers('more.household', [concern.household]),
        ...answers('more.communication', [concern.communication]),
        ...answers('more.barriers', [concern.barriers]),
        ...answers('more.advised', [concern.advised]),
      ]),
      ...group('share', [
        ...answers('share.safe', [concern.safeNow === 'yes-with-us' ? 'Yes, with us' : 'No: 999']),
        ...answers('share.done', [concern.done]),
        ...decided(concern.decision),
      ]),
    ],
  };
}
