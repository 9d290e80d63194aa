import type { ClinicalEvent } from '../../../domain/record.ts';
import { flags } from '../../../text/child.ts';
import { eventWords, shortEventWords } from '../../../text/when.ts';

/** Newest first; what has no date is last. */
const newestFirst = (events: readonly ClinicalEvent[]): readonly ClinicalEvent[] =>
  [...events].sort((a, b) => (b.when?.from ?? -Infinity) - (a.when?.from ?? -Infinity));

const when = (event: ClinicalEvent, now: number): string =>
  event.when === undefined ? flags.noDate : eventWords(event.when, now);

const SHOWN = 4;

/** The facts in one line: what, when and where; several events as their dates. */
export function EvidenceLine({
  events,
  now,
}: {
  readonly events: readonly ClinicalEvent[];
  readonly now: number;
}) {
  const sorted = newestFirst(events);
  const first = sorted[0];
  if (first === undefined) return <>{flags.noEvidence} </>;
  if (sorted.length === 1)
    return (
      <>
        <b>{first.title}</b>, {when(first, now)}
        {first.place !== undefined && `, ${first.place}`}.{' '}
      </>
    );
  const dates = sorted
    .slice(0, SHOWN)
    .map((event) => (event.when === undefined ? flags.noDate : shortEventWords(event.when, now)))
    .reverse();
  const more = sorted.length - SHOWN;
  const places = new Set(sorted.flatMap(({ place }) => (place === undefined ? [] : [place])));
  return (
    <>
      <b>{dates.join(', ')}</b>
      {more > 0 && `, ${flags.andMore(more)}`}.{' '}
      {places.size > 1
        ? `${flags.places(places.size)} `
        : places.size === 1
          ? `${[...places].join('')}. `
          : ''}
    </>
  );
}

/** Every entry that was counted, with date, place and who recorded it. */
export function EvidenceList({
  events,
  now,
}: {
  readonly events: readonly ClinicalEvent[];
  readonly now: number;
}) {
  return (
    <ul className="plain">
      {newestFirst(events).map((event, i) => (
        <li key={event.sources[0] ?? i}>
          <b>{event.title}</b>, {when(event, now)}
          {event.place !== undefined && `, ${event.place}`}
          {event.recordedBy !== undefined && `, ${flags.recordedBy(event.recordedBy)}`}
        </li>
      ))}
    </ul>
  );
}
