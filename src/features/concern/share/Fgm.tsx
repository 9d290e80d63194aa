import { useState } from 'react';
import { closeOfNextWorkingDay } from '../../../domain/calendar/working-day.ts';
import { fgmText as words } from '../../../text/concern-share-fgm.ts';
import { instantWords } from '../../../text/when.ts';
import { TextButton } from '../../../ui/Button.tsx';
import { Radios } from '../../../ui/Choice.tsx';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { RingRow } from '../../../ui/RingRow.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { fieldIds } from '../field-ids.ts';
import type { FgmDraft } from '../form.ts';
import { childOf } from '../setting.ts';
import { toConcern } from '../to-concern.ts';
import { useCase, useChange, useConcerning, useFix, useForm, useMinute, useSetting } from '../use-concern.ts';
import { asLondonInput } from './fgm.ts';
import { londonInput } from './to-decision.ts';
import { WhatToSay } from './WhatToSay.tsx';

/** By when the police should know, from when it was learned. */
function Due({ fgm }: { readonly fgm: FgmDraft }) {
  const now = useMinute();
  const ends = useCase((state) => state.config.site.workingDayEnds);
  const knownAt = londonInput(fgm.knownAt);
  if (knownAt === undefined) return null;
  const due = closeOfNextWorkingDay(knownAt, ends);
  return (
    <p>
      <b className="strong">{words.due(instantWords(due.at, now))}.</b>{' '}
      {Date.parse(due.at) < now && fgm.incidentNumber.trim() === '' && (
        <b className="strong">{words.overdue} </b>
      )}
      <span className="q">
        {words.dueWhy} {due.bankHolidays === 'not-known' && words.holidaysUnknown}
      </span>
    </p>
  );
}

/** When the report was made, and under which number: now, or later on the receipt. */
function Report({ fgm }: { readonly fgm: FgmDraft }) {
  const change = useChange();
  const fix = useFix(fieldIds.fgmReport);
  return (
    <fieldset className="field">
      <legend className="legend">{words.made}</legend>
      <p className="hint">{words.numberHint}</p>
      <div className="two-up">
        <TextField
          id={fieldIds.fgmReport}
          label={words.number}
          error={fix}
          value={fgm.incidentNumber}
          onChange={(incidentNumber) => change({ fgm: { ...fgm, incidentNumber } })}
          maxLength={60}
        />
        <TextField
          id="concern-fgm-reported"
          type="datetime-local"
          label={words.madeAt}
          value={fgm.reportedAt}
          onChange={(reportedAt) => change({ fgm: { ...fgm, reportedAt } })}
        />
      </div>
    </fieldset>
  );
}

/** What a professional who found FGM must do, and by when; and what the duty does not cover. */
export function Fgm() {
  const { fgm } = useForm();
  const change = useChange();
  const { clock } = useConcerning();
  const child = useCase((state) => childOf(state));
  const knownFix = useFix(fieldIds.fgmKnownAt);
  const [neither, setNeither] = useState(false);
  const setting = useSetting();
  const concern = toConcern(useForm(), setting, setting.now);
  return (
    <div className="box fgm stack">
      <h3>{words.title}</h3>
      <p>{words.who}</p>
      {child?.birthDate === undefined && <p className="hint">{words.ageUnknown}</p>}
      {child?.gender !== 'female' && <p className="hint">{words.genderUnknown}</p>}
      <Radios<FgmDraft['how'] | 'neither'>
        id="concern-fgm-how"
        label={words.how}
        value={fgm?.how ?? (neither ? 'neither' : undefined)}
        options={(['she-told', 'signs-seen', 'neither'] as const).map((value) => ({
          value,
          label: words.howOptions[value],
        }))}
        onChange={(how) => {
          setNeither(how === 'neither');
          change({
            fgm:
              how === 'neither'
                ? undefined
                : {
                    ...(fgm ?? { knownAt: asLondonInput(clock()), reportedAt: '', incidentNumber: '' }),
                    how,
                  },
          });
        }}
      />
      {fgm === undefined && neither && (
        <p role="status">
          <b className="strong">{words.neitherTitle}.</b> {words.neither}
        </p>
      )}
      <Disclosure summary={words.limits} summaryClass="textlink" startsOpen={fgm === undefined && neither}>
        <ul className="s">
          {words.limitsList.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Disclosure>
      {fgm !== undefined && (
        <>
          <TextField
            id={fieldIds.fgmKnownAt}
            type="datetime-local"
            label={words.knownAt}
            error={knownFix}
            value={fgm.knownAt}
            onChange={(knownAt) => change({ fgm: { ...fgm, knownAt } })}
          />
          <Due fgm={fgm} />
          <RingRow label={words.ring} phone="101" />
          <RingRow label={words.danger} phone="999" />
          <WhatToSay concern={concern} />
          <Report fgm={fgm} />
          <p className="s">{words.still}</p>
          <TextButton onPress={() => change({ fgm: undefined })}>{words.remove}</TextButton>
        </>
      )}
    </div>
  );
}
