import type { ConsentState, InformedState } from '../../../domain/concern.ts';
import { common } from '../../../text/common.ts';
import { shareText as words } from '../../../text/concern-share.ts';
import { Select } from '../../../ui/Choice.tsx';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { TextArea, TextField } from '../../../ui/TextField.tsx';
import { fieldIds } from '../field-ids.ts';
import { useCalled, useChange, useFix, useForm, useSetting } from '../use-concern.ts';

const optionsOf = <V extends string>(labels: Readonly<Record<V, string>>): { value: V; label: string }[] =>
  (Object.keys(labels) as V[]).map((value) => ({ value, label: labels[value] }));

/** Whether consent was asked for, and whether the family knows; each "not" with its reason. */
export function ConsentAndFamily() {
  const form = useForm();
  const change = useChange();
  const who = useCalled();
  const consentFix = useFix(fieldIds.consent);
  const informedFix = useFix(fieldIds.informed);
  return (
    <>
      <div className="two-up">
        <Select<ConsentState>
          id={fieldIds.consent}
          label={words.consent}
          error={consentFix}
          placeholder={common.choose}
          value={form.consent}
          options={optionsOf(words.consentOptions(who))}
          onChange={(consent) => change({ consent })}
        />
        <Select<InformedState>
          id={fieldIds.informed}
          label={words.informed}
          error={informedFix}
          placeholder={common.choose}
          value={form.informed}
          options={optionsOf<InformedState>(words.informedOptions)}
          onChange={(informed) => change({ informed })}
        />
      </div>
      {(form.consent === 'given' || form.consent === 'refused') && (
        <TextField
          id="concern-consent-by"
          label={words.consentBy}
          value={form.consentBy}
          onChange={(consentBy) => change({ consentBy })}
          maxLength={200}
        />
      )}
    </>
  );
}

/** What it is for, and on which terms it goes. */
export function PurposeAndConditions() {
  const form = useForm();
  const change = useChange();
  const { purpose } = useSetting();
  const fix = useFix(fieldIds.purpose);
  return (
    <Disclosure summary={words.more} summaryClass="textlink" startsOpen={fix !== undefined}>
      <div className="stack">
        <TextArea
          id={fieldIds.purpose}
          rows={2}
          label={words.purpose}
          error={fix}
          value={form.purpose ?? purpose}
          onChange={(text) => change({ purpose: text })}
          maxLength={2000}
        />
        <TextArea
          id="concern-conditions"
          rows={2}
          label={words.conditions}
          hint={words.conditionsHint}
          value={form.conditions}
          onChange={(conditions) => change({ conditions })}
          maxLength={2000}
        />
      </div>
    </Disclosure>
  );
}
