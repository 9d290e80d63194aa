import type { StoreApi } from 'zustand/vanilla';
import type { ConcernLogApi } from '../../../api/concern-log.ts';
import type { CaseStore } from '../../../case/case.ts';
import type { Clock } from '../../../ui/use-now.ts';
import { withSettled, withStanding } from '../child/with-standing.ts';
import type { Opened } from '../opened.ts';
import type { Referring } from '../referring.ts';
import type { Brought } from './became.ts';

/** What can be done with a concern only where its child is open: the record is theirs. What writes is fetched when it is wanted. */
export type BesideChild = Pick<Referring, 'onTold' | 'onSettled' | 'toRecord'> & {
  readonly bring: (id: string) => Promise<Brought>;
  readonly bringOpened: (opened: Opened) => Promise<Brought>;
};

/** `store`: the case of the child that is open. */
export function besideChild(store: StoreApi<CaseStore>, log: ConcernLogApi, clock: Clock): BesideChild {
  const now = () => new Date(clock()).toISOString();
  return {
    onTold: (id, logged) =>
      store.setState(({ concerns }) => ({ concerns: withStanding(concerns, id, logged) })),
    onSettled: (id, stands) =>
      store.setState(({ concerns }) => ({ concerns: withSettled(concerns, id, stands) })),
    toRecord: async (id, told) => {
      const { tellRecord } = await import('./told-to-record.ts');
      return tellRecord(store.getState(), log, id, told, now());
    },
    bring: async (id) => {
      const { openAndBring } = await import('./bring-to-record.ts');
      return openAndBring(store.getState(), log, id, now());
    },
    bringOpened: async (opened) => {
      const { bringToRecord } = await import('./bring-to-record.ts');
      return bringToRecord(store.getState(), opened, now());
    },
  };
}
