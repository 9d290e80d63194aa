import { useCallback, useState } from 'react';
import type { Activity } from '../../../api/registers.ts';
import { Asked } from '../../../desk/Asked.tsx';
import { useDesk, useLoaded } from '../../../desk/desk.ts';
import { ScreenHead } from '../../../desk/ScreenHead.tsx';
import { activityWords as words, monthWords } from '../../../text/register-activity.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Choice.tsx';
import { Gap } from '../../../ui/PartState.tsx';
import { Places } from '../parts/Places.tsx';
import { useRegisters } from '../registers.ts';
import { ActivityFiles } from './ActivityFiles.tsx';
import { ActivityTable } from './ActivityTable.tsx';
import { monthsUntil } from './months.ts';
import type { By } from './table.ts';

interface Months {
  readonly from: string;
  readonly to: string;
}

const bys: readonly By[] = ['all', 'setting', 'harm', 'outcome'];

function Shown({ activity }: { readonly activity: Activity }) {
  const [by, setBy] = useState<By>('all');
  if (activity.rows.length === 0)
    return (
      <Gap shape="none" look="gap calm" title={words.none}>
        {words.noneSays}
      </Gap>
    );
  return (
    <>
      <div className="reg-by">
        <Select
          id="activity-by"
          label={words.by}
          placeholder={words.by}
          value={by}
          options={bys.map((value) => ({ value, label: words.bys[value] }))}
          onChange={setBy}
        />
      </div>
      <ActivityTable activity={activity} by={by} />
      <p className="note">{words.suppressed}</p>
      <ActivityFiles from={activity.from} to={activity.to} />
    </>
  );
}

/** Activity by month without anybody's name. */
export function ActivityScreen() {
  const api = useRegisters();
  const { now } = useDesk();
  const [known] = useState(() => monthsUntil(now(), 36));
  const newest = known[0] ?? '';
  const [typed, setTyped] = useState<Months>(() => ({ from: known[11] ?? newest, to: newest }));
  const [asked, setAsked] = useState(typed);
  const { loaded, again } = useLoaded(useCallback(() => api.activity(asked.from, asked.to), [api, asked]));
  const wrong = typed.to < typed.from;
  const options = known.map((value) => ({ value, label: monthWords(value) }));
  return (
    <>
      <ScreenHead title={words.title} says={words.says} />
      <Places here="activity" />
      <form
        className="filters reg-months"
        aria-label={words.title}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!wrong) setAsked({ ...typed });
        }}
      >
        <Select
          id="activity-from"
          label={words.from}
          placeholder={words.from}
          value={typed.from}
          options={options}
          onChange={(from) => setTyped({ ...typed, from })}
        />
        <Select
          id="activity-to"
          label={words.to}
          placeholder={words.to}
          value={typed.to}
          options={options}
          error={wrong ? words.wrongOrder : undefined}
          onChange={(to) => setTyped({ ...typed, to })}
        />
        <Button submit working={loaded.state === 'loading' ? words.showWorking : undefined}>
          {words.show}
        </Button>
      </form>
      <Asked what={words.what} loaded={loaded} again={again}>
        {(activity) => <Shown activity={activity} />}
      </Asked>
    </>
  );
}
