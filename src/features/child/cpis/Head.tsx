import type { ReactNode } from 'react';
import type { Instant } from '../../../domain/fetched.ts';
import { cpis } from '../../../text/cpis.ts';
import { agoWords } from '../../../text/cpis-age.ts';
import { instantWords } from '../../../text/when.ts';
import type { ShapeName } from '../../../ui/Shape.tsx';
import { Shape } from '../../../ui/Shape.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { useClock } from '../use-case.ts';

/** "checked today 10:42, 12 minutes ago": the age runs. Where the card is narrow, what the rest says is not drawn. */
function Age({ at }: { readonly at: Instant }) {
  const now = useNow(useClock(), 10_000);
  const [day, time] = instantWords(at, now).split(/ (?=\d\d:\d\d$)/);
  return (
    <time className="when" dateTime={at}>
      <span className="roomy">
        {cpis.checkedLead}
        {day}{' '}
      </span>
      {time}, <span className="nw">{agoWords(at, now)}</span>
    </time>
  );
}

/** The head of the card: the state in words beside its shape, then the answer, the largest thing on the screen. */
export function Head({
  shape,
  state,
  when,
  checkedAt,
  answer,
  children,
  plate = false,
}: {
  readonly shape: ShapeName;
  readonly state: string;
  readonly when?: string;
  /** When the answer came: always on view, with its age. */
  readonly checkedAt?: Instant;
  readonly answer: string;
  readonly children?: ReactNode;
  /** A calm ground for the words, where the head is hatched. */
  readonly plate?: boolean;
}) {
  const words = (
    <>
      <p className="cp-state">
        <Shape name={shape} /> {state}
        {when !== undefined && <span className="when">{when}</span>}
        {checkedAt !== undefined && <Age at={checkedAt} />}
      </p>
      <h2 className="cp-answer" id="cp">
        {answer}
      </h2>
      {children}
    </>
  );
  return <div className="cp-head">{plate ? <div className="plate">{words}</div> : words}</div>;
}
