import { useCallback, useEffect, useRef, useState } from 'react';
import { NotDone } from '../../../desk/NotDone.tsx';
import { ScreenHead } from '../../../desk/ScreenHead.tsx';
import { useAct } from '../../../desk/use-act.ts';
import { concernWords, openWords as words } from '../../../text/referral-concern.ts';
import type { Opened } from '../opened.ts';
import { boardLink } from '../places.ts';
import { useReferring } from '../referring.ts';
import { AskReason, type Why } from './AskReason.tsx';
import { ConcernWhole } from './ConcernWhole.tsx';

/** One concern: asks for a reason unless it is one's own, then shows the whole of it. */
export function ConcernPlace({ id, own }: { readonly id: string; readonly own: boolean }) {
  const { log } = useReferring();
  const [opened, setOpened] = useState<{ readonly concern: Opened; readonly why: Why }>();
  const [tried, setTried] = useState<Why>();
  const { act, run } = useAct();
  const open = useCallback(
    (why: Why) => {
      setTried(why);
      run(
        () => log.open(id, why),
        (concern) => setOpened({ concern, why }),
      );
    },
    [id, log, run],
  );
  const asked = useRef(false);
  useEffect(() => {
    if (!own || asked.current) return;
    asked.current = true;
    open({});
  }, [open, own]);
  if (opened !== undefined)
    return (
      <ConcernWhole
        opened={opened.concern}
        onChanged={(concern) => setOpened({ concern, why: opened.why })}
        readAgain={() => log.open(id, opened.why)}
      />
    );
  // Refused without a reason: it was not theirs, whatever the list said.
  const reasonNeeded =
    act.state === 'refused' &&
    act.why.kind === 'refused' &&
    (act.why.status === 400 || act.why.problem.code.includes('reason')) &&
    tried?.reason === undefined;
  return (
    <>
      <ScreenHead
        title={words.title}
        back={{ href: boardLink, words: concernWords.back }}
        says={words.says}
      />
      {act.state === 'refused' && !reasonNeeded && <NotDone why={act.why} />}
      {own && act.state !== 'refused' ? (
        <p role="status">{words.opening}</p>
      ) : (
        <AskReason working={act.state === 'working'} reasonNeeded={reasonNeeded} onOpen={open} />
      )}
    </>
  );
}
