import { useState } from 'react';
import { build } from '../../../../text/rule-editor.ts';
import { numberOf, typedOf } from '../model/duration.ts';
import type { BitFrame } from './Bit.tsx';
import { Pick } from './Pick.tsx';
import { Typed } from './Typed.tsx';

const less = (value: unknown): unknown => (typeof value === 'number' ? value - 1 : value);
const more = (value: unknown): unknown => (typeof value === 'number' ? value + 1 : value);

/** How many: "at least 4" and "more than 3" are the same count, kept as the first. */
export function Count({
  value,
  onChange,
  ...frame
}: BitFrame & {
  readonly value: unknown;
  readonly onChange: (value: unknown, typed?: true) => void;
}) {
  const [moreThan, setMoreThan] = useState(false);
  const count = value ?? 1;
  return (
    <>
      <Pick
        path={`${frame.path}--comparison`}
        label={build.comparison}
        value={moreThan ? 'more' : 'least'}
        options={[
          { value: 'least', label: build.atLeast },
          { value: 'more', label: build.moreThan },
        ]}
        onChange={(chosen) => {
          // The number on view stays; what it means changes.
          const after = chosen === 'more';
          setMoreThan(after);
          if (after !== moreThan) onChange(after ? more(count) : less(count));
        }}
      />
      <Typed
        {...frame}
        text={typedOf(moreThan ? less(count) : count)}
        size="number"
        numeric
        onType={(text) => {
          const n = numberOf(text.trim());
          onChange(moreThan ? more(n) : n, true);
        }}
      />
      {moreThan && typeof count === 'number' && <span className="s q">{build.sameAs(count)}</span>}
    </>
  );
}
