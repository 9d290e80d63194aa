import { useId, useState } from 'react';
import { draftText as words } from '../../text/concern-share-draft.ts';
import { Button } from '../../ui/Button.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { RingSocialCare } from './outcome/RingSocialCare.tsx';
import { useCalled, useConcern } from './use-concern.ts';

/** The way to let a colleague finish it: one line until it is wanted. */
export function HandOver() {
  const id = useId();
  const who = useCalled();
  const handOver = useConcern((state) => state.handOver);
  const [to, setTo] = useState('');
  const [state, setState] = useState<'idle' | 'working' | 'failed'>('idle');
  const press = async (): Promise<void> => {
    setState('working');
    const done = await handOver(to.trim() === '' ? undefined : to.trim());
    if (!done.ok) setState('failed');
  };
  return (
    <Disclosure summary={words.handOver} summaryClass="textlink">
      <div className="stack">
        <TextField
          id={`${id}-to`}
          label={words.toWhom}
          hint={words.handOverHint(who)}
          value={to}
          onChange={setTo}
          maxLength={200}
        />
        {state === 'failed' && <p role="alert">{words.notHandedOver}</p>}
        <Button onPress={() => void press()} working={state === 'working' ? words.handingOver : undefined}>
          {words.handOverDo}
        </Button>
      </div>
    </Disclosure>
  );
}

/** After it was handed over: nobody has it yet, and whom to ring if it cannot wait. */
export function HandedOver({ to }: { readonly to?: string | undefined }) {
  return (
    <main className="narrowpage">
      <section className="card clip" aria-labelledby="handed-over">
        <div className="pad stack">
          <h1 id="handed-over" className="offer" tabIndex={-1} ref={focusOnce}>
            {words.handedOver}
          </h1>
          <p>{words.handedOverTo(to)}</p>
          <p>{words.handedOverOwed}</p>
        </div>
        <RingSocialCare />
      </section>
    </main>
  );
}

const focusOnce = (heading: HTMLElement | null): void => heading?.focus();
