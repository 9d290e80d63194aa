import { useState } from 'react';
import { common } from '../../../text/common.ts';
import { chronology as words } from '../../../text/chronology.ts';
import { eventWords } from '../../../text/when.ts';
import { Button } from '../../../ui/Button.tsx';
import type { Entry } from './marks.ts';

const FIRST = 20;
const MORE = 100;

function Row({ entry, now }: { readonly entry: Entry; readonly now: number }) {
  const { from, dateText } = entry;
  return (
    <tr>
      <td className="nw">
        {from === undefined || dateText === undefined
          ? words.noDate
          : eventWords({ from, to: from, text: dateText }, now)}
      </td>
      <td>
        {entry.mark === 'attendance' || entry.mark === 'other' ? (
          words.kinds[entry.mark]
        ) : (
          <b className="strong">{words.kinds[entry.mark]}</b>
        )}
        : {entry.title}
      </td>
      <td>{entry.place ?? common.notRecorded}</td>
      <td>{entry.recordedBy ?? common.notRecorded}</td>
    </tr>
  );
}

/** The chronology, complete: newest first, what has no date at the end. Long ones come a part at a time. */
export function EventTable({ entries, now }: { readonly entries: readonly Entry[]; readonly now: number }) {
  const [shown, setShown] = useState(FIRST);
  const left = entries.length - shown;
  return (
    <>
      <div className="as-table" role="region" aria-label={words.tableOf} tabIndex={0}>
        <table className="dense">
          <thead>
            <tr>
              <th scope="col">{words.date}</th>
              <th scope="col">{words.what}</th>
              <th scope="col">{words.where}</th>
              <th scope="col">{words.recordedBy}</th>
            </tr>
          </thead>
          <tbody>
            {entries.slice(0, shown).map((entry) => (
              <Row key={entry.key} entry={entry} now={now} />
            ))}
          </tbody>
        </table>
      </div>
      {left > 0 && (
        <p className="pad">
          <Button slim onPress={() => setShown(shown + MORE)}>
            {words.more(Math.min(MORE, left))}
          </Button>
        </p>
      )}
    </>
  );
}
