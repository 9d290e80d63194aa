import { useEffect, useRef } from 'react';

export interface FieldError {
  /** Id of the control to go to. */
  readonly field: string;
  readonly message: string;
}

/** What must be put right, with a way to each field. Takes focus when it appears, and again when `round` changes. */
export function ErrorSummary({
  title,
  errors,
  round,
}: {
  readonly title: string;
  readonly errors: readonly FieldError[];
  readonly round?: number;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [round]);
  return (
    <div className="summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{title}</h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={field}>
            <button
              type="button"
              className="textlink"
              onClick={() => document.getElementById(field)?.focus()}
            >
              {message}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
