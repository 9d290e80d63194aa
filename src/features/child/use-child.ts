import type { Child } from '../../domain/child.ts';
import type { Fetched } from '../../domain/fetched.ts';
import type { Called } from '../../text/names.ts';
import { called } from '../../text/names.ts';
import { useNow } from '../../ui/use-now.ts';
import { useCase, useClock } from './use-case.ts';

/** What was read, whole or in part; undefined when nothing was. */
export function valueOf<T>(read: Fetched<T>): T | undefined {
  return read.state === 'present' || read.state === 'incomplete' ? read.value : undefined;
}

/** The child, as far as it is read. */
export const useChild = (): Child | undefined => useCase((state) => valueOf(state.child));

/** How sentences speak of the child on screen. */
export function useCalled(): Called {
  const now = useNow(useClock(), 60_000);
  return called(useChild(), now);
}
