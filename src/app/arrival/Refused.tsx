import type { DeskPart } from '../../desk/desk-parts.ts';
import { arrival as words } from '../../text/arrival.ts';
import { Gap } from '../../ui/PartState.tsx';

/** That what a person came for is not theirs to open here, above where they begin instead. */
export function Refused({
  what,
  why,
}: {
  readonly what: 'concern' | DeskPart;
  readonly why: 'role' | 'away';
}) {
  return (
    <div role="status">
      <Gap shape="not-permitted" look="gap" title={words.refused[why](words.what[what])}>
        {words.why[why]}
      </Gap>
    </div>
  );
}
