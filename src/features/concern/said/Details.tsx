import type { DetailId } from '../../../domain/concern.ts';
import { detailText, knownText as words } from '../../../text/concern-known.ts';
import { TextArea, TextField } from '../../../ui/TextField.tsx';
import { detailOrder } from '../form.ts';
import { useChange, useForm, useSetting } from '../use-concern.ts';
import { FromRecord, hintOf } from './FromRecord.tsx';
import { Note } from './Note.tsx';
import { ReadState } from './ReadState.tsx';

const severalLines: readonly DetailId[] = ['address', 'previous-address', 'school'];

function DetailField({ id }: { readonly id: DetailId }) {
  const { details } = useForm();
  const change = useChange();
  const record = useSetting().recorded.details[id] ?? '';
  const typed = details[id];
  const set = (text: string) => change({ details: { ...details, [id]: text } });
  const field = {
    id: `concern-detail-${id}`,
    label: detailText[id],
    hint: hintOf(typed, record),
    value: typed ?? record,
    onChange: set,
    maxLength: 1000,
  };
  return (
    <div>
      {severalLines.includes(id) ? <TextArea {...field} rows={1} /> : <TextField {...field} />}
      <FromRecord what={words.useRecord} typed={typed} record={record} onUse={set} />
    </div>
  );
}

/** What a referral says of the child beside name, date of birth and NHS number, which always go; and language. */
export function Details() {
  return (
    <>
      <ReadState part="patient" />
      <div className="pairs">
        {detailOrder.map((id) => (
          <DetailField key={id} id={id} />
        ))}
      </div>
      <Note id="communication" />
    </>
  );
}
