import { useState } from 'react';
import { codeSetDraft as words } from '../../../text/code-set.ts';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { CodeSearch } from './CodeSearch.tsx';
import { PasteCodes } from './PasteCodes.tsx';
import { keyOf, saidOf, type Row } from './rows.ts';
import { TypeCode } from './TypeCode.tsx';

/** Three ways to add codes: those that are known here, one by its code, many by pasting them. */
export function AddCodes({
  rows,
  onAdd,
  searchId,
}: {
  readonly rows: readonly Row[];
  readonly onAdd: (rows: readonly Row[], said: string) => void;
  readonly searchId: string;
}) {
  const [note, setNote] = useState<string>();
  const there = new Set(rows.map(keyOf));
  const addOne = (row: Row): boolean => {
    if (there.has(keyOf(row))) {
      setNote(`${saidOf(row)} ${words.there}`);
      return false;
    }
    setNote(undefined);
    onAdd([row], words.added(saidOf(row)));
    return true;
  };
  return (
    <div className="pad stack approve">
      <h3>{words.addTitle}</h3>
      <CodeSearch
        id={searchId}
        onChoose={({ system, code, display, in: sets }) =>
          addOne({
            system,
            code,
            ...(display === undefined ? {} : { display }),
            source: words.foundSource(sets.join(', ')),
          })
        }
      />
      {note !== undefined && (
        <p className="note" role="status">
          {note}
        </p>
      )}
      <TypeCode onAdd={addOne} />
      <Disclosure summary={<b className="strong">{words.pasteTitle}</b>}>
        <PasteCodes there={there} onAdd={(more) => onAdd(more, words.pasted(more.length))} />
      </Disclosure>
    </div>
  );
}
