import { useState } from 'react';
import { londonDay, londonInstant } from '../../../domain/calendar/london.ts';
import type { Missed } from '../../../domain/was-not-brought.ts';
import { common } from '../../../text/common.ts';
import { missed as words } from '../../../text/missed.ts';
import { timeWords } from '../../../text/when.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorSummary, type FieldError } from '../../../ui/ErrorSummary.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useCase, useClock } from '../use-case.ts';
import { phoneNow, type ToRing } from './use-authority.ts';

/** A time of today in London that has passed, as an instant; undefined for any other. */
function instantOf(time: string, now: number): string | undefined {
  const match = /^([01]\d|2[0-3]):([0-5]\d)/.exec(time);
  if (match === null) return undefined;
  const at = londonInstant(londonDay(now), Number(match[1]) * 60 + Number(match[2]));
  return at > now ? undefined : new Date(at).toISOString();
}

/** What will be kept of the call, filled in as far as it is known. What could not be kept stays as it was typed. */
export function ToldForm({
  missed,
  toRing,
  onClose,
}: {
  readonly missed: Missed;
  readonly toRing: ToRing | undefined;
  readonly onClose: () => void;
}) {
  const clock = useClock();
  const record = useCase((state) => state.recordTeamTold);
  const usual = useCase((state) => state.config.site.officeHours);
  const [authority, setAuthority] = useState(toRing?.name ?? '');
  const [phone, setPhone] = useState(() => (toRing && phoneNow(toRing, usual, clock())) ?? '');
  const [time, setTime] = useState(() => timeWords(clock()));
  const [spokeTo, setSpokeTo] = useState('');
  const [tries, setTries] = useState(0);
  const [state, setState] = useState<'writing' | 'keeping' | 'failed'>('writing');
  const id = (field: string) => `told-${field}-${missed.appointment.replace('/', '-')}`;

  const at = instantOf(time, clock());
  const errors: readonly FieldError[] = [
    ...(authority.trim() === '' ? [{ field: id('authority'), message: words.fixAuthority }] : []),
    ...(at === undefined ? [{ field: id('time'), message: words.fixTime }] : []),
  ];
  const fix = (field: string) =>
    tries === 0 ? undefined : errors.find((error) => error.field === id(field))?.message;

  const keep = async () => {
    setTries(tries + 1);
    if (errors.length > 0 || at === undefined || state === 'keeping') return;
    setState('keeping');
    const kept = await record({
      appointment: missed.appointment,
      authority: authority.trim(),
      at,
      ...(phone.trim() === '' ? {} : { phone: phone.trim() }),
      ...(spokeTo.trim() === '' ? {} : { spokeTo: spokeTo.trim() }),
    });
    // Kept: the case holds it now, and its words stand here instead.
    if (!kept.ok) setState('failed');
  };

  return (
    <form
      className="stack tight"
      noValidate
      aria-label={words.form}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      {tries > 0 && errors.length > 0 && (
        <ErrorSummary title={words.fixTitle(errors.length)} errors={errors} round={tries} />
      )}
      {state === 'failed' && <p role="alert">{words.failed}</p>}
      <TextField
        id={id('authority')}
        label={words.authority}
        value={authority}
        onChange={setAuthority}
        maxLength={200}
        required
        error={fix('authority')}
      />
      <TextField
        id={id('phone')}
        label={words.phone}
        type="tel"
        value={phone}
        onChange={setPhone}
        maxLength={30}
      />
      <TextField
        id={id('time')}
        label={words.time}
        type="time"
        value={time}
        onChange={setTime}
        required
        error={fix('time')}
      />
      <TextField
        id={id('spoke')}
        label={words.spokeTo}
        value={spokeTo}
        onChange={setSpokeTo}
        maxLength={200}
      />
      <div className="row">
        <Button submit working={state === 'keeping' ? words.confirming : undefined}>
          {words.confirm}
        </Button>
        <Button onPress={onClose}>{common.cancel}</Button>
      </div>
    </form>
  );
}
