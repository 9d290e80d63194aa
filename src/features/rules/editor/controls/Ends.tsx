import { isObject, type Json } from '../../../../rules/events/json.ts';
import { build } from '../../../../text/rule-editor.ts';
import { useEditing } from '../editing.ts';
import { durationOf, numberOf, typedOf } from '../model/duration.ts';
import type { BitFrame } from './Bit.tsx';
import { Duration } from './Duration.tsx';
import { kindOptions } from './options.ts';
import { Pick } from './Pick.tsx';
import { Typed } from './Typed.tsx';

export interface Composed {
  readonly value: unknown;
  readonly onChange: (value: unknown, typed?: true) => void;
}

const asJson = (value: unknown): Json => (isObject(value) ? value : {});
const birth = 'birth';

/** Where a length of time begins or ends: birth, or the newest of something and which of its dates. */
export function GapEnd({ value, onChange, ...frame }: BitFrame & Composed) {
  const { vocabulary } = useEditing();
  const end = asJson(value);
  const { point, ...others } = end;
  return (
    <>
      <Pick
        {...frame}
        value={value === birth ? birth : end['kind']}
        options={[{ value: birth, label: build.birth }, ...kindOptions(vocabulary, 'one')]}
        onChange={(chosen) => onChange(chosen === birth ? birth : { ...end, kind: chosen })}
      />
      {value !== birth && 'kind' in end && (
        <Pick
          path={`${frame.path}.point`}
          label={`${frame.label}: ${build.which}`}
          value={point ?? 'onset'}
          options={Object.entries(build.points).map(([option, label]) => ({ value: option, label }))}
          onChange={(chosen) => onChange({ ...others, ...(chosen !== undefined && { point: chosen }) })}
        />
      )}
    </>
  );
}

/** Another kind of event, and how near it is near. */
export function Near({
  value,
  onChange,
  noneWords,
  ...frame
}: BitFrame & Composed & { readonly noneWords: string }) {
  const { vocabulary } = useEditing();
  const near = asJson(value);
  return (
    <>
      <Pick
        {...frame}
        value={near['kind']}
        options={kindOptions(vocabulary, 'many')}
        noneWords={noneWords}
        onChange={(kind) =>
          onChange(
            kind === undefined ? undefined : { within: durationOf({ n: '', unit: 'D' }), ...near, kind },
          )
        }
      />
      {value !== undefined && (
        <>
          <span>{build.within}</span>
          <Duration
            path={`${frame.path}.within`}
            label={`${frame.label}, ${build.within}`}
            error={frame.error}
            value={near['within']}
            onChange={(within, typed) => onChange({ ...near, within }, typed)}
          />
        </>
      )}
    </>
  );
}

/** How often CP-IS was looked up, and how far back. */
export function Accesses({
  value,
  onChange,
  noneWords,
  ...frame
}: BitFrame & Composed & { readonly noneWords: string }) {
  const accesses = asJson(value);
  const none = value === undefined;
  return (
    <>
      <Pick
        path={none ? frame.path : `${frame.path}--asked`}
        label={frame.label}
        value={none ? undefined : 'asked'}
        options={[{ value: 'asked', label: build.atLeast }]}
        noneWords={noneWords}
        onChange={(chosen) => onChange(chosen === undefined ? undefined : { atLeast: 2, within: 'P12M' })}
      />
      {!none && (
        <>
          <Typed
            {...frame}
            path={`${frame.path}.atLeast`}
            label={`${frame.label}: ${build.number}`}
            text={typedOf(accesses['atLeast'])}
            size="number"
            numeric
            onType={(text) => onChange({ ...accesses, atLeast: numberOf(text.trim()) }, true)}
          />
          <span>{build.times}</span>
          <Duration
            path={`${frame.path}.within`}
            label={`${frame.label}, ${build.within}`}
            error={frame.error}
            value={accesses['within']}
            onChange={(within, typed) => onChange({ ...accesses, within }, typed)}
          />
        </>
      )}
    </>
  );
}
