import type { ReactNode } from 'react';
import { common } from '../text/common.ts';

export interface FieldFrame {
  /** Id of the control; the error summary leads to it. */
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** How to put it right, without "Check this:". */
  readonly error?: string | undefined;
}

/** Ids of the hint and the error, for `aria-describedby`. */
export const describedBy = ({ id, hint, error }: FieldFrame): string | undefined => {
  const ids = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`].filter(
    Boolean,
  );
  return ids.length === 0 ? undefined : ids.join(' ');
};

/** What stands under a label: the hint, and the error as an ink bar with its fix. Never red. */
export function Notes({ id, hint, error }: Pick<FieldFrame, 'id' | 'hint' | 'error'>) {
  return (
    <>
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p className="fix" id={`${id}-error`}>
          <b className="strong">{common.checkThis}</b> {error}
        </p>
      )}
    </>
  );
}

/** Label above, hint, error, control. */
export function Field({ children, ...frame }: FieldFrame & { readonly children: ReactNode }) {
  return (
    <div className={frame.error === undefined ? 'field' : 'field wrong'}>
      <label htmlFor={frame.id}>{frame.label}</label>
      <Notes {...frame} />
      {children}
    </div>
  );
}
