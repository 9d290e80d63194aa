import type { ReactNode } from 'react';
import { concernText } from '../../text/concern.ts';

export type StepId = 'seen' | 'said' | 'share' | 'review';
export const steps: readonly StepId[] = ['seen', 'said', 'share', 'review'];

/** One of the four parts of the page. Its heading takes focus when a step link leads to it. */
export function Step({
  n,
  id,
  children,
}: {
  readonly n: 1 | 2 | 3 | 4;
  readonly id: StepId;
  readonly children: ReactNode;
}) {
  return (
    <section className="part" id={`step-${id}`} aria-labelledby={`step-${id}-title`}>
      <div className="part-h">
        <span className="no" aria-hidden="true">
          {n}
        </span>
        <h2 id={`step-${id}-title`} tabIndex={-1}>
          {concernText.stepTitles[id]}
        </h2>
      </div>
      {children}
    </section>
  );
}

/** Brings a part into view and its heading into focus, without touching the address. */
export function goToStep(id: StepId): void {
  const title = document.getElementById(`step-${id}-title`);
  title?.scrollIntoView({ block: 'start' });
  title?.focus({ preventScroll: true });
}
