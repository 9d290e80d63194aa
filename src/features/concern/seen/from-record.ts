import type { ChosenItem } from '../../../domain/concern.ts';
import { whenOf } from '../../../domain/calendar/partial-date.ts';
import { heldBy } from '../../../domain/fetched.ts';
import type { Child } from '../../../domain/child.ts';
import type { RecordPart } from '../../../case/case.ts';
import type { Finding } from '../../../rules/rule.ts';
import { dateWords, dayWords } from '../../../text/when.ts';
import { londonDay } from '../../../domain/calendar/london.ts';
import type { ClinicalEvent } from '../../../domain/record.ts';

const eventDay = (event: ClinicalEvent): string => {
  if (event.when === undefined) return 'no date recorded';
  const { from, text } = event.when;
  return text.length < 10 ? dateWords(text) : dayWords(londonDay(from));
};

/** Two offers are the same when they say the same of the same sources. */
export const itemKey = (item: ChosenItem): string => [item.title, item.detail, ...item.sources].join('\n');

/** What the record offers, and when it was, in milliseconds since 1970: several times for a flag, none where undated. */
export interface Offer {
  readonly item: ChosenItem;
  readonly times: readonly { readonly from: number; readonly to: number }[];
}

/** What a flag that fired rests on, as one line. */
const ofFinding = ({ rule, outcome }: Finding): Offer => ({
  item: {
    title: rule.title,
    detail: Array.from(new Set(outcome.evidence.map(eventDay))).join(', '),
    sources: outcome.evidence.flatMap((event) => event.sources),
  },
  times: outcome.evidence.flatMap((event) => event.when ?? []),
});

const ofEvent = (event: ClinicalEvent): Offer => ({
  item: {
    title: event.title,
    detail: [eventDay(event), event.siteText, event.place].filter((part) => part !== undefined).join(', '),
    sources: event.sources,
  },
  times: event.when === undefined ? [] : [event.when],
});

/** What may belong to the concern: flags that fired, then everything that happened, newest first. Nothing is ticked. */
export function offeredItems(findings: readonly Finding[], parts: readonly RecordPart[]): readonly Offer[] {
  const events = parts
    .flatMap((part) => heldBy(part.read) ?? [])
    .sort((a, b) => (b.when?.from ?? 0) - (a.when?.from ?? 0));
  const offers = [
    ...findings
      .filter(({ outcome }) => outcome.truth === 'yes' && outcome.evidence.length > 0)
      .map(ofFinding),
    ...events.map(ofEvent),
  ];
  return Array.from(new Map(offers.map((offer) => [itemKey(offer.item), offer])).values());
}

/** What is looked for among the offers: words anywhere in it, and days, both included, `2026-11-20` or empty. */
export interface Sought {
  readonly words: string;
  readonly from: string;
  readonly to: string;
}

const dayStart = (day: string): number | undefined => whenOf(day)?.from;
const dayEnd = (day: string): number | undefined => whenOf(day)?.to;

/** The offers that fit, in their order. One without a date is never hidden by a date: it stands last. */
export function fitting(offers: readonly Offer[], { words, from, to }: Sought): readonly Offer[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const [start = -Infinity, end = Infinity] = [dayStart(from), dayEnd(to)];
  const said = offers.filter(({ item }) => {
    const text = `${item.title} ${item.detail}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
  if (start === -Infinity && end === Infinity) return said;
  return [
    ...said.filter(({ times }) => times.some((time) => time.from <= end && time.to >= start)),
    ...said.filter(({ times }) => times.length === 0),
  ];
}

/** Parts that were not read to the end, by name: what they hold cannot be offered. */
export const unreadParts = (parts: readonly RecordPart[]): readonly string[] =>
  parts
    .filter((part) => part.read.state !== 'present' && part.read.state !== 'none-recorded')
    .map((part) => part.title);

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
