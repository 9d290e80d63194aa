import type { ClinicalEvent } from '../../../domain/record.ts';
import type { Finding } from '../../../rules/rule.ts';
import { flags } from '../../../text/child.ts';
import { shortEventWords } from '../../../text/when.ts';
import { newestFirst, whenWords } from './newest-first.ts';

const SHOWN = 4;

/** What, when and where; several events as their dates. */
function Facts({ events, now }: { readonly events: readonly ClinicalEvent[]; readonly now: number }) {
  const sorted = newestFirst(events);
  const [first, second] = sorted;
  if (first === undefined) return null;
  if (second === undefined)
    return (
      <>
        <b>{first.title}</b>, {whenWords(first, now)}
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

/** The facts in one line; where several criteria decided, each in a line of its own, behind the words of its criterion. */
export function EvidenceLine({
  finding: { outcome, because },
  now,
}: {
  readonly finding: Pick<Finding, 'outcome' | 'because'>;
  readonly now: number;
}) {
  const counted = because.filter(({ evidence }) => evidence.length > 0);
  if (outcome.evidence.length === 0) return <>{flags.noEvidence} </>;
  if (counted.length < 2) return <Facts events={outcome.evidence} now={now} />;
  return counted.map(({ words, evidence }) => (
    <span className="each" key={words}>
      {flags.each(words)} <Facts events={evidence} now={now} />
    </span>
  ));
}
