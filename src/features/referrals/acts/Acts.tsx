import { lazy, Suspense, useState } from 'react';
import type { ConcernLogged } from '../../../api/concerns.ts';
import type { TellHappening } from '../../../api/concern-log.ts';
import { deskFrame } from '../../../text/desk-frame.ts';
import { actForm as words, actWords } from '../../../text/referral-acts.ts';
import { Button } from '../../../ui/Button.tsx';
import { useReferring, type Standing } from '../referring.ts';
import { ToldLine } from '../record/ToldLine.tsx';
import { actsFor, type Act } from './offered.ts';

const ActForm = lazy(async () => ({ default: (await import('./ActForm.tsx')).ActForm }));

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
  const [kept, setKept] = useState<TellHappening>();
  return (
    <div className="act-box">
      <p role="status" className="s">
        {kept !== undefined && `${words.kept(actWords[kept.kind].button)} `}
        {kept !== undefined && toRecord !== undefined && (
          <ToldLine key={kept.id} write={() => toRecord(id, kept)} />
        )}
      </p>
      {open === undefined ? (
        <div className="act-row" role="group" aria-label={about}>
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
              setKept(told);
              onTold(id, logged);
              onKept?.(told, logged);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
