import type { ConsentState, InformedState, SharedItem } from '../../../domain/concern.ts';
import { shareText as words } from '../../../text/concern-share.ts';
import { Checkbox, Select } from '../../../ui/Choice.tsx';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { Advice } from './Advice.tsx';
import { fieldIds } from '../faults.ts';
import type { AlsoTold } from '../form.ts';
import { Law } from './Law.tsx';
import { shortAuthority, socialCareOf } from './recipients.ts';
import { childOf, choicesOf } from '../setting.ts';
import { useCalled, useCase, useChange, useFix, useForm, useSetting } from '../use-concern.ts';

const none = '-';

/** Which authority: named by CP-IS or the address, or picked by the person; never picked for them off the list. */
function AuthorityChoice() {
  const form = useForm();
  const change = useChange();
  const fix = useFix(fieldIds.authority);
  const state = useCase((all) => all);
  const choices = choicesOf(state);
  const chosen = socialCareOf(form, choices);
  const value = form.authority === '' ? none : (chosen?.authority ?? '');
  const select = (
    <Select
      id={fieldIds.authority}
      label={words.authority}
      {...(chosen === undefined && form.authority === undefined ? { hint: words.authorityHint } : {})}
      error={fix}
      placeholder="Choose"
      value={value}
      options={[
        ...choices.map((one) => ({ value: one.authority, label: one.authority })),
        { value: none, label: words.noSocialCare },
      ]}
      onChange={(authority) => change({ authority: authority === none ? '' : authority })}
    />
  );
  if (chosen === undefined || form.authority !== undefined || fix !== undefined) return select;
  return (
    <Disclosure summary={words.changeAuthority} summaryClass="textlink">
      {select}
    </Disclosure>
  );
}

function AlsoTell() {
  const form = useForm();
  const change = useChange();
  const nurse = useCase((state) => state.config.site.namedNurse?.name);
  const practice = useCase((state) => childOf(state)?.generalPractice);
  const options: readonly (readonly [AlsoTold, string])[] = [
    ['named-nurse', nurse === undefined ? words.namedNurseUnnamed : words.namedNurse(nurse)],
    ['gp-team', practice === undefined ? words.gpTeamUnnamed : words.gpTeam(practice)],
    ['police', words.police],
    ['health-visitor', words.healthVisitor],
  ];
  return (
    <fieldset className="field">
      <legend className="legend">{words.alsoTell}</legend>
      <div className="ticks">
        {options.map(([kind, label]) => (
          <Checkbox
            key={kind}
            id={`tell-${kind}`}
            label={label}
            checked={form.alsoTell.includes(kind)}
            onChange={(on) =>
              change({
                alsoTell: on ? [...form.alsoTell, kind] : form.alsoTell.filter((one) => one !== kind),
              })
            }
          />
        ))}
      </div>
    </fieldset>
  );
}

const itemOrder: readonly SharedItem[] = [
  'marks',
  'facts',
  'words',
  'voice',
  'from-record',
  'opinion',
  'household',
];

function WhatGoes({ to }: { readonly to: string }) {
  const form = useForm();
  const change = useChange();
  const who = useCalled();
  const { household } = useSetting();
  const fix = useFix(fieldIds.items);
  const labels = words.itemLabels({ marks: form.marks.length, record: form.fromRecord.length, who });
  const there: Readonly<Partial<Record<SharedItem, boolean>>> = {
    marks: form.marks.length > 0,
    'from-record': form.fromRecord.length > 0,
    household: (form.more.household ?? household) !== '',
  };
  return (
    <fieldset className={fix === undefined ? 'field' : 'field wrong'}>
      <legend className="legend" id={fieldIds.items} tabIndex={-1}>
        {words.items(to)}
      </legend>
      {fix !== undefined && (
        <p className="fix">
          <b className="strong">Check this:</b> {fix}
        </p>
      )}
      <div className="ticks">
        {itemOrder
          .filter((item) => there[item] !== false)
          .map((item) => (
            <Checkbox
              key={item}
              id={`item-${item}`}
              label={labels[item]}
              checked={form.items.includes(item)}
              onChange={(on) =>
                change({ items: on ? [...form.items, item] : form.items.filter((one) => one !== item) })
              }
            />
          ))}
      </div>
    </fieldset>
  );
}

const optionsOf = <V extends string>(labels: Readonly<Record<V, string>>): { value: V; label: string }[] =>
  (Object.keys(labels) as V[]).map((value) => ({ value, label: labels[value] }));

function ConsentAndFamily() {
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
          placeholder="Choose"
          value={form.consent}
          options={optionsOf(words.consentOptions(who))}
          onChange={(consent) => change({ consent })}
        />
        <Select<InformedState>
          id={fieldIds.informed}
          label={words.informed}
          error={informedFix}
          placeholder="Choose"
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

function PurposeAndConditions() {
  const form = useForm();
  const change = useChange();
  const { purpose } = useSetting();
  const fix = useFix(fieldIds.purpose);
  return (
    <Disclosure summary={words.more} summaryClass="textlink" startsOpen={fix !== undefined}>
      <div className="stack">
        <TextField
          id={fieldIds.purpose}
          label={words.purpose}
          error={fix}
          value={form.purpose ?? purpose}
          onChange={(text) => change({ purpose: text })}
          maxLength={2000}
        />
        <TextField
          id="concern-conditions"
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

/** With whom, what, on which footing. */
export function ShareFields() {
  const form = useForm();
  const state = useCase((all) => all);
  const to = socialCareOf(form, choicesOf(state));
  return (
    <>
      <AuthorityChoice />
      <AlsoTell />
      <WhatGoes to={to === undefined ? 'them' : shortAuthority(to.authority)} />
      <ConsentAndFamily />
      <Advice />
      <PurposeAndConditions />
      <Law />
    </>
  );
}
