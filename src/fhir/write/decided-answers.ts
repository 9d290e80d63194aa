import type { Advice, Concern } from '../../domain/concern.ts';
import { piecesOf } from '../../domain/concern-pieces.ts';
import type { LawfulBasis } from '../../domain/lawful-basis.ts';
import { answers, date, type Items } from './answers.ts';
import { pieceName } from './piece-names.ts';
import { consentWords, informedWords, recipientName, routeWords } from './wording.ts';

const advice = (taken: Advice | undefined): Items =>
  answers('share.advice', [taken === undefined ? undefined : `${taken.from}: ${taken.words}`]);

const law = ({ chosen, listVersion }: LawfulBasis): Items =>
  answers(
    'share.law',
    chosen.map(({ citation, title }) => `${citation}: ${title} (list ${listVersion})`),
  );

/** What went and what stayed, by name: each piece is in one of the two. */
function goesAndStays(concern: Concern, goes: readonly string[]): Items {
  const ids = piecesOf(concern, concern.writtenAt.slice(0, 10)).map(({ id }) => id);
  const names = (wanted: boolean): string[] =>
    ids.filter((id) => goes.includes(id) === wanted).map((id) => pieceName(concern, id));
  return [...answers('share.goes', names(true)), ...answers('share.stays', names(false))];
}

/** Whether it was shared, with whom and why: the last part of the answers. */
export function decided(concern: Concern): Items {
  const { decision } = concern;
  const always = [
    ...answers('share.safe', [concern.safeNow === 'yes-with-us' ? 'Yes, with us' : 'No: 999']),
    ...answers('share.done', [concern.done]),
  ];
  if (!decision.share)
    return [
      ...always,
      ...answers('share.decision', ['Not shared']),
      ...law(decision.basis),
      ...answers('share.reasons', [decision.reasons]),
      ...advice(decision.advice),
      ...date('share.review', decision.reviewAt),
    ];
  const { consent } = decision;
  return [
    ...always,
    ...answers('share.decision', ['Shared']),
    ...answers('share.with', decision.recipients.map(recipientName)),
    ...answers('share.route', [routeWords[decision.route]]),
    ...goesAndStays(concern, decision.goes),
    ...answers('share.purpose', [decision.purpose]),
    ...law(decision.basis),
    ...answers('share.consent', [
      `${consentWords[consent.state]}${consent.by === undefined ? '' : ` (${consent.by})`}`,
    ]),
    ...answers('share.informed', [informedWords[decision.informed]]),
    ...advice(decision.advice),
    ...answers('share.conditions', [decision.conditions]),
  ];
}
