import { shareText as words } from '../../../text/concern-share.ts';
import { Radios } from '../../../ui/Choice.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { TextArea, TextField } from '../../../ui/TextField.tsx';
import { fieldIds } from '../faults.ts';
import { childOf, choicesOf } from '../setting.ts';
import { socialCareOf } from './recipients.ts';
import { Advice } from './Advice.tsx';
import { ShareFields } from './ShareFields.tsx';
import { Step } from '../Step.tsx';
import { useCalled, useCase, useChange, useFix, useForm, useMinute } from '../use-concern.ts';
import { yearsOld } from '../../../text/names.ts';

function SafeNow() {
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
            <b className="strong">Check this:</b> {fix}
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
      <TextField
        id="concern-done"
        label={words.done}
        value={done}
        onChange={(value) => change({ done: value })}
        maxLength={4000}
      />
    </>
  );
}

function NotSharing() {
  const form = useForm();
  const change = useChange();
  const fix = useFix(fieldIds.reasons);
  return (
    <>
      <TextArea
        id={fieldIds.reasons}
        label={words.reasons}
        error={fix}
        value={form.reasons}
        onChange={(reasons) => change({ reasons })}
        maxLength={4000}
        required
      />
      <Advice />
      <TextField
        id="concern-review-at"
        type="date"
        label={words.reviewAt}
        value={form.reviewAt}
        onChange={(reviewAt) => change({ reviewAt })}
      />
    </>
  );
}

/** FGM in a girl under 18 has its own statutory report; it is named here and made elsewhere. */
function FgmNote() {
  const now = useMinute();
  const child = useCase((state) => childOf(state));
  const years = child === undefined ? undefined : yearsOld(child, now);
  if (child?.gender === 'male' || (years !== undefined && years >= 18)) return null;
  return <p className="hint">{words.fgm}</p>;
}

/** Step 3: is the child safe, and is it shared. Both answers are recorded with the same care. */
export function ShareSection() {
  const form = useForm();
  const change = useChange();
  const fix = useFix(fieldIds.decision);
  const state = useCase((all) => all);
  const to = socialCareOf(form, choicesOf(state));
  return (
    <Step n={3} id="share">
      <SafeNow />
      <div className="decide">
        <Radios
          id={fieldIds.decision}
          label={words.decision}
          error={fix}
          value={form.decision === '' ? undefined : form.decision}
          options={[
            {
              value: 'share',
              label: words.share,
              hint: to === undefined ? words.shareNobody : words.shareHint(to.authority, to.named),
            },
            { value: 'not', label: words.not, hint: words.notHint },
          ]}
          onChange={(decision) => change({ decision })}
        />
      </div>
      {form.decision === 'share' && <ShareFields />}
      {form.decision === 'not' && <NotSharing />}
      <FgmNote />
    </Step>
  );
}
