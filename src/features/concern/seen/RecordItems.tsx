import { useId, useMemo, useState } from 'react';
import { listWords } from '../../../text/common.ts';
import { seenText as words } from '../../../text/concern.ts';
import { TextButton } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Choice.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useCase, useChange, useForm } from '../use-concern.ts';
import { fitting, itemKey, offeredItems, unreadParts, type Sought } from './from-record.ts';

const firstOffers = 8;
const pageOfOffers = 40;

function Find({
  sought,
  onSought,
  said,
}: {
  readonly sought: Sought;
  readonly onSought: (part: Partial<Sought>) => void;
  readonly said: string;
}) {
  return (
    <div className="find">
      <TextField
        id="record-words"
        type="search"
        label={words.recordSearch}
        value={sought.words}
        onChange={(text) => onSought({ words: text })}
        maxLength={100}
      />
      <TextField
        id="record-from"
        type="date"
        label={words.recordFrom}
        value={sought.from}
        onChange={(from) => onSought({ from })}
      />
      <TextField
        id="record-to"
        type="date"
        label={words.recordTo}
        value={sought.to}
        onChange={(to) => onSought({ to })}
      />
      <p className="hint" role="status">
        {said}
      </p>
    </div>
  );
}

/**
 * What the record offers; the clinician chooses, by date and by words where there is much. What was chosen stays on
 * view, even when the record later reads otherwise.
 */
export function RecordItems() {
  const { fromRecord } = useForm();
  const change = useChange();
  const findings = useCase((state) => state.findings);
  const parts = useCase((state) => state.parts);
  const [sought, setSought] = useState<Sought>();
  const [upTo, setUpTo] = useState(pageOfOffers);
  const list = useId();
  const offered = useMemo(() => offeredItems(findings, parts), [findings, parts]);
  const chosen = new Set(fromRecord.map(itemKey));
  const unread = unreadParts(parts);
  const found = sought === undefined ? offered : fitting(offered, sought);
  const dated = sought !== undefined && (sought.from !== '' || sought.to !== '');
  const undated = dated ? found.filter(({ times }) => times.length === 0).length : 0;
  const limit = sought === undefined ? firstOffers : upTo;
  const listed = found.map(({ item }) => item).filter((item, i) => i < limit || chosen.has(itemKey(item)));
  const listedKeys = new Set(listed.map(itemKey));
  // What is ticked keeps its place in the list, so that the next one to tick stays under the finger.
  const lines = [...fromRecord.filter((item) => !listedKeys.has(itemKey(item))), ...listed];
  const hidden = found.length - listed.length;
  return (
    <fieldset className="field">
      <legend className="legend">{words.record}</legend>
      {offered.length === 0 && fromRecord.length === 0 && <p className="hint">{words.recordNone}</p>}
      {sought !== undefined && (
        <Find
          sought={sought}
          onSought={(part) => {
            setSought({ ...sought, ...part });
            setUpTo(pageOfOffers);
          }}
          said={[
            found.length === 0 ? words.recordNoneFound : words.recordFound(found.length, offered.length),
            ...(undated > 0 ? [words.recordUndated(undated)] : []),
          ].join('. ')}
        />
      )}
      <div className="opts" id={list}>
        {lines.map((item) => {
          const key = itemKey(item);
          return (
            <Checkbox
              key={key}
              id={`${list}-${key}`}
              label={item.title}
              {...(item.detail === '' ? {} : { hint: item.detail })}
              checked={chosen.has(key)}
              onChange={(on) =>
                change({
                  fromRecord: on ? [...fromRecord, item] : fromRecord.filter((one) => itemKey(one) !== key),
                })
              }
            />
          );
        })}
      </div>
      {sought === undefined && hidden > 0 && (
        <TextButton onPress={() => setSought({ words: '', from: '', to: '' })}>
          {words.recordFind(offered.length)}
        </TextButton>
      )}
      {sought !== undefined && hidden > 0 && (
        <TextButton onPress={() => setUpTo(upTo + pageOfOffers)}>
          {words.recordMore(Math.min(pageOfOffers, hidden))}
        </TextButton>
      )}
      {unread.length > 0 && <p className="hint">{words.recordUnread(listWords.format(unread))}</p>}
    </fieldset>
  );
}
