import type { ReactNode } from 'react';
import { ruleEditor } from '../../../../text/rule-editor.ts';

/** Where a control stands and what is wrong with it. */
export interface BitFrame {
  /** Path of the field in the rule; the id of its control too, so that a list of problems can lead to it. */
  readonly path: string;
  readonly label: string;
  readonly error?: string | undefined;
}

const errorId = (path: string): string => `${path}-error`;

/** What a control says of its error to assistive technology. */
export const wrongness = ({ path, error }: Pick<BitFrame, 'path' | 'error'>) =>
  error === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': errorId(path) };

/** One bit of the sentence: a word before it, its control, and below it what is to be put right. */
export function Bit({
  path,
  error,
  lead,
  hint,
  wide = false,
  children,
}: Pick<BitFrame, 'path' | 'error'> & {
  readonly lead?: string | undefined;
  readonly hint?: string | undefined;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={['bit', wide && 'wide', error !== undefined && 'wrong'].filter(Boolean).join(' ')}>
      <div className="bit-in">
        {lead !== undefined && <span>{lead}</span>}
        {children}
      </div>
      {hint !== undefined && <p className="hint">{hint}</p>}
      {error !== undefined && (
        <p className="fix" id={errorId(path)}>
          <b className="strong">{ruleEditor.checkThis}</b> {error}
        </p>
      )}
    </div>
  );
}
