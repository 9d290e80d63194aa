import { useId, useState } from 'react';
import { figuresScreen as words } from '../../../text/rule-figures.ts';
import { Segmented } from '../../../ui/Segmented.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { periodOf, periodProblems, type Period, type PeriodName } from './period.ts';

const names: readonly PeriodName[] = ['90-days', '12-months'];

/** The days that figures are of: the last 90 days, the last 12 months, or from one day to another. */
export function PeriodChoice({
  now,
  onChoose,
}: {
  readonly now: string;
  readonly onChoose: (period: Period) => void;
}) {
  const label = useId();
  const [typed, setTyped] = useState(() => periodOf('90-days', now));
  const problems = periodProblems(typed, now);
  const chosen = names.find((name) => {
    const { from, to } = periodOf(name, now);
    return from === typed.from && to === typed.to;
  });
  const take = (period: Period): void => {
    setTyped(period);
    const { from, to } = periodProblems(period, now);
    if (from === undefined && to === undefined) onChoose(period);
  };
  return (
    <div className="filters">
      <div className="field">
        <span className="legend s q" id={label}>
          {words.period}
        </span>
        <Segmented
          labelledBy={label}
          options={names.map((value) => ({ value, label: words.periods[value] }))}
          chosen={chosen ?? 'own'}
          onChoose={(name) => {
            if (name !== 'own') take(periodOf(name, now));
          }}
        />
      </div>
      <TextField
        id="figures-from"
        type="date"
        label={words.from}
        value={typed.from}
        error={problems.from}
        onChange={(from) => take({ ...typed, from })}
      />
      <TextField
        id="figures-to"
        type="date"
        label={words.to}
        value={typed.to}
        error={problems.to}
        onChange={(to) => take({ ...typed, to })}
      />
    </div>
  );
}
