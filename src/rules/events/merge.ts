import { londonDay } from '../../domain/calendar/london.ts';
import type { ClinicalEvent, Coded } from '../../domain/record.ts';

/** The same kind, day and place; undefined when the day is not known to the day, because then nobody can say. */
function sameAs({ kind, when, place }: ClinicalEvent): string | undefined {
  if (when === undefined) return undefined;
  const day = londonDay(when.from);
  return day === londonDay(when.to) ? `${kind}|${day}|${place ?? ''}` : undefined;
}

const codeKey = ({ system, code }: Coded): string => `${system}|${code}`;
const joinCodes = (a: readonly Coded[] = [], b: readonly Coded[] = []): readonly Coded[] => [
  ...a,
  ...b.filter((coded) => !a.some((other) => codeKey(other) === codeKey(coded))),
];
const joinText = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || b === undefined || a === b ? (a ?? b) : `${a}, ${b}`;

function join(a: ClinicalEvent, b: ClinicalEvent): ClinicalEvent {
  const site = joinCodes(a.site, b.site);
  const siteText = joinText(a.siteText, b.siteText);
  const oneInstant = a.when?.from === a.when?.to || b.when === undefined ? a : b;
  const encounter = a.encounter ?? b.encounter;
  return {
    ...b,
    ...a,
    codes: joinCodes(a.codes, b.codes),
    ...(oneInstant.when !== undefined && { when: oneInstant.when }),
    ...(site.length > 0 && { site }),
    ...(siteText !== undefined && { siteText }),
    ...(encounter !== undefined && { encounter }),
    title: joinText(a.title, b.title) ?? a.title,
    sources: [...a.sources, ...b.sources.filter((source) => !a.sources.includes(source))],
  };
}

/** Counts an event that is recorded twice once: the same kind, day and place become one event with both sources. */
export function mergeSame(events: readonly ClinicalEvent[]): readonly ClinicalEvent[] {
  const merged = new Map<string, ClinicalEvent>();
  events.forEach((event, position) => {
    const key = sameAs(event) ?? `alone ${position}`;
    const earlier = merged.get(key);
    merged.set(key, earlier === undefined ? event : join(earlier, event));
  });
  return [...merged.values()];
}
