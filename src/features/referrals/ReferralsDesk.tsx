import { Suspense, useCallback, useMemo, useState, type ReactNode } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { useHashLocation } from 'wouter/use-hash-location';
import { createConcernLogApi, type Board } from '../../api/concern-log.ts';
import type { CaseStore } from '../../case/case.ts';
import { DeskFrame } from '../../desk/DeskFrame.tsx';
import type { Desk } from '../../desk/desk.ts';
import { ScreenHead } from '../../desk/ScreenHead.tsx';
import { heldBy } from '../../domain/fetched.ts';
import { unreachable } from '../../domain/result.ts';
import { deskFrame } from '../../text/desk-frame.ts';
import { boardWords as words } from '../../text/referral-board.ts';
import { openWords } from '../../text/referral-concern.ts';
import { BoardScreen, type Filter } from './board/BoardScreen.tsx';
import { boardLink, placeOf, type Place } from './places.ts';
import { besideChild } from './record/beside-child.ts';
import { ReferringContext, type Referring } from './referring.ts';
import { lazyScreen } from '../../ui/lazy-screen.tsx';
import './referrals.css';

const ConcernPlace = lazyScreen(async () => (await import('./concern/ConcernPlace.tsx')).ConcernPlace);

const titles: Readonly<Record<Place['screen'], string>> = {
  board: words.title,
  concern: openWords.title,
  nowhere: words.unknownAddress,
};

interface Props {
  readonly desk: Desk;
  readonly notice?: ReactNode;
  /** The child that is open, where one is. */
  readonly store?: StoreApi<CaseStore> | undefined;
}

function useReferringAt({ desk, store }: Props): Referring {
  const { send, now, clinician, bases, escalation } = desk;
  return useMemo(() => {
    const log = createConcernLogApi(send);
    const clock = () => Date.parse(now());
    const here =
      store === undefined
        ? { onTold: () => undefined, onSettled: () => undefined }
        : besideChild(store, log, clock);
    return { log, clock, me: clinician.name, bases, escalation, ...here };
  }, [send, now, clinician, bases, escalation, store]);
}

/** Referrals: the board of the team, and one concern whole. Which one is in the address. */
export function ReferralsDesk(props: Props) {
  const { desk, notice, store } = props;
  const [address] = useHashLocation();
  const place = useMemo(() => placeOf(address), [address]);
  const referring = useReferringAt(props);
  const [filter, setFilter] = useState<Filter>('open');
  const [authors, setAuthors] = useState<ReadonlyMap<string, string>>(new Map());
  const onSeen = useCallback(
    ({ waiting }: Board) =>
      setAuthors((before) => new Map([...before, ...waiting.map(({ id, by }) => [id, by] as const)])),
    [],
  );
  const isOwn = (id: string): boolean => {
    const here = heldBy(store?.getState().concerns ?? { state: 'loading' })?.find((one) => one.id === id);
    return (here?.by ?? authors.get(id)) === desk.clinician.name;
  };
  const screen = () => {
    switch (place.screen) {
      case 'board':
        return <BoardScreen filter={filter} onFilter={setFilter} onSeen={onSeen} />;
      case 'concern':
        return <ConcernPlace key={place.id} id={place.id} own={isOwn(place.id)} />;
      case 'nowhere':
        return (
          <ScreenHead
            title={words.unknownAddress}
            back={{ href: boardLink, words: words.allReferrals }}
            says={words.nowhere}
          />
        );
      default:
        return unreachable(place);
    }
  };
  return (
    <DeskFrame
      desk={desk}
      address={address}
      title={titles[place.screen]}
      standing={{ part: 'referrals', first: place.screen === 'board' }}
      notice={notice}
    >
      <ReferringContext value={referring}>
        {/* Keyed: else the screen before would stay, hidden, until the next is fetched. */}
        <Suspense key={address} fallback={<p role="status">{deskFrame.opening}</p>}>
          <div className="stack referrals">{screen()}</div>
        </Suspense>
      </ReferringContext>
    </DeskFrame>
  );
}
