import { Suspense, useEffect, useRef, useState } from 'react';
import type { CallSettled } from '../../../api/concern-call.ts';
import { deskFrame } from '../../../text/desk-frame.ts';
import { referralWords } from '../../../text/referral.ts';
import { callWords as words } from '../../../text/referral-call.ts';
import { instantWords } from '../../../text/when.ts';
import { Button } from '../../../ui/Button.tsx';
import { useReferring, type Standing } from '../referring.ts';
import { lazyScreen } from '../../../ui/lazy-screen.tsx';

const SettleForm = lazyScreen(async () => (await import('./SettleForm.tsx')).SettleForm);

type Call = Pick<Standing, 'stage'> & { readonly id: string; readonly settled?: CallSettled | undefined };

const endWords = ({ how, reference }: CallSettled): string =>
  how === 'recorded-again' && reference !== undefined ? words.again(reference) : words.ends[how];

/** What there is of a call without a concern: that the written copy is owed, or what became of it. */
export function CallSays({ call: { stage, settled }, now }: { readonly call: Call; readonly now: number }) {
  if (settled !== undefined)
    return (
      <p className="s note">
        {endWords(settled)}. {words.told(settled.by, instantWords(settled.at, now))}: {settled.words}
      </p>
    );
  return <p className="s note">{stage === 'closed' ? words.over : referralWords.onlyACall}</p>;
}

/** Lets somebody say what became of it, in place. `about` tells one call's button from another's. */
export function CallEnd({ call, about }: { readonly call: Call; readonly about: string }) {
  const { onSettled } = useReferring();
  const [open, setOpen] = useState(false);
  const [kept, setKept] = useState(false);
  const row = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);
  // A form that closes gives focus back to where it was opened.
  useEffect(() => {
    if (!open && wasOpen.current) row.current?.focus();
    wasOpen.current = open;
  }, [open]);
  if (call.stage === 'closed' && !kept) return null;
  return (
    <div className="act-box">
      <p role="status" className="s">
        {kept && words.kept}
      </p>
      {open ? (
        <Suspense fallback={<p role="status">{deskFrame.opening}</p>}>
          <SettleForm
            concern={call.id}
            onClose={() => setOpen(false)}
            onKept={(stands) => {
              setOpen(false);
              setKept(true);
              onSettled(call.id, stands);
            }}
          />
        </Suspense>
      ) : (
        <div className="act-row" role="group" aria-label={about} tabIndex={-1} ref={row}>
          {call.stage !== 'closed' && (
            <>
              <Button slim onPress={() => setOpen(true)}>
                {words.settle}
              </Button>
              <span className="s q">{words.settleHelp}</span>
            </>
          )}
        </div>
      )}
    </div>
  );
}
