import { build } from '../../../../text/rule-editor.ts';
import { wrongness, type BitFrame } from './Bit.tsx';

export interface PickOption {
  readonly value: string;
  readonly label: string;
  readonly group?: string;
}

const none = ' none';

function Options({ options }: { readonly options: readonly PickOption[] }) {
  return options.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}

/** The system's own list, within a sentence. A value that is not among the options is shown as it is. */
export function Pick({
  value,
  onChange,
  options,
  noneWords,
  placeholder = build.chooseOne,
  ...frame
}: BitFrame & {
  readonly value: unknown;
  /** Undefined: nothing is asked of it. */
  readonly onChange: (value: string | undefined) => void;
  readonly options: readonly PickOption[];
  /** What is chosen when nothing is asked; absent: something has to be. */
  readonly noneWords?: string | undefined;
  /** Stands there while nothing is chosen. */
  readonly placeholder?: string;
}) {
  const groups = [...new Set(options.map(({ group }) => group))];
  const nothing = noneWords === undefined ? '' : none;
  const chosen = value === undefined ? nothing : typeof value === 'string' ? value : JSON.stringify(value);
  const known = chosen === '' || chosen === none || options.some((option) => option.value === chosen);
  return (
    <select
      id={frame.path}
      className="in"
      aria-label={frame.label}
      value={chosen}
      {...wrongness(frame)}
      onChange={(event) => onChange(event.target.value === none ? undefined : event.target.value)}
    >
      {chosen === '' && (
        <option value="" disabled>
          {placeholder}
        </option>
      )}
      {noneWords !== undefined && <option value={none}>{noneWords}</option>}
      {!known && <option value={chosen}>{chosen}</option>}
      {groups.map((group) => {
        const inside = options.filter((option) => option.group === group);
        return group === undefined ? (
          <Options key="" options={inside} />
        ) : (
          <optgroup key={group} label={group}>
            <Options options={inside} />
          </optgroup>
        );
      })}
    </select>
  );
}
