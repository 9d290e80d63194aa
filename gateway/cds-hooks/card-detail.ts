import type { ClinicalEvent } from '../../src/domain/record.ts';
import type { Finding } from '../../src/rules/rule.ts';
import { inMarkdown, shortened } from './plain-text.ts';
import { cardWords, dayInWords } from './words.ts';

const evidenceShown = 5;
/** Characters of one entry: entries of one day are told as one, and may be many. */
const entryLength = 300;

/** The child is not named on a card: whoever sees it has the record open. */
export const withoutName = (text: string): string => text.replaceAll('{name}', 'the child');

/** A part of a card under its own heading. */
export const section = (title: string, body: string): string => `**${title}**\n\n${body}`;

function eventLine({ title, when, place, recordedBy }: ClinicalEvent): string {
  const said = [
    title,
    when && dayInWords(when),
    place,
    recordedBy === undefined ? undefined : cardWords.recordedBy(recordedBy),
  ];
  return inMarkdown(
    shortened(said.filter((part) => part !== undefined && part !== '').join(', '), entryLength),
  );
}

/** What decided, criterion by criterion, with the entries of the record it rests on. An age alone is no news. */
function evidenceOf({ because }: Finding): string {
  const decided = because.filter(({ truth }) => truth === 'yes');
  const withEntries = decided.filter(({ evidence }) => evidence.length > 0);
  return (withEntries.length > 0 ? withEntries : decided)
    .map(({ words, evidence }) => {
      const lines = evidence.slice(0, evidenceShown).map((event) => `  - “${eventLine(event)}”`);
      const left = evidence.length - lines.length;
      return [
        `- Found: ${inMarkdown(words)}`,
        ...lines,
        ...(left > 0 ? [`  - ${cardWords.andMore(left)}`] : []),
      ].join('\n');
    })
    .join('\n');
}

/** What an alert rests on, why it matters and what to do, in Markdown of which no word of the record is a part. */
export function alertDetail(finding: Finding): string {
  const { rule, sentence } = finding;
  return [
    section(cardWords.matched, evidenceOf(finding)),
    section(cardWords.why, inMarkdown(withoutName(rule.why))),
    section(cardWords.toDo, inMarkdown(withoutName(rule.advice))),
    section(cardWords.rule, inMarkdown(withoutName(sentence))),
  ].join('\n\n');
}
