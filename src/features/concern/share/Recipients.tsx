import type { ConcernForm, AlsoTold } from '../form.ts';
import { common } from '../../../text/common.ts';
import { shareText as words } from '../../../text/concern-share.ts';
import { yearsOld } from '../../../text/names.ts';
import { Checkbox, Radios, Select } from '../../../ui/Choice.tsx';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { fieldIds } from '../field-ids.ts';
import { childOf, choicesOf } from '../setting.ts';
import { useCalled, useCase, useChange, useFix, useForm, useMinute } from '../use-concern.ts';
import { socialCareOf } from './recipients.ts';

/** Which authority: named by CP-IS or the address, or picked by the person; never picked for them off the list. */
function AuthorityChoice() {
  const form = useForm();
  const change = useChange();
  const fix = useFix(fieldIds.authority);
  const state = useCase((all) => all);
  const choices = choicesOf(state);
  const chosen = socialCareOf(form, choices);
  return (
    <Select
      id={fieldIds.authority}
      label={form.toWhom === 'adult-services' ? words.adultAuthority : words.authority}
      {...(chosen === undefined ? { hint: words.authorityHint } : {})}
      error={fix}
      placeholder={common.choose}
      value={chosen?.authority ?? ''}
      options={choices.map((one) => ({ value: one.authority, label: one.authority }))}
      onChange={(authority) => change({ authority, route: undefined })}
    />
  );
}

type ToWhom = ConcernForm['toWhom'];

/** To whom first. Adult services are offered from the sixteenth birthday, and where the age is not known. */
function ToWhomChoice() {
  const { toWhom } = useForm();
  const change = useChange();
  const who = useCalled();
  const adult = useAdultOffered();
  const offered: readonly ToWhom[] = [
    'social-care',
    ...(adult ? (['adult-services'] as const) : []),
    'nobody-outside',
  ];
  return (
    <Radios<ToWhom>
      id="concern-to-whom"
      label={words.toWhom}
      value={toWhom}
      options={offered.map((value) => ({
        value,
        label: words.toWhomOptions[value],
        ...(value === 'adult-services' ? { hint: words.adultHint(who) } : {}),
      }))}
      // Another recipient takes another way, and stands on another footing.
      onChange={(value) => change({ toWhom: value, route: undefined, basis: undefined })}
    />
  );
}

/** Whether the hand-over to adult services may be the thing to do. */
function useAdultOffered(): boolean {
  const now = useMinute();
  const child = useCase((state) => childOf(state));
  const { about } = useForm();
  const years = child === undefined ? undefined : yearsOld(child, now);
  return about === 'child' && (years === undefined || years >= 16);
}

/** Who it goes to first: named already in most cases, one line away from another choice. */
export function FirstRecipient() {
  const form = useForm();
  const fix = useFix(fieldIds.authority);
  const state = useCase((all) => all);
  const adult = useAdultOffered();
  const chosen = socialCareOf(form, choicesOf(state));
  const choice = (
    <div className="stack">
      <ToWhomChoice />
      {form.toWhom === 'nobody-outside' ? <p className="hint">{words.insideHint}</p> : <AuthorityChoice />}
    </div>
  );
  const settled =
    chosen !== undefined && form.authority === undefined && form.toWhom === 'social-care' && !adult;
  if (!settled || fix !== undefined) return choice;
  return (
    <Disclosure summary={words.changeAuthority} summaryClass="textlink">
      {choice}
    </Disclosure>
  );
}

/** Who is told that it was shared; with nobody outside, who it goes to. */
export function AlsoTell() {
  const form = useForm();
  const change = useChange();
  const fix = useFix(fieldIds.alsoTell);
  const nurse = useCase((state) => state.config.site.namedNurse?.name);
  const practice = useCase((state) => childOf(state)?.generalPractice);
  const options: readonly (readonly [AlsoTold, string])[] = [
    ['named-nurse', nurse === undefined ? words.namedNurseUnnamed : words.namedNurse(nurse)],
    ['gp-team', practice === undefined ? words.gpTeamUnnamed : words.gpTeam(practice)],
    ['police', words.police],
    ['health-visitor', words.healthVisitor],
  ];
  return (
    <fieldset className={fix === undefined ? 'field' : 'field wrong'}>
      <legend className="legend">
        {form.toWhom === 'nobody-outside' ? words.tellInside : words.alsoTell}
      </legend>
      {fix !== undefined && (
        <p className="fix">
          <b className="strong">{common.checkThis}</b> {fix}
        </p>
      )}
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
