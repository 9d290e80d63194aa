import { useEffect, useRef, useState } from 'react';
import { bodyRegion } from '../../../domain/body-region.ts';
import type { Explanation } from '../../../domain/concern.ts';
import { markKindText, seenText as words } from '../../../text/concern.ts';
import { Button, TextButton } from '../../../ui/Button.tsx';
import { Radios, Select } from '../../../ui/Choice.tsx';
import { TextArea, TextField } from '../../../ui/TextField.tsx';
import { fieldIds } from '../field-ids.ts';
import type { MarkDraft } from '../form.ts';
import { useConcern } from '../use-concern.ts';

const kinds = (Object.keys(markKindText) as (keyof typeof markKindText)[]).map((value) => ({
  value,
  label: markKindText[value],
}));

const explanations: readonly { readonly value: Explanation['state']; readonly label: string }[] = [
  { value: 'given', label: words.explanationGiven },
  { value: 'asked-none-given', label: words.explanationAsked },
  { value: 'not-asked-yet', label: words.explanationNotAsked },
];

interface EditorProps {
  readonly mark: MarkDraft;
  /** Its number on the drawing, from 1. */
  readonly n: number;
  readonly onChange: (part: Partial<MarkDraft>) => void;
  readonly onRemove: () => void;
  readonly onAnother: () => void;
  readonly onDone: () => void;
}

/**
 * One mark described: what it is, how many, how big, what shape, and how it was explained. How old it is, is never ours
 * to say; what somebody claims is kept as their claim. Its title takes focus when a press on the drawing opened it.
 */
export function MarkEditor({ mark, n, onChange, onRemove, onAnother, onDone }: EditorProps) {
  const place = bodyRegion(mark.region);
  const errors = useConcern((state) => state.errors);
  const at = (part: string) => {
    const id = fieldIds.mark(mark.id, part);
    return { id, error: errors.find((error) => error.field === id)?.message };
  };
  const [more, setMore] = useState(mark.pattern !== '' || mark.ageClaimed !== '' || mark.note !== '');
  const title = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    title.current?.focus();
  }, []);
  const line = (
    part: 'shape' | 'colour' | 'pattern' | 'ageClaimed' | 'note',
    label: string,
    hint?: string,
  ) => (
    <TextField
      {...at(part)}
      label={label}
      hint={hint}
      value={mark[part]}
      onChange={(value) => onChange({ [part]: value })}
      maxLength={part === 'note' ? 2000 : 200}
    />
  );
  return (
    <div className="mark-edit stack" role="group" aria-label={words.markTitle(n, place.name)}>
      <p className="legend" ref={title} tabIndex={-1}>
        {words.markTitle(n, place.name)}
      </p>
      {place.caution !== undefined && <p className="hint">{place.caution}</p>}
      <Select
        {...at('kind')}
        label={words.kind}
        placeholder="Choose"
        value={mark.kind}
        options={kinds}
        onChange={(kind) => onChange({ kind })}
        required
      />
      <div className="three-up">
        <TextField
          {...at('count')}
          label={words.count}
          inputMode="numeric"
          value={mark.count}
          onChange={(count) => onChange({ count })}
        />
        <TextField
          {...at('length')}
          label={words.length}
          inputMode="decimal"
          value={mark.length}
          onChange={(length) => onChange({ length })}
        />
        <TextField
          {...at('width')}
          label={words.width}
          inputMode="decimal"
          value={mark.width}
          onChange={(width) => onChange({ width })}
        />
      </div>
      <div className="half-up">
        {line('shape', words.shape)}
        {line('colour', words.colour)}
      </div>
      <Radios
        {...at('explanation')}
        label={words.explanation}
        value={mark.explanation === '' ? undefined : mark.explanation}
        options={explanations}
        onChange={(explanation) => onChange({ explanation })}
      />
      {mark.explanation === 'given' && (
        <>
          <TextArea
            {...at('words')}
            label={words.explanationWords}
            rows={2}
            verbatim
            value={mark.words}
            onChange={(said) => onChange({ words: said })}
            maxLength={2000}
          />
          <TextField
            {...at('by')}
            label={words.explanationBy}
            value={mark.by}
            onChange={(by) => onChange({ by })}
            maxLength={200}
          />
        </>
      )}
      {more ? (
        <>
          {line('pattern', words.pattern, words.patternHint)}
          {line('ageClaimed', words.age, words.doNotDate)}
          {line('note', words.note)}
        </>
      ) : (
        <div>
          <TextButton onPress={() => setMore(true)}>{words.moreOfMark}</TextButton>
        </div>
      )}
      <div className="row">
        <Button onPress={onDone}>{words.done}</Button>
        <TextButton onPress={onAnother}>{words.another}</TextButton>
        <TextButton onPress={onRemove}>{words.remove}</TextButton>
      </div>
    </div>
  );
}
