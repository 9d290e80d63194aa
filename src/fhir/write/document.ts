import { writtenDate, writtenInstant } from '../../domain/calendar/written.ts';
import type { Child } from '../../domain/child.ts';
import { formatNhsNumber } from '../../domain/nhs-number.ts';
import type { Concern, SharedItem } from '../../domain/concern.ts';
import { unreachable } from '../../domain/result.ts';
import type { ConcernInput } from './input.ts';
import {
  consentWords,
  explanationWords,
  informedWords,
  itemWords,
  markWords,
  quoted,
  recipientName,
  tickWords,
} from './wording.ts';

/** Every kind of item, in the order in which a concern is read. */
const allItems: readonly SharedItem[] = [
  'marks',
  'facts',
  'words',
  'voice',
  'household',
  'from-record',
  'opinion',
];

/** The words of one kind of item; empty when the concern has none. */
function itemText(concern: Concern, item: SharedItem): string {
  switch (item) {
    case 'marks':
      return concern.marks
        .map((mark, i) => `${i + 1}. ${markWords(mark)}. ${explanationWords(mark.explanation)}`)
        .join('\n');
    case 'facts':
      return [concern.facts, ...concern.ticks.map((tick) => `- ${tickWords[tick]}`)].join('\n');
    case 'words':
      return concern.accounts
        .map((a) => `${a.saidBy}${a.present === '' ? '' : ` (present: ${a.present})`}: ${quoted(a.words)}`)
        .join('\n');
    case 'voice':
      return concern.childsVoice;
    case 'household':
      return concern.household ?? '';
    case 'from-record':
      return concern.fromRecord
        .map((line) => `- ${line.title}${line.detail === '' ? '' : `: ${line.detail}`}`)
        .join('\n');
    case 'opinion':
      return concern.opinion;
    default:
      return unreachable(item);
  }
}

const section = (title: string, text: string | undefined): string =>
  text === undefined || text.trim() === '' ? '' : `${title.toUpperCase()}\n${text.trim()}\n`;

function childLines(child: Child): string {
  const name = [child.name.family?.toUpperCase(), child.name.given].filter(Boolean).join(', ');
  const number =
    'value' in child.nhsNumber
      ? `${formatNhsNumber(child.nhsNumber.value)} (${child.nhsNumber.state === 'verified' ? 'verified' : 'not verified'})`
      : 'none that can be used';
  return [
    name === '' ? (child.name.text ?? 'Name not recorded') : name,
    `Born ${child.birthDate === undefined ? 'not recorded' : writtenDate(child.birthDate)}. NHS number ${number}.`,
    ...(child.address ? [[...child.address.lines, child.address.postcode].filter(Boolean).join(', ')] : []),
  ].join('\n');
}

function decisionText(concern: Concern): string {
  const { decision } = concern;
  if (!decision.share)
    return [
      'Decision: not shared.',
      `Reasons: ${decision.reasons}`,
      decision.advice === undefined ? '' : `Advice taken: ${decision.advice}`,
      decision.reviewAt === undefined ? '' : `To be looked at again: ${decision.reviewAt}`,
    ]
      .filter((line) => line !== '')
      .join('\n');
  return [
    `Decision: shared with ${decision.recipients.map(recipientName).join('; ')}.`,
    `Purpose: ${decision.purpose}`,
    `${consentWords[decision.consent.state]}${decision.consent.by === undefined ? '' : ` (${decision.consent.by})`}.`,
    informedWords[decision.informed],
    `Law: ${decision.basis.chosen.map((entry) => `${entry.citation}, ${entry.title.toLowerCase()}`).join('; ')} (list ${decision.basis.listVersion}).`,
    decision.advice === undefined ? '' : `Advice taken: ${decision.advice}`,
    decision.conditions === undefined ? '' : `Conditions: ${decision.conditions}`,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

type DocumentInput = Pick<ConcernInput, 'concern' | 'child' | 'author' | 'organisation' | 'reference'>;

const heading = (input: DocumentInput): string =>
  [
    `SAFEGUARDING CONCERN${input.reference === undefined ? '' : ` ${input.reference}`}`,
    input.concern.about === 'unborn-child'
      ? 'About an unborn child; kept in the mother’s record.'
      : undefined,
    childLines(input.child),
    `Written ${writtenInstant(input.concern.writtenAt)} by ${input.author.display}, ${input.organisation}.`,
    '',
  ]
    .filter((line) => line !== undefined)
    .join('\n');

/** What goes to the first recipient, in plain text: the ticked items and nothing else. */
export function sharedDocument(input: DocumentInput, items: readonly SharedItem[]): string {
  return [
    heading(input),
    ...allItems
      .filter((item) => items.includes(item))
      .map((item) => section(itemWords[item], itemText(input.concern, item))),
    section(
      'Safe now',
      input.concern.safeNow === 'no-999' ? 'No. 999 was to be rung.' : 'Yes, with the clinician.',
    ),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** The whole concern in plain text, as kept in the child's record. */
export function wholeDocument(input: DocumentInput): string {
  const { concern } = input;
  return [
    sharedDocument(input, allItems),
    section('Language and communication', concern.communication),
    section('What makes it hard to come', concern.barriers),
    section('What the family was advised', concern.advised),
    section('What was done', concern.done),
    section('Decision', decisionText(concern)),
  ]
    .filter((part) => part !== '')
    .join('\n');
}
