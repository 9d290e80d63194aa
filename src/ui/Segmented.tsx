import { Button } from './Button.tsx';

/** Equal buttons for one question; the question is the name of the group. */
export function Segmented<V extends string>({
  labelledBy,
  options,
  chosen,
  onChoose,
}: {
  readonly labelledBy: string;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly chosen?: V | undefined;
  readonly onChoose: (value: V) => void;
}) {
  return (
    <div className="seg" role="group" aria-labelledby={labelledBy}>
      {options.map(({ value, label }) => (
        <Button
          key={value}
          onPress={() => onChoose(value)}
          {...(chosen === undefined ? {} : { pressed: chosen === value })}
        >
          {label}
        </Button>
      ))}
    </div>
  );
}

/** Two or three views of the same thing, as radio buttons that look like one control. */
export function Toggle<V extends string>({
  label,
  options,
  chosen,
  onChoose,
}: {
  readonly label: string;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly chosen: V;
  readonly onChoose: (value: V) => void;
}) {
  return (
    <div className="toggle" role="radiogroup" aria-label={label}>
      {options.map(({ value, label: words }) => (
        <label key={value}>
          <input type="radio" name={label} checked={chosen === value} onChange={() => onChoose(value)} />
          {words}
        </label>
      ))}
    </div>
  );
}
