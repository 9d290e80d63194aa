import { isObject, type Json } from '../../../../rules/events/json.ts';
import { build } from '../../../../text/rule-editor.ts';
import { durationOf } from '../model/duration.ts';
import type { BitFrame } from './Bit.tsx';
import { Duration } from './Duration.tsx';
import { Pick } from './Pick.tsx';

type Limits = 'under' | 'atLeast' | 'both';

const limitsOf = (ages: Json): Limits | undefined => {
  if ('under' in ages) return 'atLeast' in ages ? 'both' : 'under';
  return 'atLeast' in ages ? 'atLeast' : undefined;
};

const isLimits = (text: string): text is Limits => text in build.ages;

/** The ages with other limits; a limit that stays keeps its number. */
function limited({ under, atLeast, ...others }: Json, limits: Limits): Json {
  const blank = durationOf({ n: '', unit: 'Y' });
  return {
    ...others,
    ...(limits !== 'under' && { atLeast: atLeast ?? blank }),
    ...(limits !== 'atLeast' && { under: under ?? blank }),
  };
}

/** A range of ages: under, at least, or from one to under another. */
export function Ages({
  value,
  onChange,
  noneWords,
  ...frame
}: BitFrame & {
  readonly value: unknown;
  readonly onChange: (value: Json | undefined, typed?: true) => void;
  readonly noneWords: string;
}) {
  const ages = isObject(value) ? value : {};
  const limits = limitsOf(ages);
  const limit = (name: 'under' | 'atLeast') => (
    <Duration
      path={`${frame.path}.${name}`}
      label={`${frame.label}, ${build.ages[name]}`}
      error={frame.error}
      value={ages[name]}
      onChange={(length, typed) => onChange({ ...ages, [name]: length }, typed)}
    />
  );
  return (
    <>
      <Pick
        {...frame}
        value={limits}
        options={Object.entries(build.ages).map(([option, label]) => ({ value: option, label }))}
        noneWords={noneWords}
        onChange={(chosen) =>
          onChange(chosen !== undefined && isLimits(chosen) ? limited(ages, chosen) : undefined)
        }
      />
      {limits !== undefined && limits !== 'under' && limit('atLeast')}
      {limits === 'both' && <span>{build.ageAnd}</span>}
      {limits !== undefined && limits !== 'atLeast' && limit('under')}
    </>
  );
}
