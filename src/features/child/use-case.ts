import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { createContext, useContext } from 'react';
import type { CaseStore } from '../../case/case.ts';
import type { Clock } from '../../ui/use-now.ts';

/** The case on screen, for every piece of it. */
export const CaseContext = createContext<{
  readonly store: StoreApi<CaseStore>;
  readonly clock: Clock;
} | null>(null);

function useCaseContext() {
  const context = useContext(CaseContext);
  if (context === null) throw new Error('ChildScreen gives the case to its pieces.');
  return context;
}

/** One part of the case; the piece is drawn again only when that part changes. */
export function useCase<T>(select: (state: CaseStore) => T): T {
  return useStore(useCaseContext().store, select);
}

/** The clock of this screen. */
export const useClock = (): Clock => useCaseContext().clock;
