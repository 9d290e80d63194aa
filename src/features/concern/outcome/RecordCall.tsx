import { useId, useState } from 'react';
import type { Concern } from '../../../domain/concern.ts';
import { londonDay } from '../../../domain/calendar/london.ts';
import { failureText as words } from '../../../text/concern-outcome.ts';
import { dayWords, timeWords } from '../../../text/when.ts';
import { Button } from '../../../ui/Button.tsx';
import { Shape } from '../../../ui/Shape.tsx';
import { TextArea, TextField } from '../../../ui/TextField.tsx';
import { useCase, useConcerning } from '../use-concern.ts';
import { timeOfDay } from './time-of-day.ts';

type Saved =
  | { readonly state: 'writing' }
  | { readonly state: 'saving' }
  | { readonly state: 'saved'; readonly at: string; readonly dueAt: string }
  | { readonly state: 'not-saved' };

const instant = (at: string): string => `${dayWords(londonDay(Date.parse(at)))}, ${timeWords(at)}`;

/** A telephone call about this concern: when, who answered, what they said. A written copy is owed after it. */
export function RecordCall({
  concern,
  to,
  owed,
}: {
  readonly concern: Concern;
  readonly to: string;
  /** Whether a written copy is owed: nothing was sent yet. */
  readonly owed: boolean;
}) {
  const id = useId();
  const { clock } = useConcerning();
  const api = useCase((state) => state.api);
  const [time, setTime] = useState(() => timeWords(clock()));
  const [who, setWho] = useState('');
  const [said, setSaid] = useState('');
  const [checked, setChecked] = useState(false);
  const [saved, setSaved] = useState<Saved>({ state: 'writing' });
  const at = timeOfDay(time, clock());
  const fixes = {
    time: at === undefined ? words.callTimeFix : undefined,
    who: who.trim() === '' ? words.callWhoFix : undefined,
    said: said.trim() === '' ? words.callSaidFix : undefined,
  };
  const save = async (): Promise<void> => {
    setChecked(true);
    if (at === undefined || fixes.who !== undefined || fixes.said !== undefined) return;
    setSaved({ state: 'saving' });
    const answer = await api.recordCall(concern.id, { at, to, whoAnswered: who.trim(), said: said.trim() });
    setSaved(
      answer.ok
        ? { state: 'saved', at: answer.value.recordedAt, dueAt: answer.value.writtenCopyDueAt }
        : { state: 'not-saved' },
    );
  };
  return (
    <>
      <section className="card pad stack" aria-labelledby={`${id}-title`}>
        <h2 id={`${id}-title`}>{words.call}</h2>
        {saved.state === 'saved' ? (
          <p role="status">{words.callSaved(timeWords(saved.at))}</p>
        ) : (
          <>
            <div className="two-col">
              <TextField
                id={`${id}-time`}
                label={words.callTime}
                value={time}
                onChange={setTime}
                error={checked ? fixes.time : undefined}
              />
              <TextField
                id={`${id}-who`}
                label={words.callWho}
                value={who}
                onChange={setWho}
                error={checked ? fixes.who : undefined}
                maxLength={200}
              />
            </div>
            <TextArea
              id={`${id}-said`}
              label={words.callSaid}
              rows={2}
              value={said}
              onChange={setSaid}
              error={checked ? fixes.said : undefined}
              maxLength={4000}
            />
            {saved.state === 'not-saved' && (
              <div className="gap fault" role="alert">
                <Shape name="fault" />
                <b>{words.callNotSavedTitle}</b>
                <p>{words.callNotSaved}</p>
              </div>
            )}
            <Button
              onPress={() => void save()}
              working={saved.state === 'saving' ? words.callSaving : undefined}
            >
              {words.callSave}
            </Button>
          </>
        )}
      </section>
      {owed && (
        <div className="gap owed">
          <Shape name="incomplete" />
          <b>{words.owed}</b>
          <p>{saved.state === 'saved' ? words.owedBy(instant(saved.dueAt)) : words.owedIn24}</p>
        </div>
      )}
    </>
  );
}
