import { useId, useState } from 'react';
import { createConcernLogApi } from '../../../api/concern-log.ts';
import type { Route } from '../../../domain/concern.ts';
import { carryText as words } from '../../../text/concern-outcome.ts';
import { timeWords } from '../../../text/when.ts';
import { Button } from '../../../ui/Button.tsx';
import { Radios } from '../../../ui/Choice.tsx';
import { Shape } from '../../../ui/Shape.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { Attempt } from '../send.ts';
import { useCase, useConcern, useConcerning } from '../use-concern.ts';
import { timeOfDay } from './time-of-day.ts';

type Carried = Exclude<Route, 'within-record-system'>;
const carried: readonly Carried[] = ['form-or-portal', 'secure-email', 'telephone'];
const toSign: readonly Carried[] = ['record-system-to-sign', ...carried];

/** "It is sent", in two taps: that it is, and by when and which way, as far as it is not known already. */
export function SaveSent({
  attempt,
  route,
  whyNot,
}: {
  readonly attempt: Attempt;
  readonly route: Route;
  /** Looks first whether it can have been sent; what is answered is said instead. */
  readonly whyNot?: () => Promise<string | undefined>;
}) {
  const id = useId();
  const { clock, newId } = useConcerning();
  const send = useCase((state) => state.api.send);
  const stands = useConcern((state) => state.stands);
  // The same press again is the same happening.
  const [happening] = useState(newId);
  const [open, setOpen] = useState(false);
  const [how, setHow] = useState<Carried>(route === 'within-record-system' ? 'form-or-portal' : route);
  const [time, setTime] = useState('');
  const [theirReference, setReference] = useState('');
  const [whoTook, setWho] = useState('');
  const [state, setState] = useState<'writing' | 'checked' | 'saving' | 'not-saved'>('writing');
  const at = timeOfDay(time, clock());
  const whoMissing = how === 'telephone' && whoTook.trim() === '';
  const isSent =
    route in words.isSent ? words.isSent[route as keyof typeof words.isSent] : words.isSent.other;
  const [not, setNot] = useState<'looking' | { readonly why: string | undefined }>();
  const begin = async (): Promise<void> => {
    if (whyNot !== undefined) {
      setNot('looking');
      const why = await whyNot();
      setNot({ why });
      if (why !== undefined) return;
    }
    setTime(timeWords(clock()));
    setOpen(true);
  };
  if (!open)
    return (
      <>
        <Button
          main
          wide
          consequence={words.isSentHint}
          working={not === 'looking' ? words.looking : undefined}
          onPress={() => void begin()}
        >
          {isSent}
        </Button>
        {typeof not === 'object' && not.why !== undefined && <p role="alert">{not.why}</p>}
      </>
    );
  const save = async (): Promise<void> => {
    if (at === undefined || whoMissing) {
      setState('checked');
      return;
    }
    setState('saving');
    const answer = await createConcernLogApi(send).tell(attempt.concern.id, {
      kind: 'sent',
      id: happening,
      at,
      how,
      ...(theirReference.trim() === '' ? {} : { theirReference: theirReference.trim() }),
      ...(whoTook.trim() === '' ? {} : { whoTook: whoTook.trim() }),
    });
    if (answer.ok) stands({ ...attempt, at, log: { state: 'logged', logged: answer.value } });
    else setState('not-saved');
  };
  const checked = state === 'checked';
  return (
    <fieldset className="field save-sent">
      <legend className="legend">{isSent}</legend>
      <Radios
        id={`${id}-how`}
        label={words.how}
        value={how}
        options={(route === 'record-system-to-sign' ? toSign : carried).map((value) => ({
          value,
          label: words.howOptions[value],
        }))}
        onChange={setHow}
      />
      <div className="two-up">
        <TextField
          id={`${id}-time`}
          label={words.time}
          value={time}
          onChange={setTime}
          error={checked && at === undefined ? words.timeFix : undefined}
        />
        <TextField
          id={`${id}-reference`}
          label={words.theirReference}
          value={theirReference}
          onChange={setReference}
          maxLength={100}
        />
      </div>
      {how === 'telephone' && (
        <TextField
          id={`${id}-who`}
          label={words.whoTook}
          value={whoTook}
          onChange={setWho}
          maxLength={200}
          error={checked && whoMissing ? words.whoFix : undefined}
        />
      )}
      {state === 'not-saved' && (
        <div className="gap fault" role="alert">
          <Shape name="fault" />
          <b>{words.notSaved}</b>
          <p>{words.notSavedWhy}</p>
        </div>
      )}
      <Button main onPress={() => void save()} working={state === 'saving' ? words.saving : undefined}>
        {words.save}
      </Button>
    </fieldset>
  );
}
