import type { HappeningShape } from '../../../api/concern-log.ts';
import { unreachable } from '../../../domain/result.ts';
import { carriedWords, decidedWords, outcomeWords } from '../../../text/referral-acts.ts';
import { happeningWords as words } from '../../../text/referral-concern.ts';
import type { Opened } from '../opened.ts';

/** One line of what happened. */
export interface Happened {
  readonly key: string;
  readonly at: string;
  readonly by: string;
  readonly title: string;
  readonly more: readonly string[];
}

const some = (...lines: readonly (string | undefined)[]): readonly string[] =>
  lines.filter((line) => line !== undefined);
const reference = (given: string | undefined) =>
  given === undefined ? undefined : words.theirReference(given);

function said(happening: HappeningShape): Pick<Happened, 'title' | 'more'> {
  switch (happening.kind) {
    case 'sent':
      return {
        title: words.sent(carriedWords[happening.how].toLowerCase()),
        more: some(
          happening.whoTook === undefined ? undefined : words.took(happening.whoTook),
          reference(happening.theirReference),
        ),
      };
    case 'call':
      return {
        title: words.call(happening.to),
        more: some(words.answered(happening.whoAnswered), happening.said),
      };
    case 'acknowledged':
      return {
        title: words.acknowledged,
        more: some(words.from(happening.from), reference(happening.theirReference)),
      };
    case 'decided':
      return {
        title: words.decided(decidedWords[happening.decision]),
        more: some(words.from(happening.from), happening.words),
      };
    case 'outcome':
      return { title: words.outcome(outcomeWords[happening.outcome]), more: some(happening.words) };
    case 'escalated':
      return { title: words.escalated(happening.to), more: some(happening.words) };
    case 'outcome-shared':
      return { title: words['outcome-shared'](happening.with), more: some(happening.why) };
    case 'police-told':
      return { title: words['police-told'](happening.incidentNumber), more: [] };
    case 'reviewed':
      return { title: words.reviewed, more: some(happening.words) };
    default:
      return unreachable(happening);
  }
}

/** Everything that happened to a concern, newest first: each version, and what was told since. */
export const historyOf = ({ versions, happenings }: Opened): readonly Happened[] =>
  [
    ...versions.map(({ number, at, by, why }) => ({
      key: `version ${number}`,
      at,
      by,
      title: number === 1 ? words.logged : words.amended(number),
      more: some(why),
    })),
    ...happenings.map((happening, i) => ({
      key: `happening ${i}`,
      at: happening.at,
      by: happening.by,
      ...said(happening),
    })),
  ].toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
