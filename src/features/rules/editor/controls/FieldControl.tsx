import { unreachable } from '../../../../domain/result.ts';
import type { Field } from '../../../../rules/criteria/row.ts';
import type { FieldWords } from '../../../../text/rule-editor-criteria.ts';
import { build } from '../../../../text/rule-editor.ts';
import { useEditing } from '../editing.ts';
import { numberOf, typedOf } from '../model/duration.ts';
import { Ages } from './Ages.tsx';
import type { BitFrame } from './Bit.tsx';
import { Count } from './Count.tsx';
import { Duration, MaybeDuration } from './Duration.tsx';
import { Accesses, GapEnd, Near, type Composed } from './Ends.tsx';
import { codeSetOptions, kindOptions, oneOfOptions } from './options.ts';
import { Pick } from './Pick.tsx';
import { SomeOf } from './SomeOf.tsx';
import { Typed } from './Typed.tsx';

const listOf = (text: string): readonly string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

const listed = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : typedOf(value));

/**
 * The control of one field, from its type in the table of criteria and from nothing else: a field that is added there is
 * offered here. A field that is not required can always be left alone.
 */
export function FieldControl({
  field,
  words,
  many = true,
  value,
  onChange,
  ...where
}: Omit<BitFrame, 'label'> &
  Composed & {
    readonly field: Field;
    readonly words: FieldWords;
    /** Whether several are counted, for the words of event kinds. */
    readonly many?: boolean;
  }) {
  const { vocabulary } = useEditing();
  const frame: BitFrame = { ...where, label: words.label };
  const noneWords = words.none ?? build.leftOpen;
  const maybe = field.required ? {} : { noneWords };
  const typed = (text: string): void => onChange(text === '' ? undefined : text, true);
  switch (field.type) {
    case 'event-kind': {
      const options = kindOptions(vocabulary, many ? 'many' : 'one');
      return <Pick {...frame} {...maybe} value={value} onChange={onChange} options={options} />;
    }
    case 'code-set': {
      const options = codeSetOptions(vocabulary, frame.path.endsWith('.sites'));
      return <Pick {...frame} {...maybe} value={value} onChange={onChange} options={options} />;
    }
    case 'one-of': {
      const options = oneOfOptions(field, words);
      return <Pick {...frame} {...maybe} value={value} onChange={onChange} options={options} />;
    }
    case 'some-of': {
      const options = oneOfOptions(field, words);
      return <SomeOf {...frame} noneWords={noneWords} value={value} onChange={onChange} options={options} />;
    }
    case 'duration':
      if (field.required) return <Duration {...frame} value={value} onChange={onChange} />;
      return (
        <MaybeDuration
          {...frame}
          asked={words.lead ?? words.label}
          noneWords={noneWords}
          value={value}
          onChange={onChange}
        />
      );
    case 'count':
      return <Count {...frame} value={value} onChange={onChange} />;
    case 'number': {
      const onType = (text: string) => onChange(text === '' ? undefined : numberOf(text.trim()), true);
      return <Typed {...frame} text={typedOf(value)} size="number" numeric onType={onType} />;
    }
    case 'text':
      return (
        <Typed {...frame} text={typedOf(value)} size={field.required ? 'word' : 'line'} onType={typed} />
      );
    case 'id':
      return <Typed {...frame} text={typedOf(value)} size="line" onType={typed} />;
    case 'question':
      return <Typed {...frame} text={typedOf(value)} size="line" onType={typed} />;
    case 'texts': {
      const onType = (text: string) => {
        const list = listOf(text);
        onChange(list.length === 0 ? undefined : list, true);
      };
      return <Typed {...frame} text={listed(value)} size="line" onType={onType} />;
    }
    case 'ages':
      return <Ages {...frame} noneWords={noneWords} value={value} onChange={onChange} />;
    case 'gap-end':
      return <GapEnd {...frame} value={value} onChange={onChange} />;
    case 'near':
      return <Near {...frame} noneWords={noneWords} value={value} onChange={onChange} />;
    case 'accesses':
      return <Accesses {...frame} noneWords={noneWords} value={value} onChange={onChange} />;
    default:
      return unreachable(field);
  }
}
