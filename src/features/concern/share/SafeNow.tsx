import { common } from '../../../text/common.ts';
import { shareText as words } from '../../../text/concern-share.ts';
import { Segmented } from '../../../ui/Segmented.tsx';
import { TextArea } from '../../../ui/TextField.tsx';
import { fieldIds } from '../field-ids.ts';
import { useCalled, useChange, useFix, useForm } from '../use-concern.ts';

/** Whether the child is safe at this moment, and what was done. */
export function SafeNow() {
  const { safeNow, done } = useForm();
  const change = useChange();
  const who = useCalled();
  const fix = useFix(fieldIds.safe);
  return (
    <>
      <div className={fix === undefined ? 'field' : 'field wrong'}>
        <p className="legend" id={fieldIds.safe} tabIndex={-1}>
          {words.safe(who)}
        </p>
        {fix !== undefined && (
          <p className="fix">
            <b className="strong">{common.checkThis}</b> {fix}
          </p>
        )}
        <Segmented
          labelledBy={fieldIds.safe}
          options={[
            { value: 'yes-with-us', label: words.safeYes },
            { value: 'no-999', label: words.safeNo },
          ]}
          chosen={safeNow === '' ? undefined : safeNow}
          onChoose={(value) => change({ safeNow: value })}
        />
        {safeNow === 'no-999' && (
          <p className="now-999" role="alert">
            <b className="strong">{words.ring999}</b>{' '}
            <a className="num" href="tel:999">
              999
            </a>
          </p>
        )}
      </div>
      <TextArea
        id="concern-done"
        rows={1}
        label={words.done}
        value={done}
        onChange={(value) => change({ done: value })}
        maxLength={4000}
      />
    </>
  );
}
