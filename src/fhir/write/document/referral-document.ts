import { writtenInstant } from '../../../domain/calendar/written.ts';
import type { Concern } from '../../../domain/concern.ts';
import { onlyWhatGoes } from '../../../domain/concern-pieces.ts';
import { unreachable } from '../../../domain/result.ts';
import type { ConcernInput } from '../input.ts';
import { sentByWriting } from '../sent-by-writing.ts';
import { recipientName, routeWords, safeWords } from '../wording.ts';
import { answersSection } from './answers-section.ts';
import { childLines } from './child-lines.ts';
import { contentSections } from './content-sections.ts';
import { decisionSection, footingSection } from './decision-section.ts';
import type { ConcernDocument, Line } from './model.ts';

/** What a document is made from. */
export type DocumentInput = Pick<
  ConcernInput,
  'concern' | 'child' | 'author' | 'organisation' | 'reference' | 'reach' | 'answerDueAt'
>;

function titleOf({ decision }: Concern): string {
  const first = decision.share ? decision.recipients[0] : undefined;
  if (first === undefined) return 'Safeguarding concern';
  switch (first.kind) {
    case 'social-care':
      return 'Safeguarding referral to children’s social care';
    case 'adult-services':
      return 'Hand-over to adult social care';
    case 'police':
      return 'Safeguarding concern shared with the police';
    case 'named-nurse':
    case 'gp-team':
    case 'health-visitor':
      return 'Safeguarding concern shared';
    default:
      return unreachable(first);
  }
}

const line = (label: string, text: string | undefined): Line[] =>
  text === undefined || text.trim() === '' ? [] : [{ label, text: text.trim() }];

const writer = (input: DocumentInput): Line[] => [
  ...line('From', `${input.author.display}, ${input.organisation}`),
  ...line('Reached by', input.reach),
  ...line('Begun', writtenInstant(input.concern.startedAt)),
  ...line('Written', writtenInstant(input.concern.writtenAt)),
  ...line('Reference', input.reference),
];

/**
 * What goes to the first recipient: the pieces that go and nothing else. Or, with `whole`, everything, as the child's
 * record and the safeguarding log keep it.
 */
export function referralDocument(
  input: DocumentInput,
  extent: { readonly goes: readonly string[] } | 'whole',
): ConcernDocument {
  const { concern, child } = input;
  const shown = extent === 'whole' ? concern : onlyWhatGoes(concern, extent.goes);
  const { decision } = shown;
  const to = decision.share ? decision.recipients[0] : undefined;
  return {
    title: extent === 'whole' ? 'Safeguarding concern, the whole of it' : titleOf(concern),
    urgency: safeWords[concern.safeNow],
    head: [
      ...(to === undefined || extent === 'whole'
        ? []
        : line('To', `${recipientName(to)}${decision.share ? `, ${routeWords[decision.route]}` : ''}`)),
      ...writer(input),
      ...(extent === 'whole' || input.answerDueAt === undefined || !sentByWriting(decision)
        ? []
        : line('An answer is due by', writtenInstant(input.answerDueAt))),
    ],
    child: childLines(child, concern),
    sections: [
      ...contentSections(shown),
      ...answersSection(concern.decision),
      extent !== 'whole' && decision.share ? footingSection(decision) : decisionSection(decision),
    ],
  };
}
