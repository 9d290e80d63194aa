import { useId, useState } from 'react';
import { createConcernLogApi } from '../../../api/concern-log.ts';
import { closeOfNextWorkingDay } from '../../../domain/calendar/working-day.ts';
import { fgmText as words } from '../../../text/concern-share-fgm.ts';
import { instantWords } from '../../../text/when.ts';
import { Button } from '../../../ui/Button.tsx';
import { RingRow } from '../../../ui/RingRow.tsx';
import { Shape } from '../../../ui/Shape.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { Attempt } from '../send.ts';
import { asLondonInput } from '../share/fgm.ts';
import { londonInput } from '../share/to-decision.ts';
import { WhatToSay } from '../share/WhatToSay.tsx';
import { useCase, useConcern, useConcerning, useMinute } from '../use-concern.ts';

/** The report to the police that is owed, with its time limit, what to say, and where its number is kept. */
export function PoliceOwed({ attempt }: { readonly attempt: Attempt }) {
  const id = useId();
  const { clock, newId } = useConcerning();
  const now = useMinute();
  const send = useCase((state) => state.api.send);
  const ends = useCase((state) => state.config.site.workingDayEnds);
  const stands = useConcern((state) => state.stands);
  const [happening] = useState(newId);
  const [at, setAt] = useState(() => asLondonInput(clock()));
  const [number, setNumber] = useState('');
  const [state, setState] = useState<'writing' | 'checked' | 'saving' | 'not-saved' | 'saved'>('writing');
  const { fgm } = attempt.concern;
  if (fgm === undefined) return null;
  const logged = attempt.log.state === 'logged' ? attempt.log.logged : undefined;
  const running = logged?.clocks.find(({ what }) => what === 'police');
  const told = fgm.report?.incidentNumber ?? (state === 'saved' ? number.trim() : undefined);
  if (told !== undefined || running?.state === 'kept' || running?.state === 'kept-late')
    return (
      <section className="card pad">
        <p role="status">
          <Shape name="tick" /> {words.saved(told ?? '')}
        </p>
      </section>
    );
  const due = running ?? {
    dueAt: closeOfNextWorkingDay(fgm.knownAt, ends).at,
    bankHolidays: closeOfNextWorkingDay(fgm.knownAt, ends).bankHolidays,
  };
  const reportedAt = londonInput(at);
  const timeWrong = reportedAt === undefined || Date.parse(reportedAt) > clock();
  const save = async (): Promise<void> => {
    if (timeWrong || number.trim() === '') {
      setState('checked');
      return;
    }
    setState('saving');
    const answer = await createConcernLogApi(send).tell(attempt.concern.id, {
      kind: 'police-told',
      id: happening,
      at: reportedAt,
      incidentNumber: number.trim(),
    });
    if (!answer.ok) {
      setState('not-saved');
      return;
    }
    setState('saved');
    stands({ ...attempt, log: { state: 'logged', logged: answer.value } });
  };
  return (
    <section className="card clip" aria-labelledby={`${id}-title`}>
      <div className="pad stack">
        <h2 id={`${id}-title`}>{words.owedTitle}</h2>
        <p>
          <b className="strong">{words.due(instantWords(due.dueAt, now))}.</b>{' '}
          {Date.parse(due.dueAt) < now && <b className="strong">{words.overdue} </b>}
          <span className="s q">
            {words.dueWhy} {due.bankHolidays === 'not-known' && words.holidaysUnknown}
          </span>
        </p>
      </div>
      <RingRow label={words.ring} phone="101" />
      <RingRow label={words.danger} phone="999" />
      <div className="pad stack">
        <WhatToSay concern={attempt.concern} />
        <div className="two-up">
          <TextField
            id={`${id}-number`}
            label={words.number}
            value={number}
            onChange={setNumber}
            maxLength={60}
            error={state === 'checked' && number.trim() === '' ? words.numberFix : undefined}
          />
          <TextField
            id={`${id}-at`}
            type="datetime-local"
            label={words.madeAt}
            value={at}
            onChange={setAt}
            error={state === 'checked' && timeWrong ? words.timeFix : undefined}
          />
        </div>
        {state === 'not-saved' && <p role="alert">{words.notSaved}</p>}
        <Button onPress={() => void save()} working={state === 'saving' ? words.saving : undefined}>
          {words.save}
        </Button>
      </div>
    </section>
  );
}
