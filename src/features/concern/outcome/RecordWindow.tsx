import { useState } from 'react';
import type { Activity, RecordWindow } from '../../../messaging/web-messaging/record-window.ts';
import { recordWindowText as words } from '../../../text/concern-outcome.ts';
import { Button } from '../../../ui/Button.tsx';
import type { Attempt } from '../send.ts';
import { useCase } from '../use-concern.ts';

/** Something that the record system's window is asked to do, once per press; said where it does not do it. */
function Ask({
  label,
  failed,
  ask,
}: {
  readonly label: string;
  readonly failed: string;
  readonly ask: () => Promise<{ readonly ok: boolean }>;
}) {
  const [state, setState] = useState<'ready' | 'asking' | 'failed'>('ready');
  const press = async (): Promise<void> => {
    setState('asking');
    setState((await ask()).ok ? 'ready' : 'failed');
  };
  return (
    <>
      <Button working={state === 'asking' ? label : undefined} onPress={() => void press()}>
        {label}
      </Button>
      {state === 'failed' && <p role="alert">{failed}</p>}
    </>
  );
}

/** Gives the screen back to the record system, where its window answered. */
export function BackToRecord() {
  const recordWindow = useCase((state) => state.recordWindow);
  if (recordWindow?.may('ui.done') !== true) return null;
  return <Ask label={words.back} failed={words.notBack} ask={() => recordWindow.done()} />;
}

/** One of the record system's own screens, where this one is known to have it and its window answered. */
export function LaunchActivity({ activity, label }: { readonly activity: Activity; readonly label: string }) {
  const recordWindow = useCase((state) => state.recordWindow);
  const known = useCase((state) => state.session.issuer.recordWindow?.activities);
  if (recordWindow?.may('ui.launchActivity') !== true || known?.includes(activity.type) !== true) return null;
  return <Ask label={label} failed={words.notOpened} ask={() => recordWindow.launch(activity)} />;
}

/** A draft of an appointment, without a word of why: who books it sees a follow-up and no more. */
async function book(window: RecordWindow, patientId: string, day: string): Promise<{ readonly ok: boolean }> {
  const draft = {
    resourceType: 'Appointment',
    status: 'proposed',
    description: 'Follow-up',
    requestedPeriod: [{ start: day }],
    participant: [{ actor: { reference: `Patient/${patientId}` }, status: 'needs-action' }],
  };
  const made = await window.create(draft);
  return made.ok ? window.launch({ type: 'appointment-book', appointmentLocations: [made.value] }) : made;
}

function BookReview({ day }: { readonly day: string }) {
  const recordWindow = useCase((state) => state.recordWindow);
  const known = useCase((state) => state.session.issuer.recordWindow?.activities);
  const patientId = useCase((state) => state.session.patientId);
  const may =
    known?.includes('appointment-book') === true &&
    recordWindow?.may('ui.launchActivity') === true &&
    recordWindow.may('scratchpad.create');
  if (!may) return null;
  return (
    <Ask
      label={words.activities['appointment-book']}
      failed={words.notOpened}
      ask={() => book(recordWindow, patientId, day)}
    />
  );
}

/** Where in the record system to go on from here, as far as its own window opens it. */
export function Activities({ attempt }: { readonly attempt: Attempt }) {
  const { decision } = attempt.concern;
  const resources = attempt.record.state === 'written' ? attempt.record.resources : [];
  const problemLocation = resources.find((one) => /^Condition\/[A-Za-z0-9\-.]{1,64}$/.test(one));
  return (
    <>
      {problemLocation !== undefined && (
        <LaunchActivity
          activity={{ type: 'problem-review', problemLocation }}
          label={words.activities['problem-review']}
        />
      )}
      {!decision.share && decision.reviewAt !== undefined && <BookReview day={decision.reviewAt} />}
    </>
  );
}
