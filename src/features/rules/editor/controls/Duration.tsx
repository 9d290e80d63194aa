import { build } from '../../../../text/rule-editor.ts';
import { unitWords } from '../../../../text/rule-editor-criteria.ts';
import { durationOf, lengthOf, units, type Unit } from '../model/duration.ts';
import type { BitFrame } from './Bit.tsx';
import { Pick } from './Pick.tsx';
import { Typed } from './Typed.tsx';

/** A length of time: a number and its unit. */
export function Duration({
  value,
  onChange,
  ...frame
}: BitFrame & {
  readonly value: unknown;
  readonly onChange: (value: string, typed?: true) => void;
}) {
  const { n, unit } = lengthOf(value);
  return (
    <>
      <Typed
        {...frame}
        label={`${frame.label}: ${build.number}`}
        text={n}
        size="number"
        numeric
        onType={(text) => onChange(durationOf({ n: text.trim(), unit }), true)}
      />
      <Pick
        path={`${frame.path}--unit`}
        label={`${frame.label}: ${build.unit}`}
        value={unit}
        options={units.map((one) => ({ value: one, label: unitWords[one][n === '1' ? 0 : 1] }))}
        onChange={(chosen) => onChange(durationOf({ n, unit: (chosen ?? unit) as Unit }))}
      />
    </>
  );
}

/** The same where nothing need be asked: "in the last 6 months" or "at any time". */
export function MaybeDuration({
  value,
  onChange,
  asked,
  noneWords,
  ...frame
}: BitFrame & {
  readonly value: unknown;
  readonly onChange: (value: string | undefined, typed?: true) => void;
  /** What is chosen to ask for one: "in the last". */
  readonly asked: string;
  readonly noneWords: string;
}) {
  const none = value === undefined;
  return (
    <>
      <Pick
        path={none ? frame.path : `${frame.path}--asked`}
        label={frame.label}
        value={none ? undefined : 'asked'}
        options={[{ value: 'asked', label: asked }]}
        noneWords={noneWords}
        onChange={(chosen) => onChange(chosen === undefined ? undefined : durationOf({ n: '', unit: 'M' }))}
      />
      {!none && <Duration {...frame} value={value} onChange={onChange} />}
    </>
  );
}
