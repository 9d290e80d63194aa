import type { ReactNode } from 'react';
import type { FieldFrame } from './Field.tsx';
import { Field, Notes, describedBy } from './Field.tsx';

export interface Option<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly hint?: ReactNode;
}

/** The system's own list: it is quick on a touch screen and known to every assistive technology. */
export function Select<V extends string>({
  value,
  onChange,
  options,
  placeholder,
  required,
  ...frame
}: FieldFrame & {
  readonly value: V | '';
  readonly onChange: (value: V) => void;
  readonly options: readonly Option<V>[];
  /** First line, chosen by nobody: "Choose". */
  readonly placeholder: string;
  readonly required?: boolean;
}) {
  return (
    <Field {...frame}>
      <select
        id={frame.id}
        className="in"
        value={value}
        aria-required={required}
        aria-invalid={frame.error === undefined ? undefined : true}
        aria-describedby={describedBy(frame)}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        <option value="" disabled>
          {placeholder}
        </option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** One tick. The box and its words are one target. */
export function Checkbox({
  id,
  label,
  hint,
  checked,
  onChange,
}: {
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  return (
    <div className="opt">
      <input
        type="checkbox"
        id={id}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      />
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** One of a few; all of them on view. The id of the first is the id of the field, so that a summary can lead to it. */
export function Radios<V extends string>({
  id,
  label,
  hint,
  error,
  value,
  onChange,
  options,
  inline = false,
}: FieldFrame & {
  readonly value: V | undefined;
  readonly onChange: (value: V) => void;
  readonly options: readonly Option<V>[];
  readonly inline?: boolean;
}) {
  return (
    <fieldset
      className={error === undefined ? 'field' : 'field wrong'}
      aria-describedby={describedBy({ id, label, hint, error })}
    >
      <legend className="legend">{label}</legend>
      <Notes id={id} hint={hint} error={error} />
      <div className={inline ? 'opts inline' : 'opts'}>
        {options.map((option, i) => {
          const optionId = i === 0 ? id : `${id}-${option.value}`;
          return (
            <div className="opt" key={option.value}>
              <input
                type="radio"
                id={optionId}
                name={id}
                checked={value === option.value}
                onChange={() => onChange(option.value)}
                aria-describedby={option.hint === undefined ? undefined : `${optionId}-hint`}
              />
              <label htmlFor={optionId}>{option.label}</label>
              {option.hint !== undefined && (
                <p className="hint" id={`${optionId}-hint`}>
                  {option.hint}
                </p>
              )}
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
