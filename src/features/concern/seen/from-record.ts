import type { ChosenItem } from '../../../domain/concern.ts';
import type { LinkedPerson } from '../../../domain/record.ts';
import type { Fetched } from '../../../domain/fetched.ts';
import type { Child } from '../../../domain/child.ts';
import type { RecordPart } from '../../../case/case.ts';
import type { Finding } from '../../../rules/rule.ts';
import { dateWords, dayWords, birthWords } from '../../../text/when.ts';
import { londonDay } from '../../../domain/calendar/london.ts';
import type { ClinicalEvent } from '../../../domain/record.ts';

const eventDay = (event: ClinicalEvent): string => {
  if (event.when === undefined) return 'no date recorded';
  const { from, text } = event.when;
  return text.length < 10 ? dateWords(text) : dayWords(londonDay(from));
};

const valueOf = <T>(read: Fetched<T>): T | undefined =>
  read.state === 'present' || read.state === 'incomplete' ? read.value : undefined;

/** Two offers are the same when they say the same of the same sources. */
export const itemKey = (item: ChosenItem): string => [item.title, item.detail, ...item.sources].join('\n');

/** What a flag that fired rests on, as one line. */
const ofFinding = ({ rule, outcome }: Finding): ChosenItem => ({
  title: rule.title,
  detail: Array.from(new Set(outcome.evidence.map(eventDay))).join(', '),
  sources: outcome.evidence.flatMap((event) => event.sources),
});

const ofEvent = (event: ClinicalEvent): ChosenItem => ({
  title: event.title,
  detail: [eventDay(event), event.siteText, event.place].filter((part) => part !== undefined).join(', '),
  sources: event.sources,
});

/** What may belong to the concern: flags that fired, then everything that happened, newest first. Nothing is ticked. */
export function offeredItems(
  findings: readonly Finding[],
  parts: readonly RecordPart[],
): readonly ChosenItem[] {
  const events = parts
    .flatMap((part) => valueOf(part.read) ?? [])
    .sort((a, b) => (b.when?.from ?? 0) - (a.when?.from ?? 0));
  const all = [
    ...findings
      .filter(({ outcome }) => outcome.truth === 'yes' && outcome.evidence.length > 0)
      .map(ofFinding),
    ...events.map(ofEvent),
  ];
  const keys = all.map(itemKey);
  return all.filter((_, i) => keys.indexOf(keys[i] ?? '') === i);
}

/** Parts that were not read to the end, by name: what they hold cannot be offered. */
export const unreadParts = (parts: readonly RecordPart[]): readonly string[] =>
  parts
    .filter((part) => part.read.state !== 'present' && part.read.state !== 'none-recorded')
    .map((part) => part.title);

/** "Mother, Jo TESTMOTHER, born 3 Mar 1996", one a line; nothing when it could not be read. */
export function householdWords(household: Fetched<readonly LinkedPerson[]>, now: number): string {
  return (valueOf(household) ?? [])
    .map((person) =>
      [
        person.relationship,
        person.name,
        person.birthDate === undefined ? undefined : `born ${birthWords(person.birthDate, now)}`,
      ]
        .filter((part) => part !== undefined)
        .join(', '),
    )
    .join('\n');
}

/** "English. No interpreter needed." as recorded; nothing where the record is silent. */
export function communicationWords(child: Child | undefined): string {
  const interpreter =
    child?.interpreterNeeded === undefined
      ? undefined
      : child.interpreterNeeded
        ? 'Interpreter needed.'
        : 'No interpreter needed.';
  return [child?.language === undefined ? undefined : `${child.language}.`, interpreter]
    .filter((part) => part !== undefined)
    .join(' ');
}
