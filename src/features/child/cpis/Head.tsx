import type { ReactNode } from 'react';
import type { ShapeName } from '../../../ui/Shape.tsx';
import { Shape } from '../../../ui/Shape.tsx';

/** The head of the card: the state in words beside its shape, then the answer, the largest thing on the screen. */
export function Head({
  shape,
  state,
  when,
  answer,
  children,
  plate = false,
}: {
  readonly shape: ShapeName;
  readonly state: string;
  readonly when?: string;
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
      </p>
      <h2 className="cp-answer" id="cp">
        {answer}
      </h2>
      {children}
    </>
  );
  return <div className="cp-head">{plate ? <div className="plate">{words}</div> : words}</div>;
}
