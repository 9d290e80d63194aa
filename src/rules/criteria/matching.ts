import { ageWithin } from '../../domain/calendar/age.ts';
import { moveDay, parseDuration, type DurationParts } from '../../domain/calendar/duration.ts';
import { londonDay, londonInstant, type Day } from '../../domain/calendar/london.ts';
import type { ClinicalEvent, When } from '../../domain/record.ts';
import type { RecordIndex } from '../record-index.ts';
import type { EventsCriterion, Missing, Truth } from '../rule.ts';

/** Which events count, and what is not known about those that may. */
export interface Matching {
  readonly sure: readonly ClinicalEvent[];
  readonly possible: readonly ClinicalEvent[];
  readonly missing: readonly Missing[];
}

type Answer = 'yes' | 'no' | Missing;
type Narrowing = Omit<EventsCriterion, 'atLeast' | 'distinct'>;

const noDate = ({ kind, when }: ClinicalEvent): Missing => ({
  kind: 'date',
  eventKind: kind,
  ...(when !== undefined && { text: when.text }),
});

/** The instant at which a window that ends now begins. Days and longer begin with the day; hours are counted exactly. */
export function windowStart(within: string, record: RecordIndex): number {
  const parts = parseDuration(within) ?? { months: 0, days: 0, hours: 0 };
  const now = Date.parse(record.input.now);
  if (parts.hours > 0 && parts.months === 0 && parts.days === 0) return now - parts.hours * 3_600_000;
  return londonInstant(moveDay(record.today, parts, -1)) - parts.hours * 3_600_000;
}

function inWindow(event: ClinicalEvent, start: number | undefined): Answer {
  if (start === undefined) return 'yes';
  if (event.when === undefined) return noDate(event);
  if (event.when.from >= start) return 'yes';
  return event.when.to < start ? 'no' : noDate(event);
}

function atSite(event: ClinicalEvent, sites: string | undefined, record: RecordIndex): Answer {
  if (sites === undefined) return 'yes';
  const set = record.words.codes(sites);
  const recorded = event.site ?? [];
  if (recorded.some((site) => set?.find(site) !== undefined)) return 'yes';
  // Words of one site each: "Back" and "of hand" are not the back of the hand.
  const texts = [...(event.siteText?.split('; ') ?? []), ...recorded.map(({ display }) => display)];
  if (texts.some((text) => text !== undefined && set?.inText(text))) return 'yes';
  return recorded.length === 0 && event.siteText === undefined
    ? { kind: 'site', eventKind: event.kind }
    : 'no';
}

function codedAs(event: ClinicalEvent, codes: string | undefined, record: RecordIndex): Answer {
  if (codes === undefined) return 'yes';
  const set = record.words.codes(codes);
  return event.codes.some((code) => set?.find(code) !== undefined) ? 'yes' : 'no';
}

function atAge(event: ClinicalEvent, ages: EventsCriterion['atAge'], record: RecordIndex): Answer {
  if (ages === undefined) return 'yes';
  if (record.born === undefined) return { kind: 'birth-date' };
  if (event.when === undefined) return noDate(event);
  const then = { from: londonDay(event.when.from), to: londonDay(event.when.to) };
  const answer: Truth = ageWithin(record.born, ages, then);
  return answer === 'unknown' ? noDate(event) : answer;
}

/** Days from one event to another that surely, or perhaps, are no more than a duration, whichever comes first. */
function nearBy(event: When, other: When, within: DurationParts): Truth {
  const [from, to] = [londonDay(event.from), londonDay(event.to)];
  const [otherFrom, otherTo] = [londonDay(other.from), londonDay(other.to)];
  const reach = (a: Day, b: Day): boolean => b <= moveDay(a, within, 1);
  if (reach(from, otherTo) && reach(otherFrom, to)) return 'yes';
  return reach(to, otherFrom) && reach(otherTo, from) ? 'unknown' : 'no';
}

function notNear(event: ClinicalEvent, near: EventsCriterion['notNear'], record: RecordIndex): Answer {
  if (near === undefined) return 'yes';
  const others = record.ofKind(near.kind).filter((other) => other !== event);
  const parts = parseDuration(near.within) ?? { months: 0, days: 0, hours: 0 };
  const answers = others.map(({ when }): Truth =>
    when === undefined || event.when === undefined ? 'unknown' : nearBy(event.when, when, parts),
  );
  if (answers.includes('yes')) return 'no';
  const notRead = record.notRead(near.kind)[0];
  if (notRead !== undefined) return notRead;
  const unclear = others[answers.indexOf('unknown')];
  if (unclear === undefined) return 'yes';
  return noDate(event.when === undefined ? event : unclear);
}

/** Sorts the events of a kind into those that surely count and those that may. */
export function matchingEvents(what: Narrowing, record: RecordIndex): Matching {
  const start = what.within === undefined ? undefined : windowStart(what.within, record);
  const sure: ClinicalEvent[] = [];
  const possible: ClinicalEvent[] = [];
  const missing: Missing[] = [];
  for (const event of record.ofKind(what.kind)) {
    const answers = [
      inWindow(event, start),
      codedAs(event, what.codes, record),
      atSite(event, what.sites, record),
      atAge(event, what.atAge, record),
      notNear(event, what.notNear, record),
    ];
    if (answers.includes('no')) continue;
    const unknown = answers.filter((answer) => typeof answer !== 'string');
    possible.push(event);
    if (unknown.length === 0) sure.push(event);
    else missing.push(...unknown);
  }
  return { sure, possible, missing };
}
