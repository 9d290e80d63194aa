import type { Fetched } from '../../../domain/fetched.ts';
import { child as words } from '../../../text/child.ts';
import { listWords, lowerFirst, parts as partWords } from '../../../text/common.ts';
import { timeWords } from '../../../text/when.ts';
import { Gap, PartState } from '../../../ui/PartState.tsx';
import { useCase } from '../use-case.ts';

interface Piece {
  readonly resource: string;
  readonly title: string;
  readonly read: Fetched<unknown>;
}

/** What was read in full and holds nothing: one calm line for all of it. */
function NoneRecorded({ pieces }: { readonly pieces: readonly Piece[] }) {
  const asOf = pieces.flatMap(({ read }) => (read.state === 'none-recorded' ? [read.asOf] : [])).sort()[0];
  if (asOf === undefined) return null;
  const names = listWords.format(pieces.map(({ title }) => lowerFirst(title)));
  return (
    <Gap shape="none" look="gap calm" title={words.noneRecorded(names)}>
      {partWords.readInFull(timeWords(asOf))}
    </Gap>
  );
}

/** Every part of the record that is not simply there, each with its reason. */
export function NotWhole() {
  const parts = useCase((state) => state.parts);
  const household = useCase((state) => state.household);
  const readAgain = useCase((state) => state.readAgain);
  const pieces: readonly Piece[] = [
    ...parts,
    { resource: 'RelatedPerson', title: words.familyLinks, read: household },
  ];
  const none = pieces.filter(({ read }) => read.state === 'none-recorded');
  const missing = pieces.filter(
    ({ read }) => read.state !== 'present' && read.state !== 'loading' && read.state !== 'none-recorded',
  );
  const inWords = parts.filter((part) => part.inWords !== undefined);
  const notWhole = missing.length + inWords.length > 0;
  if (!notWhole && none.length === 0) return null;
  return (
    <section className="stack tight" aria-labelledby="np">
      <div className="sec">
        <h2 id="np">{notWhole ? words.notWhole : words.readAndEmpty}</h2>
      </div>
      {missing.map(({ resource, title, read }) => (
        <PartState key={resource} title={title} read={read} onAgain={() => void readAgain(resource)} />
      ))}
      {inWords.map(({ resource, title, inWords: count = 0 }) => (
        <Gap key={resource} shape="incomplete" look="gap" title={`${title}: ${partWords.inWords(count)}`}>
          {partWords.inWordsWhy}
        </Gap>
      ))}
      <NoneRecorded pieces={none} />
    </section>
  );
}
