import InputBase from '@mui/material/InputBase';
import type { FieldFrame } from './Field.tsx';
import { Field, describedBy } from './Field.tsx';

interface TextValue {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly required?: boolean;
  readonly maxLength?: number;
  readonly placeholder?: string;
}

/** One line of text. Never autocompleted: what is typed here is about a child. */
export function TextField({
  type = 'text',
  inputMode,
  value,
  onChange,
  onBlur,
  required,
  maxLength,
  placeholder,
  ...frame
}: FieldFrame &
  TextValue & {
    readonly type?: 'text' | 'date' | 'time' | 'datetime-local' | 'tel' | 'search';
    readonly inputMode?: 'numeric' | 'decimal' | 'tel';
  }) {
  return (
    <Field {...frame}>
      <InputBase
        id={frame.id}
        fullWidth
        type={type}
        value={value}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        onBlur={onBlur}
        slotProps={{
          input: {
            className: 'in',
            inputMode,
            maxLength,
            placeholder,
            'aria-required': required,
            'aria-invalid': frame.error === undefined ? undefined : true,
            'aria-describedby': describedBy(frame),
          },
        }}
      />
    </Field>
  );
}

/** Several lines of text; grows with what is written. `verbatim` draws the bar of somebody's exact words. */
export function TextArea({
  rows = 3,
  verbatim = false,
  value,
  onChange,
  onBlur,
  required,
  maxLength,
  placeholder,
  ...frame
}: FieldFrame & TextValue & { readonly rows?: number; readonly verbatim?: boolean }) {
  return (
    <Field {...frame}>
      <div className={verbatim ? 'say' : undefined}>
        <InputBase
          id={frame.id}
          fullWidth
          multiline
          minRows={rows}
          value={value}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
          onBlur={onBlur}
          slotProps={{
            input: {
              className: 'in',
              maxLength,
              placeholder,
              'aria-required': required,
              'aria-invalid': frame.error === undefined ? undefined : true,
              'aria-describedby': describedBy(frame),
            },
          }}
        />
      </div>
    </Field>
  );
}
