import { createContext, useContext } from 'react';
import type { CallStands } from '../../api/concern-call.ts';
import type { ConcernLogApi } from '../../api/concern-log.ts';
import type { ConcernLogged } from '../../api/concerns.ts';
import type { LawfulBasisList } from '../../domain/lawful-basis.ts';
import type { Clock } from '../../ui/use-now.ts';
import type { Opened } from './opened.ts';
import type { Brought } from './record/became.ts';
import type { ToldToRecord } from './record/became.ts';

/** Where a concern stands, as the gateway computes it. */
export type Standing = Pick<ConcernLogged, 'stage' | 'clocks'>;

/** What every piece of the referrals stands on, beside a child or at the desk. */
export interface Referring {
  readonly log: ConcernLogApi;
  readonly clock: Clock;
  /** As they are written with what somebody tells. */
  readonly me: string;
  /** Absent where this page was given none. */
  readonly bases?: LawfulBasisList | undefined;
  readonly escalation?: { readonly name: string; readonly phone?: string | undefined } | undefined;
  /** Somebody told what happened, and this is where the concern stands now. */
  readonly onTold: (id: string, logged: ConcernLogged) => void;
  /** Somebody said what became of a call without a concern. */
  readonly onSettled: (id: string, stands: CallStands) => void;
  /** Writes what came back into the record of the child that is open; absent where none is, or nothing may be written. */
  readonly toRecord?: ToldToRecord | undefined;
  /** Brings a concern that is owed to the record of the child that is open; absent where none is. */
  readonly bring?: ((id: string) => Promise<Brought>) | undefined;
  readonly bringOpened?: ((opened: Opened) => Promise<Brought>) | undefined;
}

export const ReferringContext = createContext<Referring | null>(null);

export function useReferring(): Referring {
  const referring = useContext(ReferringContext);
  if (referring === null) throw new Error('Referrals are drawn inside their context.');
  return referring;
}
