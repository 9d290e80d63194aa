import type { CpisStatus } from '../../../domain/cpis.ts';
import { useNow } from '../../../ui/use-now.ts';
import { useClock } from '../use-case.ts';
import { useCalled, useChild } from '../use-child.ts';
import { edgesOf } from './edges.ts';

/** What the card must say of this child whatever CP-IS answers: another nation's address, the end at 18. */
export function Notes({ state }: { readonly state: CpisStatus['state'] }) {
  const now = useNow(useClock(), 60_000);
  const child = useChild();
  const { they } = useCalled();
  const sentences = child === undefined ? [] : edgesOf(child, { state }, they, now);
  if (sentences.length === 0) return null;
  return (
    <div className="cp-body s">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}
