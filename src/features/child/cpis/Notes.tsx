import { useNow } from '../../../ui/use-now.ts';
import { useClock } from '../use-case.ts';
import { useCalled, useChild } from '../use-child.ts';
import type { EdgeState } from './edges.ts';
import { childEdges, placeEdges } from './edges.ts';

function Sentences({ sentences }: { readonly sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <div className="cp-body s">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}

/** Of a child who lives where CP-IS covers nobody: stands where numbers to ring stand. */
export function PlaceNotes() {
  const child = useChild();
  return <Sentences sentences={child === undefined ? [] : placeEdges(child)} />;
}

/** What the card must say of this child whatever CP-IS answers: too new a number, the end at 18, a restricted record. */
export function Notes({ state }: { readonly state: EdgeState }) {
  const now = useNow(useClock(), 60_000);
  const child = useChild();
  const { they } = useCalled();
  return <Sentences sentences={child === undefined ? [] : childEdges(child, state, they, now)} />;
}
