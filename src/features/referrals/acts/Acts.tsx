import { Suspense, useEffect, useRef, useState } from 'react';
import type { ConcernLogged } from '../../../api/concerns.ts';
import type { TellHappening } from '../../../api/concern-log.ts';
import { deskFrame } from '../../../text/desk-frame.ts';
import { actForm as words, actWords } from '../../../text/referral-acts.ts';
import { Button } from '../../../ui/Button.tsx';
import { useReferring, type Standing } from '../referring.ts';
import type { RecordTold } from '../record/became.ts';
import { ToldLine } from '../record/ToldLine.tsx';
import { actsFor, type Act } from './offered.ts';
import { lazyScreen } from '../../../ui/lazy-screen.tsx';

const ActForm = lazyScreen(async () => (await import('./ActForm.tsx')).ActForm);

/** What was told last, and its way into the child's record where it has one. */
interface Kept {
  readonly told: TellHappening;
  readonly writing: Promise<RecordTold> | undefined;
}

/** What may be said of a concern as it stands, each a form in place. `about` tells one concern's buttons from another's. */
export function Acts({
  id,
  about,
  standing,
  onKept,
}: {
  readonly id: string;
  readonly about: string;
  readonly standing: Standing;
  readonly onKept?: (told: TellHappening, logged: ConcernLogged) => void;
}) {
  const { onTold, toRecord } = useReferring();
  const [open, setOpen] = useState<Act>();
  const row = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);
  // A form that closes gives focus back to where it was opened.
  useEffect(() => {
    if (open === undefined && wasOpen.current) row.current?.focus();
    wasOpen.current = open !== undefined;
  }, [open]);
  const [kept, setKept] = useState<Kept>();
  return (
    <div className="act-box">
      <p role="status" className="s">
        {kept !== undefined && `${words.kept(actWords[kept.told.kind].button)} `}
        {kept?.writing !== undefined && toRecord !== undefined && (
          <ToldLine key={kept.told.id} writing={kept.writing} again={() => toRecord(id, kept.told)} />
        )}
      </p>
      {open === undefined ? (
        <div className="act-row" role="group" aria-label={about} tabIndex={-1} ref={row}>
          {actsFor(standing).map((kind) => (
            <Button
              key={kind}
              slim
              onPress={() => {
                setKept(undefined);
                setOpen(kind);
              }}
            >
              {actWords[kind].button}
            </Button>
          ))}
        </div>
      ) : (
        <Suspense fallback={<p role="status">{deskFrame.opening}</p>}>
          <ActForm
            concern={id}
            kind={open}
            onClose={() => setOpen(undefined)}
            onKept={(told, logged) => {
              setOpen(undefined);
              // Begun here, not by the line that tells of it: what closes a concern takes this part off the screen.
              setKept({ told, writing: toRecord?.(id, told) });
              onTold(id, logged);
              onKept?.(told, logged);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
