import './share.css';
import { lazy, Suspense } from 'react';
import { shareText as words } from '../../../text/concern-share.ts';
import { Radios } from '../../../ui/Choice.tsx';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { fieldIds } from '../field-ids.ts';
import { childOf } from '../setting.ts';
import { Step } from '../Step.tsx';
import { useCase, useChange, useFix, useForm, useMinute, useSetting } from '../use-concern.ts';
import { fgmDuty } from './fgm.ts';
import { NotSharing } from './NotSharing.tsx';
import { SafeNow } from './SafeNow.tsx';
import { ShareFields } from './ShareFields.tsx';

/** What to do all the same where the rest could not be fetched. */
function FgmInShort() {
  return <p className="box fgm">{words.fgmInShort}</p>;
}

/** Seldom needed, and long: fetched after the form, and said in short where it cannot be. */
const Fgm = lazy(() =>
  import('./Fgm.tsx').then(
    (loaded) => ({ default: loaded.Fgm }),
    () => ({ default: FgmInShort }),
  ),
);

/** FGM of a girl under 18: a line to open, or open at once where somebody named it. */
function FgmPart() {
  const { harms, about, fgm } = useForm();
  const now = useMinute();
  const child = useCase((state) => childOf(state));
  const findings = useCase((state) => state.findings);
  const duty = about === 'child' ? fgmDuty(child, harms, findings, now) : 'no';
  if (duty === 'no') return null;
  const part = (
    <Suspense fallback={<p aria-busy="true">{words.fgm}</p>}>
      <Fgm />
    </Suspense>
  );
  if (duty === 'likely' || fgm !== undefined) return part;
  return (
    <Disclosure summary={words.fgm} summaryClass="textlink">
      {part}
    </Disclosure>
  );
}

function shareHint(toWhom: string, first: ReturnType<typeof useSetting>['recipients'][number] | undefined) {
  if (toWhom === 'nobody-outside') return words.shareInside;
  if (first?.kind === 'social-care') return words.shareHint(first.authority, first.named);
  return first?.kind === 'adult-services' ? words.shareAdult(first.authority) : words.shareNobody;
}

/** Step 3: is the child safe, and is it shared. Both answers are recorded with the same care. */
export function ShareSection() {
  const form = useForm();
  const change = useChange();
  const fix = useFix(fieldIds.decision);
  const { recipients } = useSetting();
  return (
    <Step n={3} id="share">
      <SafeNow />
      <FgmPart />
      <div className="decide">
        <Radios
          id={fieldIds.decision}
          label={words.decision}
          error={fix}
          value={form.decision === '' ? undefined : form.decision}
          options={[
            { value: 'share', label: words.share, hint: shareHint(form.toWhom, recipients[0]) },
            { value: 'not', label: words.not, hint: words.notHint },
          ]}
          // Sharing and keeping stand on different footings.
          onChange={(decision) => change({ decision, basis: undefined })}
        />
      </div>
      {form.decision === 'share' && <ShareFields />}
      {form.decision === 'not' && <NotSharing />}
    </Step>
  );
}
