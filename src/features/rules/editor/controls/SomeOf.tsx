import { build } from '../../../../text/rule-editor.ts';
import { wrongness, type BitFrame } from './Bit.tsx';
import type { Composed } from './Ends.tsx';
import { Pick, type PickOption } from './Pick.tsx';

/** Any of a few, ticked one by one. */
export function SomeOf({
  value,
  onChange,
  options,
  noneWords,
  ...frame
}: BitFrame & Composed & { readonly options: readonly PickOption[]; readonly noneWords: string }) {
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [];
  const none = value === undefined;
  return (
    <>
      <Pick
        {...frame}
        path={none ? frame.path : `${frame.path}--asked`}
        value={none ? undefined : 'asked'}
        options={[{ value: 'asked', label: build.onlySome }]}
        noneWords={noneWords}
        onChange={(asked) => onChange(asked === undefined ? undefined : [])}
      />
      {!none && (
        <fieldset
          id={frame.path}
          className="some"
          aria-label={frame.label}
          tabIndex={-1}
          {...wrongness(frame)}
        >
          {options.map(({ value: option, label }) => {
            const id = `${frame.path}--${option}`;
            const on = chosen.includes(option);
            return (
              <div className="opt" key={option}>
                <input
                  type="checkbox"
                  id={id}
                  checked={on}
                  onChange={() =>
                    onChange(on ? chosen.filter((other) => other !== option) : [...chosen, option])
                  }
                />
                <label htmlFor={id}>{label}</label>
              </div>
            );
          })}
        </fieldset>
      )}
    </>
  );
}
