import { londonDay } from '../../domain/calendar/london.ts';
import type { ClinicalEvent, Coded, When } from '../../domain/record.ts';

/**
 * The same kind, day and place. Of a day that is not known to the day nobody can say, but for one entry that is read
 * twice, by two sources of a kind: it is one.
 */
function sameAs({ kind, when, place, sources }: ClinicalEvent): string | undefined {
  const day = when && londonDay(when.from);
  if (when !== undefined && day === londonDay(when.to)) return `${kind}|${day}|${place ?? ''}`;
  const [source] = sources;
  return source && `${kind}|${source}|${when?.text ?? ''}`;
}

const codeKey = ({ system, code }: Coded): string => `${system}|${code}`;
const joinCodes = (a: readonly Coded[] = [], b: readonly Coded[] = []): readonly Coded[] => [
  ...a,
  ...b.filter((coded) => !a.some((other) => codeKey(other) === codeKey(coded))),
];
const joinText = (a: string | undefined, b: string | undefined, between = ', '): string | undefined =>
  a === undefined || b === undefined || a === b ? (a ?? b) : `${a}${between}${b}`;

/** The date if neither gives a time, else the later time: what is asked is how lately it happened. */
function laterWhen(a: When | undefined, b: When | undefined): When | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const [aTimed, bTimed] = [a.from === a.to, b.from === b.to];
  if (aTimed !== bTimed) return aTimed ? a : b;
  return b.from > a.from ? b : a;
}

/** When it first became known: a later entry of the same event does not make it later. */
function earlierRecorded(a: When | undefined, b: When | undefined): When | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return b.from < a.from ? b : a;
}

/** The same one, in whatever order the two come. */
const firstName = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || b === undefined ? (a ?? b) : b < a ? b : a;

function join(a: ClinicalEvent, b: ClinicalEvent): ClinicalEvent {
  const site = joinCodes(a.site, b.site);
  const siteText = joinText(a.siteText, b.siteText, '; ');
  const when = laterWhen(a.when, b.when);
  const recorded = earlierRecorded(a.recorded, b.recorded);
  const encounter = firstName(a.encounter, b.encounter);
  return {
    ...b,
    ...a,
    codes: joinCodes(a.codes, b.codes),
    ...(when !== undefined && { when }),
    ...(recorded !== undefined && { recorded }),
    ...(site.length > 0 && { site }),
    ...(siteText !== undefined && { siteText }),
    ...(encounter !== undefined && { encounter }),
    title: joinText(a.title, b.title) ?? a.title,
  };
}

const valueKey = ({ value }: ClinicalEvent): string | undefined =>
  value && `${value.amount} ${value.unit ?? ''}`;

/** Two different measurements of one day stay two, or the one that is named first would hide the other. */
function byValue(same: readonly ClinicalEvent[]): readonly (readonly ClinicalEvent[])[] {
  const [first, ...others] = [...new Set(same.map(valueKey))].filter((key) => key !== undefined).sort();
  if (others.length === 0) return [same];
  const without = same.filter((event) => [undefined, first].includes(valueKey(event)));
  return [without, ...others.map((key) => same.filter((event) => valueKey(event) === key))];
}

/**
 * Counts an event that is recorded twice once: the same kind, day and place become one event with both sources. What it
 * then says does not depend on the order in which the record gave them.
 */
export function mergeSame(events: readonly ClinicalEvent[]): readonly ClinicalEvent[] {
  const same = new Map<string, ClinicalEvent[]>();
  events.forEach((event, position) => {
    const key = sameAs(event) ?? `alone ${position}`;
    const others = same.get(key);
    if (others === undefined) same.set(key, [event]);
    else others.push(event);
  });
  return [...same.values()].flatMap(byValue).flatMap((group) => {
    const [first, ...others] = group;
    if (first === undefined) return [];
    // At once: a record may hold thousands of one day.
    const sources = [...new Set(group.flatMap((event) => event.sources))];
    return [others.length === 0 ? first : { ...others.reduce(join, first), sources }];
  });
}
