import { useState } from 'react';
import { londonDay, londonInstant, londonMinutes, partsOf } from '../../../domain/calendar/london.ts';
import { daysOf } from '../../../domain/calendar/partial-date.ts';
import { common } from '../../../text/common.ts';
import { otherCheck as words } from '../../../text/cpis-other-check.ts';
import { Button } from '../../../ui/Button.tsx';
import { Radios } from '../../../ui/Choice.tsx';
import type { FieldError } from '../../../ui/ErrorSummary.tsx';
import { ErrorSummary } from '../../../ui/ErrorSummary.tsx';
import { TextArea, TextField } from '../../../ui/TextField.tsx';
import { useCase, useClock } from '../use-case.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** Value of a `datetime-local` field for an instant, London time. */
function localValue(ms: number): string {
  const { year, month, day } = partsOf(londonDay(ms));
  const minutes = londonMinutes(ms);
  return `${year}-${two(month)}-${two(day)}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function instantOf(value: string): number | undefined {
  const [date = '', time = ''] = value.split('T');
  const day = daysOf(date)?.from;
  const [hours, minutes] = time.split(':').map(Number);
  if (day === undefined || hours === undefined || minutes === undefined) return undefined;
  return londonInstant(day, hours * 60 + minutes);
}

/** How, when, who answered and what they said; what could not be kept stays as it was typed. */
export function OtherCheckForm({ onClose }: { readonly onClose: () => void }) {
  const clock = useClock();
  const record = useCase((state) => state.recordOtherCheck);
  const [how, setHow] = useState<'phone' | 'portal'>('phone');
  const [at, setAt] = useState(() => localValue(clock()));
  const [who, setWho] = useState('');
  const [said, setSaid] = useState('');
  const [tries, setTries] = useState(0);
  const [state, setState] = useState<'writing' | 'keeping' | 'failed'>('writing');

  const instant = instantOf(at);
  const errors: FieldError[] = [
    ...(instant === undefined || instant > clock() + 60_000
      ? [{ field: 'check-at', message: words.fixAt }]
      : []),
    ...(who.trim() === '' ? [{ field: 'check-who', message: words.fixWho }] : []),
    ...(said.trim() === '' ? [{ field: 'check-said', message: words.fixSaid }] : []),
  ];
  const fix = (field: string) =>
    tries === 0 ? undefined : errors.find((error) => error.field === field)?.message;

  const keep = async () => {
    setTries(tries + 1);
    if (errors.length > 0 || instant === undefined) return;
    setState('keeping');
    const result = await record({ how, at: new Date(instant).toISOString(), whoAnswered: who, said });
    if (result.ok) onClose();
    else setState('failed');
  };

  return (
    <form
      className="stack tight"
      noValidate
      aria-label={words.record}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      {tries > 0 && errors.length > 0 && (
        <ErrorSummary title={words.errorTitle(errors.length)} errors={errors} round={tries} />
      )}
      {state === 'failed' && <p role="alert">{words.failed}</p>}
      <Radios
        id="check-how"
        label={words.how}
        value={how}
        onChange={setHow}
        inline
        options={[
          { value: 'phone', label: words.ways.phone },
          { value: 'portal', label: words.ways.portal },
        ]}
      />
      <TextField
        id="check-at"
        label={words.at}
        type="datetime-local"
        value={at}
        onChange={setAt}
        error={fix('check-at')}
      />
      <TextField
        id="check-who"
        label={words.whoAnswered}
        hint={words.whoHint}
        value={who}
        onChange={setWho}
        maxLength={200}
        error={fix('check-who')}
      />
      <TextArea
        id="check-said"
        label={words.said}
        hint={words.saidHint}
        value={said}
        onChange={setSaid}
        maxLength={4000}
        error={fix('check-said')}
      />
      <div className="row">
        <Button submit working={state === 'keeping' ? words.saving : undefined}>
          {words.save}
        </Button>
        <Button onPress={onClose}>{common.cancel}</Button>
      </div>
    </form>
  );
}
