import { useState } from 'react';
import { wrongness, type BitFrame } from './Bit.tsx';

/** What was typed, as the number is written: "2.50" is 2.5. */
function plainNumber(typed: string | undefined): string | undefined {
  const number = Number(typed);
  return typed === undefined || typed.trim() === '' || !Number.isFinite(number) ? undefined : String(number);
}

/** A word, a number or a sentence typed into the sentence. What is being typed is left as it is typed. */
export function Typed({
  text,
  onType,
  size,
  numeric = false,
  ...frame
}: BitFrame & {
  /** What stands there while nobody types. */
  readonly text: string;
  readonly onType: (text: string) => void;
  readonly size: 'number' | 'word' | 'line';
  readonly numeric?: boolean;
}) {
  const [typing, setTyping] = useState<string>();
  return (
    <input
      id={frame.path}
      className={`in ${size}`}
      type="text"
      inputMode={numeric ? 'decimal' : undefined}
      autoComplete="off"
      aria-label={frame.label}
      value={typing ?? text}
      {...wrongness(frame)}
      onChange={(event) => {
        setTyping(event.target.value);
        onType(event.target.value);
      }}
      onBlur={() => {
        const number = numeric ? plainNumber(typing) : undefined;
        if (number !== undefined && number !== typing) onType(number);
        setTyping(undefined);
      }}
    />
  );
}
