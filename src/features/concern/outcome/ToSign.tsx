import { useState } from 'react';
import type { Route } from '../../../domain/concern.ts';
import { carryText as words, recordWindowText } from '../../../text/concern-outcome.ts';
import { Button, TextButton } from '../../../ui/Button.tsx';
import type { Attempt } from '../send.ts';
import { useCase, useConcern } from '../use-concern.ts';
import { LaunchActivity } from './RecordWindow.tsx';
import { SaveSent } from './SaveSent.tsx';

/** The draft that is to be signed in the record system: where it stands, and what can be done with it. */
export function ToSign({ attempt }: { readonly attempt: Attempt }) {
  const recordWindow = useCase((state) => state.recordWindow);
  const send = useConcern((state) => state.send);
  const stands = useConcern((state) => state.stands);
  const [notTaken, setNotTaken] = useState(false);
  const { staged = { state: 'not-staged' } } = attempt;
  const takeBack = async (location: string): Promise<void> => {
    const taken = await recordWindow?.remove(location);
    setNotTaken(taken?.ok !== true);
    if (taken?.ok === true) stands({ ...attempt, staged: { state: 'taken-back' } });
  };
  return (
    <>
      <p>{words.staged[staged.state]}</p>
      {staged.state === 'staged' && (
        <>
          <LaunchActivity
            activity={{ type: 'order-review', draftOrderLocations: [staged.location] }}
            label={recordWindowText.activities['order-review']}
          />
          {recordWindow?.may('scratchpad.delete') === true && (
            <TextButton onPress={() => void takeBack(staged.location)}>{words.takeBack}</TextButton>
          )}
          {notTaken && <p role="alert">{words.notTakenBack}</p>}
        </>
      )}
      {(staged.state === 'not-staged' || staged.state === 'not-known') && (
        <Button onPress={() => void send()}>{words.stageAgain}</Button>
      )}
    </>
  );
}

/** "It is sent"; of a draft, "I have signed it", which is not taken while the record system still has it as a draft. */
export function SaveSentOrSigned({ attempt, route }: { readonly attempt: Attempt; readonly route: Route }) {
  const recordWindow = useCase((state) => state.recordWindow);
  const { staged } = attempt;
  // What may be there may be signed there.
  if (route !== 'record-system-to-sign' || staged?.state === 'not-known')
    return <SaveSent attempt={attempt} route={route} />;
  if (staged?.state !== 'staged') return <SaveSent attempt={attempt} route="form-or-portal" />;
  const { location } = staged;
  const whyNot = async (): Promise<string | undefined> => {
    const still = await recordWindow?.read(location);
    return still?.ok === true && still.value.some(({ status }) => status === 'draft')
      ? words.stillDraft
      : undefined;
  };
  return <SaveSent attempt={attempt} route={route} whyNot={whyNot} />;
}
