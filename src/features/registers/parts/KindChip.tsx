import type { RegisterLine } from '../../../api/registers.ts';
import { kindWords, outcomeWords } from '../../../text/register.ts';
import { Shape, type ShapeName } from '../../../ui/Shape.tsx';

/** How a line is marked: solid is what went out, dashed is what came to nothing. */
function markOf({ kind, outcome }: Pick<RegisterLine, 'kind' | 'outcome'>): {
  readonly look: string;
  readonly shape?: ShapeName;
  readonly after?: string;
} {
  if (kind === 'look-up-failed') return { look: 'chip dash', shape: 'fault' };
  if (outcome === 'failed') return { look: 'chip dash', shape: 'fault', after: outcomeWords.failed };
  if (outcome === 'refused')
    return { look: 'chip dash', shape: 'not-permitted', after: outcomeWords.refused };
  if (kind === 'disclosure') return { look: 'chip solid' };
  return kind === 'not-shared' ? { look: 'chip', shape: 'none' } : { look: 'chip' };
}

/** What a line is about, as a word with its shape. */
export function KindChip({ line }: { readonly line: Pick<RegisterLine, 'kind' | 'outcome'> }) {
  const { look, shape, after } = markOf(line);
  return (
    <span className={look}>
      {shape !== undefined && <Shape name={shape} />}
      {kindWords[line.kind]}
      {after !== undefined && `, ${after}`}
    </span>
  );
}
