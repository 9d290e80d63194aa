import useAutocomplete from '@mui/material/useAutocomplete';
import { useEffect, useState } from 'react';
import type * as v from 'valibot';
import type { CodeFound } from '../../../api/code-sets.ts';
import { codeSetDraft as words, systemWords } from '../../../text/code-set.ts';
import { Field } from '../../../ui/Field.tsx';
import { useDesk } from '../../../desk/desk.ts';

export type FoundCode = v.InferOutput<typeof CodeFound>;
type Search =
  | { readonly state: 'idle' | 'searching' | 'failed' }
  | { readonly state: 'found'; readonly codes: readonly FoundCode[] };

/** Milliseconds without a key before a search is sent. */
const pause = 200;
const none: readonly FoundCode[] = [];

/** Searches while somebody types; of two answers the later question's counts. */
function useSearch(text: string): Search {
  const { api } = useDesk();
  const [answer, setAnswer] = useState<{ readonly to: string; readonly search: Search }>();
  const asked = text.trim();
  useEffect(() => {
    if (asked.length < 2) return undefined;
    let late = false;
    const timer = setTimeout(() => {
      void api.findCodes(asked).then((found) => {
        if (!late)
          setAnswer({
            to: asked,
            search: found.ok ? { state: 'found', codes: found.value } : { state: 'failed' },
          });
      });
    }, pause);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [api, asked]);
  if (asked.length < 2) return { state: 'idle' };
  return answer?.to === asked ? answer.search : { state: 'searching' };
}

/** A combobox over the codes that this organisation knows: words or a code, chosen with the keyboard. */
export function CodeSearch({
  id,
  onChoose,
}: {
  readonly id: string;
  readonly onChoose: (code: FoundCode) => void;
}) {
  const [text, setText] = useState('');
  const search = useSearch(text);
  const codes = search.state === 'found' ? search.codes : none;
  const list = useAutocomplete<FoundCode>({
    id,
    options: codes,
    value: null,
    inputValue: text,
    getOptionLabel: ({ display, code }) => display ?? code,
    getOptionKey: ({ system, code }) => `${system}|${code}`,
    // The gateway has found them already.
    filterOptions: (options) => options,
    autoHighlight: true,
    onInputChange: (_, value, reason) => {
      if (reason === 'input' || reason === 'clear') setText(value);
    },
    onChange: (_, chosen) => {
      if (chosen === null) return;
      onChoose(chosen);
      setText('');
    },
  });
  return (
    <div className="code-search">
      <Field id={id} label={words.searchLabel} hint={words.searchHint}>
        <div {...list.getRootProps()}>
          <input
            {...list.getInputProps()}
            className="in"
            autoComplete="off"
            aria-describedby={`${id}-hint`}
          />
        </div>
      </Field>
      {list.popupOpen && codes.length > 0 && (
        <ul {...list.getListboxProps()} className="code-options" aria-label={words.searchLabel}>
          {codes.map((option, index) => {
            const { key, ...props } = list.getOptionProps({ option, index });
            return (
              <li key={key} {...props}>
                <b className="strong">{option.display ?? option.code}</b>
                <span className="s q">
                  {systemWords(option.system)} {option.code}, {words.foundIn(option.in.join(', '))}
                </span>
              </li>
            );
          })}
        </ul>
      )}
      <p className="s q" role="status">
        {search.state === 'searching' && words.searching}
        {search.state === 'failed' && words.searchFailed}
        {search.state === 'found' && codes.length === 0 && words.nothingFound}
      </p>
    </div>
  );
}
